"""The agenda that builds itself: what could be discussed, and why."""

from typing import Any
from uuid import UUID

from django.urls import reverse

from casusoverleg.actions import agendapunt as actions
from casusoverleg.agendavoorstel import read_voorstellen
from casusoverleg.forms.voorbereiding import NietAgenderenFormulier
from casusoverleg.models import Overleg
from casusoverleg.status.overleg import NOG_NIET_BEGONNEN
from casusoverleg.views.op_casus import CasusFormulierScherm
from keten.kern import klok
from keten.toegang.rechten import Recht
from keten.toegang.schermen import Scherm
from keten.toegang.zichtbaarheid import PROCES


class Agendavoorstellen(Scherm):
    """What could be discussed in one meeting, the most pressing first."""

    recht = Recht.OVERLEG_PLANNEN
    template_name = "casusoverleg/agendavoorstellen.html"

    def context(self) -> dict[str, Any]:
        overleg = self.visible_or_404(
            Overleg.objects.visible_to(self.actor), pk=self.kwargs["pk"]
        )
        loopt = overleg.status in NOG_NIET_BEGONNEN
        punten = list(overleg.agendapunten.visible_to(self.actor).op_tafel())
        minuten = sum(punt.minuten for punt in punten)
        return {
            "overleg": overleg,
            "loopt": loopt,
            "voorstellen": read_voorstellen(overleg, actor=self.actor) if loopt else [],
            "aantal_punten": len(punten),
            "minuten": minuten,
            "ruimte": _minutes(overleg) - minuten,
            "te_veel": max(0, minuten - _minutes(overleg)),
        }


class NietAgenderen(CasusFormulierScherm):
    """Leave a casus out of one meeting, with the reason; it stays away from it."""

    recht = Recht.OVERLEG_PLANNEN
    diepte = PROCES
    formulier = NietAgenderenFormulier
    titel = "Niet agenderen"
    knop = "Agendeer niet"
    gedaan = "De casus komt niet op de agenda van dit overleg."

    def formulierkwargs(self) -> dict[str, Any]:
        overleggen = Overleg.objects.visible_to(self.actor)
        return {
            "overleggen": overleggen.komend(klok.vandaag()).filter(
                samenwerkingsverband=self.casus.samenwerkingsverband_id,
                status__in=NOG_NIET_BEGONNEN,
            )
        }

    def begin(self) -> dict[str, Any]:
        return {"overleg": chosen_overleg(self.request)}

    def terug(self) -> str:
        return back_to_voorstellen(self.request) or self.casus.get_absolute_url()

    def handel(self, form: Any) -> str:
        velden = form.velden
        actions.pass_over(casus=self.casus, by=self.actor, **velden)
        return reverse("casusoverleg:agendavoorstellen", args=[velden["overleg"].pk])


def chosen_overleg(request: Any) -> UUID | None:
    """Return the meeting that the address names, if any."""
    try:
        return UUID(request.GET.get("overleg", ""))
    except ValueError:
        return None


def back_to_voorstellen(request: Any) -> str:
    """Return the way back to the proposals of that meeting; empty without one."""
    pk = chosen_overleg(request)
    return reverse("casusoverleg:agendavoorstellen", args=[pk]) if pk else ""


def _minutes(overleg: Overleg) -> int:
    begin, eind = overleg.begin, overleg.eind
    return (eind.hour - begin.hour) * 60 + eind.minute - begin.minute
