"""How somebody comes in: by name and password now, a second factor later."""

from typing import Any, ClassVar

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest


class Poortadapter(DefaultAccountAdapter):  # type: ignore[misc]
    """Nobody signs up: accounts are given."""

    error_messages: ClassVar[dict[str, Any]] = {
        **DefaultAccountAdapter.error_messages,
        "username_password_mismatch": "De inlognaam of het wachtwoord klopt niet.",
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
