"""Where allauth asks us: who may come in, and how secrets are kept."""

import base64
import hashlib
import secrets
from typing import Any, ClassVar

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponseRedirect
from django.urls import reverse

from keten.inloggen import actions, toestel
from keten.organisaties.models import Medewerker
from keten.toegang import sessie

_VORM = "v1:"
_AAD = b"mfa_authenticator"
_NONCE = 12
# So many failures an hour of all together; from there on new browsers wait a little.
ALLES_VRIJ = 300


class Poortadapter(DefaultAccountAdapter):  # type: ignore[misc]
    """Nobody signs up: accounts are given."""

    error_messages: ClassVar[dict[str, Any]] = {
        **DefaultAccountAdapter.error_messages,
        "username_password_mismatch": "De inlognaam of het wachtwoord klopt niet.",
        "incorrect_password": "Dit wachtwoord klopt niet.",
        "too_many_login_attempts": "Wacht even en probeer het dan opnieuw.",
        "rate_limited": "Wacht even en probeer het dan opnieuw.",
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Refuse every registration."""
        return False

    def pre_authenticate(self, request: HttpRequest, **credentials: Any) -> None:
        """Count nothing here: `authenticate` does, in rows and not in a cache."""

    def authenticate(self, request: HttpRequest, **credentials: Any) -> Any:
        """
        Let nobody frozen in, and do not tell why: as with a wrong password.

        Whoever must wait learns only that; alike for names that nobody has.
        """
        potten = _potten(request, credentials.get("username", ""))
        try:
            actions.require_calm(*potten)
        except actions.TeVaakError as fout:
            raise ValidationError(str(fout)) from fout
        medewerker = super().authenticate(request, **credentials)
        if medewerker and medewerker.is_active:
            actions.note_success(potten[0])
            return medewerker
        actions.note_failure(*potten)
        return None

    def add_message(self, *args: Any, **kwargs: Any) -> None:
        """Say nothing at login: the page that follows speaks for itself."""

    def get_login_stages(self) -> list[str]:
        """Return what stands between the password and the session."""
        return ["keten.inloggen.oidc.adapter.TweedeStap"]

    def respond_user_inactive(self, request: HttpRequest, user: Medewerker) -> Any:
        """Let nobody in; say no more than to anybody."""
        return HttpResponseRedirect(reverse("account_login"))

    def get_client_ip(self, request: HttpRequest) -> str:
        """Tell nothing: no address of a machine is kept, and none is limited."""
        return "0.0.0.0"  # noqa: S104  no address to listen on

    def get_reauthentication_methods(
        self, user: Medewerker | AnonymousUser
    ) -> list[dict[str, str]]:
        """Return the one page of ours that asks it."""
        pagina = {"id": "bevestigen", "description": "", "url": reverse("bevestigen")}
        return [pagina] if user.is_authenticated else []

    def login(self, request: HttpRequest, user: Medewerker) -> None:
        """Begin the session and its terms."""
        self._eerste_keer = user.last_login is None
        super().login(request, user)
        sessie.begin(request.session)

    def post_login(self, request: HttpRequest, user: Medewerker, **kwargs: Any) -> Any:
        """Look whether this browser is known, and how many there are by now."""
        antwoord = super().post_login(request, user, **kwargs)
        nieuw = not toestel.known_as(request, user.inlognaam)
        toestel.remember(request, antwoord, inlognaam=user.inlognaam)
        if nieuw and not self._eerste_keer and not settings.KETEN_DEMO:
            actions.tell_nieuw_apparaat(user)
        if settings.KETEN_MAX_SESSIES:
            actions.end_oldest(user, blijven=settings.KETEN_MAX_SESSIES)
        return antwoord


def _potten(request: HttpRequest, inlognaam: str) -> tuple[actions.Pot, ...]:
    """At a known browser the own failures count; elsewhere also those of all."""
    naam = inlognaam.lower()
    merk = toestel.known_as(request, naam)
    if merk:
        return (actions.pot("toestel", merk, naam),)
    return actions.pot("naam", naam), actions.pot("alles", vrij=ALLES_VRIJ, langst=5)


class Factoradapter(DefaultMFAAdapter):  # type: ignore[misc]
    """The factors: their secrets sealed, their names without the name of a person."""

    error_messages: ClassVar[dict[str, Any]] = {
        **DefaultMFAAdapter.error_messages,
        "incorrect_code": "Dat lukte niet. Probeer het nog een keer.",
    }

    def get_totp_issuer(self) -> str:
        """Return what the app on the phone calls us."""
        return "Keten"

    def _get_user_identifier(self, user: Medewerker) -> str:
        return user.inlognaam

    def get_public_key_credential_rp_entity(self) -> dict[str, str]:
        """Return for which site a key is."""
        return {**super().get_public_key_credential_rp_entity(), "name": "Keten"}

    def get_public_key_credential_user_entity(self, user: Medewerker) -> dict[str, Any]:
        """Return whose key it is; the screen of a key may be read by anybody."""
        return {
            "id": str(user.pk).encode(),
            "display_name": user.inlognaam,
            "name": user.inlognaam,
        }

    def encrypt(self, text: str) -> str:
        """Seal a secret: a copy of the database makes no codes."""
        nonce = secrets.token_bytes(_NONCE)
        dicht = AESGCM(_key(settings.SECRET_KEY)).encrypt(nonce, text.encode(), _AAD)
        return _VORM + base64.b64encode(nonce + dicht).decode()

    def decrypt(self, encrypted_text: str) -> str:
        """
        Open a secret that was sealed with the key of today or the one before.

        :raises InvalidTag: if none opens it
        """
        rauw = base64.b64decode(encrypted_text.removeprefix(_VORM))
        sleutels = settings.SECRET_KEY, settings.KETEN_SECRET_KEY_VORIGE
        for sleutel in filter(None, sleutels):
            try:
                open_ = AESGCM(_key(sleutel)).decrypt(
                    rauw[:_NONCE], rauw[_NONCE:], _AAD
                )
            except InvalidTag:
                continue
            return open_.decode()
        raise InvalidTag


def _key(geheim: str | bytes) -> bytes:
    rauw = geheim.encode() if isinstance(geheim, str) else geheim
    return hashlib.blake2b(rauw, digest_size=32, person=b"keten-factor").digest()
