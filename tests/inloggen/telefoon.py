"""An app on a phone that makes codes, and somebody who logs in with it."""

import base64
import hashlib
import hmac
import re
import struct
from typing import Any

from django.test import Client
from django.urls import reverse

from keten.kern import klok
from tests.factories.organisaties import WACHTWOORD

_GEHEIM = re.compile(r"<code>([A-Z2-7]{4})</code>")


def make_code(geheim: str, *, stap: int = 0) -> str:
    """Make the code of this moment, or so many steps of half a minute later."""
    teller = int(klok.op_de_muur().timestamp()) // 30 + stap
    afdruk = hmac.new(
        base64.b32decode(geheim), struct.pack(">Q", teller), hashlib.sha1
    ).digest()
    begin = afdruk[-1] & 15
    getal = struct.unpack(">I", afdruk[begin : begin + 4])[0] & 0x7FFFFFFF
    return f"{getal % 10**6:06}"


def read_geheim(pagina: str) -> str:
    """Type over what stands on the page for who cannot make a photo."""
    return "".join(_GEHEIM.findall(pagina))


def log_in(client: Client, inlognaam: str, wachtwoord: str = WACHTWOORD) -> Any:
    """Fill in name and password."""
    return client.post(
        reverse("account_login"), {"login": inlognaam, "password": wachtwoord}
    )


def add_app(client: Client) -> tuple[str, list[str]]:
    """Choose an app; return its secret and the codes for later."""
    adres = reverse("mfa_activate_totp")
    geheim = read_geheim(client.get(adres).content.decode())
    antwoord = client.post(adres, {"code": make_code(geheim)})
    assert antwoord.status_code == 200, antwoord.status_code
    return geheim, re.findall(r"<code>(\d{8})</code>", antwoord.content.decode())
