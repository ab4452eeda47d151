"""A series of meetings that runs out: plan the next year of it."""

from typing import Any

from django.urls import reverse

from casusoverleg.actions import reeks as actions
from casusoverleg.models import Overlegreeks
from keten.kern.formulieren import BevestigFormulier
from keten.toegang.rechten import Recht
from keten.toegang.schermen import FormulierScherm


class ReeksVerder(FormulierScherm):
    """One button: the second Thursday of the twelve months that follow."""

    recht = Recht.OVERLEG_PLANNEN
    formulier = BevestigFormulier
    titel = "Plan het volgende jaar van de reeks"
    knop = "Plan het volgende jaar"
    reeks: Any

    def laad(self) -> None:
        self.reeks = self.visible_or_404(
            Overlegreeks.objects.visible_to(self.actor), pk=self.kwargs["pk"]
        )
        self.inleiding = (
            f"{self.reeks.naam}: steeds de tweede donderdag van de maand, "
            f"{self.reeks.begin:%H.%M} tot {self.reeks.eind:%H.%M}, "
            f"{self.reeks.plaats}. Keten plant twaalf maanden, na het laatste overleg "
            "dat er al staat. Valt een donderdag op een feestdag, dan wordt het de "
            "eerste werkdag erna."
        )

    def terug(self) -> str:
        return reverse("casusoverleg:overleggen")

    def extra(self) -> dict[str, Any]:
        return {"kruimel": "Overleg"}

    def handel(self, form: Any) -> str:
        aantal = actions.plan_further(self.reeks, by=self.actor)
        self.gedaan = f"Er zijn {aantal} overleggen gepland."
        return self.terug()
