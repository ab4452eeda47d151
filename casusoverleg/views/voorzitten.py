"""
The table: one casus at a time, recorded while it is said.

One address, one page. Each button posts what it does (``doe``) to the same address,
so that a refresh, an expired session or a second tab never ends up somewhere else.
"""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from casusoverleg import nakoming, tafel
from casusoverleg.views.puntknoppen import PuntKnoppen
from casusoverleg.views.regelknoppen import RegelKnoppen
from casusoverleg.views.zaalknoppen import ZaalKnoppen
from keten.kern.formulieren import Formulier
from keten.kern.overgangen import GeenRechtError, OvergangError
from keten.kern.vastleggen import VerouderdError
from keten.toegang import sessie
from keten.toegang.bewaard import sign_schrijver, take_typed
from keten.toegang.rechten import Recht

# The script asks for the input line alone, and keeps the page as it is.
STUK = "X-Keten-Regel"


class Voorzitten(RegelKnoppen, PuntKnoppen, ZaalKnoppen):
    """Chair the meeting, or take its minutes."""

    houdt_open = True

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        if not self.load():
            sessie.release(request.session)
            return HttpResponseRedirect(self.overleg.get_absolute_url())
        # While the meeting goes on, silence at the keyboard logs nobody out.
        sessie.hold_open(request.session)
        getypt = take_typed(request)
        begin = {k: w[0] for k, w in (getypt or {}).items() if w}
        return self._show(self.invoer(initial=begin), status=200)

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        if not self.load():
            return HttpResponseRedirect(self.overleg.get_absolute_url())
        doen = self.line_buttons() | self.item_buttons() | self.room_buttons()
        doe = doen.get(request.POST.get("doe", ""))
        if doe is None:
            return HttpResponse(status=400)
        try:
            with transaction.atomic():
                fout = doe()
        except GeenRechtError as weigering:
            raise PermissionDenied from weigering
        except (OvergangError, VerouderdError) as weigering:
            self.load()
            messages.error(request, str(weigering))
            return self._show(self.invoer(data=self._typed()), status=409)
        if fout is not None:
            return self._show(self.invoer(data=self._typed()), status=422, fout=fout)
        if STUK in request.headers:
            return HttpResponse(self.terug, content_type="text/plain; charset=utf-8")
        return HttpResponseRedirect(request.path)

    def _typed(self) -> Any:
        """What stands in the input line, when that is what was sent."""
        return (
            self.request.POST if self.request.POST.get("doe") == "vastleggen" else None
        )

    def _show(
        self, invoer: Any, *, status: int, fout: Formulier | None = None
    ) -> HttpResponse:
        context = {
            "overleg": self.overleg,
            **tafel.times(self.overleg, self.punten),
            "punten": tafel.timed(self.overleg, self.punten),
            "punt": self.punt,
            "invoer": invoer,
            "fout": fout,
            "form": fout or invoer,
            "schrijver": sign_schrijver(self.actor.pk),
            "stempel": tafel.stamp(self.overleg, self.punt, actor=self.actor),
            "sluit_url": reverse(
                "casusoverleg:overleg_handeling", args=[self.overleg.pk, "sluiten"]
            ),
            **self._middle(fout),
        }
        sjabloon = "casusoverleg/voorzitten.html"
        if STUK in self.request.headers:
            sjabloon = "casusoverleg/_tafelfout.html"
        return self.answer(sjabloon, context, status=status)

    def _middle(self, fout: Formulier | None) -> dict[str, Any]:
        """What the screen is filled with: the opening, an item, or the change."""
        if self.punt:
            return {
                **tafel.on_the_table(self.punt, actor=self.actor),
                "vaste_taken": nakoming.usual_tasks(self.punt.casus, self.actor),
                "voorlezen": self.request.GET.get("voorlezen")
                or self.request.POST.get("doe") == "afronden",
            }
        erbij = {"erbij": self.person_form()}
        if self.in_opening:
            opening = fout if self.request.POST.get("doe") == "opening" else None
            return {"opening": opening or self.opening(), **erbij}
        mag_noemen = self.actor.mag(
            Recht.OVERLEG_PLANNEN, self.overleg.samenwerkingsverband_id
        )
        return {
            **tafel.change_over(self.overleg, self.punten),
            **erbij,
            "mag_noemen": mag_noemen,
        }
