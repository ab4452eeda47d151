"""Who does what as a rule: the list, a task more, a task less."""

from typing import Any

from django.urls import reverse

from casusoverleg.actions import taakverdeling as actions
from casusoverleg.forms.nakoming import TaakFormulier
from casusoverleg.models import Taakverdeling
from keten.kern import klok
from keten.kern.formulieren import BevestigFormulier
from keten.organisaties.models import Organisatie, Samenwerkingsverband
from keten.toegang.rechten import Recht
from keten.toegang.schermen import FormulierScherm, Scherm


class Taken(Scherm):
    """The tasks of the verbanden that one directs."""

    recht = Recht.CASUS_REGISSEREN
    template_name = "casusoverleg/taakverdeling.html"
    zonder_personen = "what organisations do as a rule"

    def context(self) -> dict[str, Any]:
        rijen = Taakverdeling.objects.visible_to(self.actor).staand()
        verbanden = self.actor.verbanden_met(Recht.CASUS_REGISSEREN)
        return {
            "taken": rijen.filter(samenwerkingsverband__in=verbanden).select_related(
                "organisatie"
            )
        }


class TaakNieuw(FormulierScherm):
    recht = Recht.CASUS_REGISSEREN
    formulier = TaakFormulier
    titel = "Nieuwe taak"
    knop = "Voeg toe"
    gedaan = "De taak staat in de taakverdeling."
    zonder_personen = "what organisations do as a rule"

    def laad(self) -> None:
        verbanden = sorted(self.actor.verbanden_met(Recht.CASUS_REGISSEREN), key=str)
        self.verband = Samenwerkingsverband.objects.get(pk=verbanden[0])

    def formulierkwargs(self) -> dict[str, Any]:
        return {
            "organisaties": Organisatie.objects.deelnemend(
                self.verband.pk, klok.vandaag()
            ).order_by("naam")
        }

    def terug(self) -> str:
        return reverse("casusoverleg:taakverdeling")

    def extra(self) -> dict[str, Any]:
        return {"kruimel": "Taakverdeling"}

    def handel(self, form: Any) -> str:
        actions.add_taak(verband=self.verband, by=self.actor, **form.velden)
        return self.terug()


class TaakVervalt(FormulierScherm):
    """One task less."""

    recht = Recht.CASUS_REGISSEREN
    formulier = BevestigFormulier
    titel = "Haal de taak weg"
    knop = "Haal weg"
    gedaan = "De taak is weg. Gemaakte afspraken blijven."
    zonder_personen = "what organisations do as a rule"

    def laad(self) -> None:
        verbanden = self.actor.verbanden_met(Recht.CASUS_REGISSEREN)
        rijen = Taakverdeling.objects.visible_to(self.actor).staand()
        self.rij = self.visible_or_404(
            rijen.filter(samenwerkingsverband__in=verbanden).select_related(
                "organisatie"
            ),
            pk=self.kwargs["pk"],
        )
        self.inleiding = (
            f"{self.rij.organisatie.naam}, {self.rij.get_rol_display().lower()}: "
            f"{self.rij.taak}"
        )

    def begin(self) -> dict[str, Any]:
        return {"versie": self.rij.versie}

    def terug(self) -> str:
        return reverse("casusoverleg:taakverdeling")

    def extra(self) -> dict[str, Any]:
        return {"kruimel": "Taakverdeling"}

    def handel(self, form: Any) -> str:
        actions.end_taak(self.rij, by=self.actor, versie=form.cleaned_data["versie"])
        return self.terug()
