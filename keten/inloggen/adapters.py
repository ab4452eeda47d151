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
from django.http import HttpRequest
from django.urls import reverse

from keten.organisaties.models import Medewerker
from keten.toegang import sessie

_VORM = "v1:"
_AAD = b"mfa_authenticator"
_NONCE = 12


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

    def authenticate(self, request: HttpRequest, **credentials: Any) -> Any:
        """Let nobody frozen in, and do not tell why: as with a wrong password."""
        medewerker = super().authenticate(request, **credentials)
        return medewerker if medewerker and medewerker.is_active else None

    def add_message(self, *args: Any, **kwargs: Any) -> None:
        """Say nothing at login: the page that follows speaks for itself."""

    def get_login_stages(self) -> list[str]:
        """Return what stands between the password and the session."""
        return ["allauth.mfa.stages.AuthenticateStage"]

    def get_client_ip(self, request: HttpRequest) -> str:
        """Tell nothing: no address of a machine is kept, and none is limited."""
        return "0.0.0.0"  # noqa: S104  no address to listen on

    def get_reauthentication_methods(
        self, user: Medewerker | AnonymousUser
    ) -> list[dict[str, str]]:
        """Return the one page of ours that asks it."""
        pagina = {"id": "bevestigen", "description": "", "url": reverse("bevestigen")}
        return [pagina] if user.is_authenticated else []

    def post_login(self, request: HttpRequest, user: Medewerker, **kwargs: Any) -> Any:
        """Begin the terms of this session."""
        sessie.begin(request.session)
        return super().post_login(request, user, **kwargs)


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
        Open a secret that was sealed with the key of today or an earlier one.

        :raises InvalidTag: if none opens it
        """
        rauw = base64.b64decode(encrypted_text.removeprefix(_VORM))
        for sleutel in (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS):
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
