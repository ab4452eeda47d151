"""Who is needed when: the order of the agenda, and what it costs in waiting."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from casusoverleg.actions import agendavolgorde as actions
from casusoverleg.models import Agendapunt, Overleg
from casusoverleg.schikking import read_schikking
from casusoverleg.tafel import timed
from casusoverleg.views.aan_tafel import uuid_of
from keten.kern.overgangen import GeenRechtError, OvergangError
from keten.toegang.poort import AlleenPost
from keten.toegang.rechten import Recht
from keten.toegang.schermen import Scherm


class Volgorde(Scherm):
    """The agenda as time, an order with less waiting beside it."""

    recht = Recht.OVERLEG_PLANNEN
    template_name = "casusoverleg/volgorde.html"

    def context(self) -> dict[str, Any]:
        overleg = self._overleg()
        schikking = read_schikking(overleg, actor=self.actor)
        return {
            "overleg": overleg,
            "schikking": schikking,
            "punten": timed(overleg, list(schikking.punten)),
        }

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        overleg = self._overleg()
        try:
            actions.arrange(
                overleg,
                volgorde=[uuid_of(pk) for pk in request.POST.getlist("punt")],
                was=[uuid_of(pk) for pk in request.POST.getlist("was")],
                by=self.actor,
            )
        except GeenRechtError as fout:
            raise PermissionDenied from fout
        except OvergangError as fout:
            messages.error(request, str(fout))
            return self.answer(self.template_name, self.context(), status=409)
        messages.success(request, "De agenda heeft een nieuwe volgorde.")
        return HttpResponseRedirect(request.path)

    def _overleg(self) -> Any:
        return self.visible_or_404(
            Overleg.objects.visible_to(self.actor), pk=self.kwargs["pk"]
        )


class PuntVerschuiven(AlleenPost):
    """Up or down: one button each."""

    recht = Recht.OVERLEG_PLANNEN

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        punt = self.visible_or_404(
            Agendapunt.objects.visible_to(self.actor).op_tafel(), pk=kwargs["pk"]
        )
        try:
            actions.shift(
                punt, omhoog=request.POST.get("naar") == "omhoog", by=self.actor
            )
        except GeenRechtError as fout:
            raise PermissionDenied from fout
        terug = punt.get_absolute_url()
        if request.POST.get("terug") == "volgorde":
            terug = reverse("casusoverleg:overleg_volgorde", args=[punt.overleg_id])
        return HttpResponseRedirect(f"{terug}#punt-{punt.pk}")
