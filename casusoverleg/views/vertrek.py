"""Somebody leaves: what rests on that, and who goes on."""

from typing import Any

from django.urls import reverse

from casusoverleg.actions import opvolging, vertrek
from casusoverleg.forms.vertrek import OpvolgFormulier, VertrekFormulier
from casusoverleg.models import Opvolging
from casusoverleg.views.op_casus import CasusFormulierScherm
from keten.kern import klok
from keten.kern.formulieren import BevestigFormulier
from keten.organisaties.models import Dienstverband, Medewerker
from keten.organisaties.views.collega import SCHRIJVEN, OverCollega
from keten.toegang.schermen import FormulierScherm


class OverDienstverband(OverCollega, FormulierScherm):
    """Base of the forms about one Dienstverband that is not over."""

    recht = SCHRIJVEN
    rij: Dienstverband

    def laad(self) -> None:
        rijen = Dienstverband.objects.te_beheren(self.actor)
        self.rij = self.visible_or_404(
            rijen.niet_voorbij(klok.vandaag()).select_related(
                "medewerker", "organisatie"
            ),
            pk=self.kwargs["pk"],
        )

    def terug(self) -> str:
        return reverse("organisaties:medewerker", args=[self.rij.medewerker_id])

    def extra(self) -> dict[str, Any]:
        return {"medewerker": self.rij.medewerker, "dienstverband": self.rij}


class DienstverbandBeeindigen(OverDienstverband):
    """End it, after showing how much rests on it: numbers only."""

    formulier = VertrekFormulier
    template_name = "casusoverleg/vertrek.html"
    titel = "Beëindig dienstverband"
    knop = "Beëindig"
    gedaan = "Het einde is vastgelegd."
    concept = False

    def laad(self) -> None:
        super().laad()
        self.gevolg = vertrek.rests_on(self.rij)

    def formulierkwargs(self) -> dict[str, Any]:
        collegas = Medewerker.objects.werkzaam_bij(
            self.rij.organisatie_id, klok.vandaag()
        ).exclude(pk=self.rij.medewerker_id)
        return {
            "collegas": collegas.distinct().order_by("naam"),
            "casussen": self.gevolg.casussen,
            "afspraken": self.gevolg.afspraken,
        }

    def extra(self) -> dict[str, Any]:
        return {**super().extra(), "gevolg": self.gevolg}

    def handel(self, form: Any) -> str:
        vertrek.leave(self.rij, tot=form.tot, by=self.actor, **form.keuzes)
        return self.terug()


class EindeIntrekken(OverDienstverband):
    """Let it go on, before the day has come."""

    formulier = BevestigFormulier
    template_name = "organisaties/over_medewerker.html"
    titel = "Trek het einde in"
    knop = "Werkt hier toch nog"
    gedaan = "Het dienstverband loopt door."
    inleiding = "De collega houdt alles wat die nu heeft."
    concept = False

    def handel(self, form: Any) -> str:
        vertrek.stay(self.rij, by=self.actor)
        return self.terug()


class Opvolgen(CasusFormulierScherm):
    """Name who goes on in the place of somebody who leaves."""

    formulier = OpvolgFormulier
    template_name = "casusoverleg/opvolgen.html"
    titel = "Wie neemt het over?"
    knop = "Leg vast"
    gedaan = "Het besluit is vastgelegd."
    terug_naar = "casus_deelnemers"
    rij: Opvolging

    def laad(self) -> None:
        self.rij = self.visible_or_404(
            Opvolging.objects.visible_to(self.actor)
            .open()
            .select_related("organisatie", "weg", "naar", "casus"),
            pk=self.kwargs["pk"],
        )
        self.load_casus(self.rij.casus_id)
        self.require()

    def formulierkwargs(self) -> dict[str, Any]:
        inzetbaar = Dienstverband.objects.inzetbaar(
            self.casus.samenwerkingsverband_id, klok.vandaag()
        )
        self._collegas = list(
            inzetbaar.filter(organisatie=self.rij.organisatie_id).exclude(
                medewerker=self.rij.weg_id
            )
        )
        return {"collegas": self._collegas, "was_regie": self.rij.casusregie}

    def begin(self) -> dict[str, Any]:
        inzetbaar = self.formulierkwargs()["collegas"]
        voorstel = next(
            (rij for rij in inzetbaar if rij.medewerker_id == self.rij.naar_id), None
        )
        return {**super().begin(), "wie": str(voorstel.pk) if voorstel else ""}

    def extra(self) -> dict[str, Any]:
        return {**super().extra(), "opvolging": self.rij}

    def handel(self, form: Any) -> str:
        velden = form.velden
        iemand = velden["besluit"] == "opgevolgd"
        opvolging.succeed(
            self.rij,
            naar=velden["wie"] if iemand else None,
            casusregie=velden.get("casusregie", False),
            toelichting=velden["toelichting"],
            by=self.actor,
        )
        return self.terug()
