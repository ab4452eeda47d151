"""Which terms were tied to a day on which the meeting no longer is."""

import datetime as dt
from typing import Any

from django.core.exceptions import PermissionDenied
from django.urls import reverse

from casusoverleg import tafel
from casusoverleg.actions import meeverzetten as actions
from casusoverleg.forms.termijnen import MeeFormulier
from casusoverleg.models import Overleg
from casusoverleg.status import OverlegStatus
from keten.toegang.actor import Actor
from keten.toegang.rechten import Recht
from keten.toegang.schermen import FormulierScherm


class TermijnenMee(FormulierScherm):
    """Choose which go along; none does by itself."""

    recht = Recht.OVERLEG_PLANNEN
    formulier = MeeFormulier
    titel = "Verzet u ook de termijnen?"
    knop = "Verzet wat is aangevinkt"
    overleg: Overleg

    def laad(self) -> None:
        self.overleg = self.visible_or_404(
            Overleg.objects.visible_to(self.actor), pk=self.kwargs["pk"]
        )
        if not self.actor.mag(
            Recht.OVERLEG_PLANNEN, self.overleg.samenwerkingsverband_id
        ):
            raise PermissionDenied
        self.afspraken = actions.tied_to(self.overleg, by=self.actor)
        self.nieuw = self._new_term()
        self.inleiding = (
            "Deze afspraken moesten klaar zijn een week voor het overleg, op de dag "
            "waarop het eerst was. Er verandert niets vanzelf. Vink aan wat meegaat "
            f"naar {self.nieuw:%d-%m-%Y}; wat u niet aanvinkt, houdt de eigen termijn."
        )
        if not self.afspraken:
            self.inleiding = "Er zijn geen afspraken met een termijn van de oude dag."

    def formulierkwargs(self) -> dict[str, Any]:
        return {"afspraken": self.afspraken}

    def terug(self) -> str:
        return self.overleg.get_absolute_url()

    def extra(self) -> dict[str, Any]:
        return {"kruimel": self.overleg.nummer}

    def handel(self, form: Any) -> str:
        gekozen = set(form.cleaned_data["afspraken"])
        aantal = actions.move_terms(
            [rij for rij in self.afspraken if str(rij.pk) in gekozen],
            uiterlijk=self.nieuw,
            reden=form.cleaned_data["reden"],
            by=self.actor,
        )
        woord = "afspraak heeft" if aantal == 1 else "afspraken hebben"
        self.gedaan = f"{aantal} {woord} een nieuwe termijn."
        return self.terug()

    def _new_term(self) -> dt.date:
        if self.overleg.status == OverlegStatus.GEANNULEERD:
            return tafel.default_uiterlijk(self.overleg)
        nieuw: dt.date = self.overleg.datum - actions.DAGEN_VOOR
        return nieuw


def after_move(overleg: Overleg, *, by: Actor) -> str:
    """Return where to choose which terms go along; empty when there are none."""
    vers = Overleg.objects.visible_to(by).filter(pk=overleg.pk).first()
    if vers is None or not actions.tied_to(vers, by=by):
        return ""
    return reverse("casusoverleg:overleg_termijnen", args=[vers.pk])
