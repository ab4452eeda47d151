"""What a session may reach, and how long it lasts."""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.contrib.auth import logout
from django.contrib.sessions.middleware import SessionMiddleware
from django.core.exceptions import ImproperlyConfigured
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.urls import reverse

from keten.inloggen.factor import ZONDER, is_missing
from keten.toegang import sessie
from keten.toegang.bewaard import keep_typed

STIL = "X-Keten-Stil"
# Where one can go while the screen is dark.
DICHT = frozenset({"scherm_dicht", "bevestigen", "account_logout"})


class Sessies(SessionMiddleware):
    """What a page asks by itself does not keep a session alive."""

    def process_response(
        self, request: HttpRequest, response: HttpResponse
    ) -> HttpResponse:
        if getattr(request, "stil", False) and not request.session.modified:
            response.headers[STIL] = "1"
            return response
        return super().process_response(request, response)


class Sessieduur:
    """End a session after a quarter of an hour of silence, or after a working day."""

    sync_capable = True
    async_capable = False

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.user.is_authenticated and sessie.is_over(request.session):
            logout(request)
        response = self.get_response(request)
        if request.user.is_authenticated and not getattr(request, "stil", False):
            sessie.note_seen(request.session)
        return response


class TweedeStap:
    """
    Without a second factor a session reaches only the pages on which to choose one.

    :raises ImproperlyConfigured: if production is told to do without
    """

    sync_capable = True
    async_capable = False

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        if settings.KETEN_WEIGERT_DEMO and not settings.KETEN_TWEEDE_FACTOR:
            raise ImproperlyConfigured(
                "Keten start met echte gegevens niet zonder tweede stap bij het"
                " inloggen. Haal KETEN_TWEEDE_FACTOR weg uit de instellingen."
            )
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(
        self,
        request: HttpRequest,
        view_func: Callable[..., HttpResponseBase],
        view_args: Any,
        view_kwargs: Any,
    ) -> HttpResponseBase | None:
        """Send on to the dark screen, or to choosing a factor; what was typed waits."""
        match = request.resolver_match
        naam = match.view_name if match else ""
        vrij = not getattr(view_func, "login_required", True)
        if request.user.is_authenticated and sessie.dark_at(request.session):
            return None if vrij or naam in DICHT else self._on(request, "scherm_dicht")
        if not is_missing(request):
            return None
        request.beperkt = True  # type: ignore[attr-defined]
        return None if vrij or naam in ZONDER else self._on(request, "mfa_index")

    @staticmethod
    def _on(request: HttpRequest, naam: str) -> HttpResponseRedirect:
        keep_typed(request)
        return HttpResponseRedirect(reverse(naam))
