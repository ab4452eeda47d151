"""One transaction per request that knows who asks, and what must outlive it."""

import logging
from collections.abc import Callable
from contextvars import Token
from typing import Any, cast
from uuid import UUID

from auditlog.context import set_extra_data
from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.core.exceptions import PermissionDenied
from django.db import Error, transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.template.loader import render_to_string

from keten.kern import klok, verzoek
from keten.kern.overgangen import Weigering as Geweigerd
from keten.kern.overgangen import geweigerd, note_weigering
from keten.logboek import inzage
from keten.organisaties.lezer import actor_for
from keten.toegang.actor import NIEMAND, Actor
from keten.toegang.bewaard import keep_typed
from keten.toegang.models import Weigering

_MISLUKT = "_keten_mislukt"
_GEEN_RECHT, _NIET_GEVONDEN = 403, 404
_log = logging.getLogger(__name__)


class Verzoek:
    """
    Open the transaction, set the actor, and write refusals down afterwards.

    ATOMIC_REQUESTS would not do: it starts inside the view, after middleware.
    """

    sync_capable = True
    async_capable = False

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        with inzage.follow() as gezien:
            response = self._answer(request)
        try:
            keep_inzage(request, gezien, status=response.status_code)
        except Error:
            # Nobody looks unseen: what was made for this reader is not shown.
            _log.exception("inzage niet vastgelegd")
            return HttpResponse(render_to_string("503.html"), status=503)
        return response

    def _answer(self, request: HttpRequest) -> HttpResponse:
        medewerker = cast(Any, request.user)
        # By key alone: `set_actor` would write the mail address beside it.
        wie = {"actor_id": medewerker.pk}
        lijst: list[Geweigerd] = []
        merk: Token[list[Geweigerd] | None] = geweigerd.set(lijst)
        try:
            with verzoek.actor(medewerker.pk), set_extra_data(wie):
                actor = actor_for(medewerker, today=klok.vandaag())
                request.actor = actor  # type: ignore[attr-defined]
                response = self.get_response(request)
                # Django made an answer of the exception: half the work would stay.
                # Only now, for that answer (a 404) may have read the database too.
                if response.status_code >= 500 or hasattr(request, _MISLUKT):
                    transaction.set_rollback(True)
        finally:
            geweigerd.reset(merk)
            write_weigeringen(lijst, door_id=medewerker.pk)
        return response

    def process_exception(self, request: HttpRequest, exception: Exception) -> None:
        """Let what the view did be undone, also when the answer is a 403 or a 404."""
        setattr(request, _MISLUKT, True)
        if isinstance(exception, PermissionDenied):
            match = request.resolver_match
            note_weigering(
                "pagina", None, match.view_name if match else "", "GeenRecht"
            )


def keep_inzage(request: HttpRequest, gezien: inzage.Inzage, *, status: int) -> None:
    """Keep what was looked at, or asked for in vain, in a transaction of its own."""
    actor: Actor = getattr(request, "actor", NIEMAND)
    match = request.resolver_match
    sleutels = match.kwargs if match else {}
    gevraagd = {w: None for w in sleutels.values() if isinstance(w, UUID)}
    geweigerd_ = status == _GEEN_RECHT or (status == _NIET_GEVONDEN and gevraagd)
    if geweigerd_ and actor.pk:
        gezien.doel = "geweigerd"
        gezien.objecten |= gevraagd
    if not gezien.doel:
        return
    naam = match.view_name if match else ""
    actie = f"{naam} {sleutels.get('actie', '')}".strip()
    with verzoek.actor(actor.pk):
        inzage.write(gezien, by=actor, actie=actie, resultaat=status)


def write_weigeringen(lijst: list[Geweigerd], *, door_id: Any) -> None:
    """Keep refusals, in a transaction of their own."""
    if not lijst:
        return
    with verzoek.actor(door_id):
        Weigering.objects.bulk_create(
            Weigering(
                door_id=door_id,
                soort=rij.soort,
                object_id=rij.object_id,
                actie=rij.actie[:60],
                waarom=rij.waarom[:60],
            )
            for rij in lijst
        )


class Inlogplicht(LoginRequiredMiddleware):
    """Deny by default; what was typed when the session ran out is kept."""

    def handle_no_permission(
        self, request: HttpRequest, view_func: Callable[..., HttpResponseBase]
    ) -> HttpResponseRedirect:
        keep_typed(request)
        return super().handle_no_permission(request, view_func)
