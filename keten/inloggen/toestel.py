"""
Browsers that somebody logged in on before: a mark in a cookie, nothing on the server.

It gives no access. It tells a login on a new browser, and keeps who hammers at an
account elsewhere from making its owner wait.
"""

import hashlib
import secrets

from django.conf import settings
from django.core import signing
from django.http import HttpRequest, HttpResponseBase

ZOUT = "keten.toestel"
DAGEN = 180
MAX_MENSEN = 5


def known_as(request: HttpRequest, inlognaam: str) -> str:
    """Return the mark of this browser, if this account logged in on it before."""
    merk, wie = _read(request)
    return merk if _digest(inlognaam) in wie else ""


def remember(
    request: HttpRequest, response: HttpResponseBase, *, inlognaam: str
) -> None:
    """Let this browser know that this account logged in on it."""
    merk, wie = _read(request)
    wie = [*(w for w in wie if w != _digest(inlognaam)), _digest(inlognaam)]
    response.set_cookie(
        settings.KETEN_TOESTEL_COOKIE,
        signing.dumps([merk or secrets.token_hex(16), wie[-MAX_MENSEN:]], salt=ZOUT),
        max_age=DAGEN * 24 * 60 * 60,
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )


def _read(request: HttpRequest) -> tuple[str, list[str]]:
    try:
        merk, wie = signing.loads(
            request.COOKIES.get(settings.KETEN_TOESTEL_COOKIE, ""),
            salt=ZOUT,
            max_age=DAGEN * 24 * 60 * 60,
        )
    except (signing.BadSignature, ValueError, TypeError):
        return "", []
    return str(merk), [str(w) for w in wie]


def _digest(inlognaam: str) -> str:
    tekst = f"{settings.SECRET_KEY}\x00toestel\x00{inlognaam.lower()}"
    return hashlib.sha256(tekst.encode()).hexdigest()[:24]
