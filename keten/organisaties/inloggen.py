"""How somebody comes in: by name and password now, a second factor later."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest


class Poortadapter(DefaultAccountAdapter):  # type: ignore[misc]
    """Nobody signs up: accounts are given."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Refuse every registration."""
        return False

    def authenticate(self, request: HttpRequest, **credentials: Any) -> Any:
        """Let nobody frozen in, and do not tell why: as with a wrong password."""
        medewerker = super().authenticate(request, **credentials)
        return medewerker if medewerker and medewerker.is_active else None

    def add_message(self, *args: Any, **kwargs: Any) -> None:
        """Say nothing at login: the page that follows speaks for itself."""
