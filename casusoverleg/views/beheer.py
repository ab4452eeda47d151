"""Where management touches the casussen: roles, and an organisation that leaves."""

from typing import Any

from django.urls import reverse

from casusoverleg.actions import regie
from keten.kern import klok
from keten.kern.formulieren import BevestigFormulier, RedenFormulier
from keten.organisaties import actions
from keten.organisaties.forms.medewerkers import UITLEG_ROL
from keten.organisaties.forms.velden import EindeFormulier
from keten.organisaties.models import Deelname, Roltoekenning
from keten.toegang.rechten import Recht
from keten.toegang.schermen import FormulierScherm


class OverRol(FormulierScherm):
    """Base of the answers to a role."""

    concept = False
    template_name = "organisaties/rol.html"
    rij: Roltoekenning

    def terug(self) -> str:
        return reverse("organisaties:rollen")

    def extra(self) -> dict[str, Any]:
        return {
            "kruimel": "Rollen",
            "toekenning": self.rij,
            "uitleg": UITLEG_ROL.get(self.rij.rol, ""),
        }


class RolGoedkeuren(OverRol):
    """Agree: a trajectregisseur then gets a place on every open casus."""

    hersauth = True
    recht = Recht.ROL_GOEDKEUREN
    formulier = BevestigFormulier
    titel = "Beoordeel een rol"
    knop = "Keur goed"
    gedaan = "De rol is goedgekeurd en geldt nu."

    def laad(self) -> None:
        verbanden = self.actor.verbanden_met(Recht.ROL_GOEDKEUREN)
        rijen = Roltoekenning.objects.te_keuren(verbanden).met_namen()
        self.rij = self.visible_or_404(rijen, pk=self.kwargs["pk"])

    def extra(self) -> dict[str, Any]:
        eigen = self.actor.pk in {self.rij.medewerker_id, self.rij.gemaakt_door_id}
        return {**super().extra(), "vraag": True, "eigen": eigen}

    def handel(self, form: Any) -> str:
        regie.approve_rol(self.rij, by=self.actor)
        return self.terug()


class RolBeeindigen(OverRol):
    """End a role; of a trajectregisseur the places on the casussen end with it."""

    recht = (Recht.MEDEWERKERS_BEHEREN, Recht.ROL_GOEDKEUREN)
    formulier = RedenFormulier
    titel = "Beëindig een rol"
    knop = "Beëindig"
    gedaan = "De rol is beëindigd."

    def laad(self) -> None:
        rijen = Roltoekenning.objects.te_beheren(self.actor).niet_voorbij(
            klok.vandaag()
        )
        self.rij = self.visible_or_404(rijen.met_namen(), pk=self.kwargs["pk"])

    def handel(self, form: Any) -> str:
        regie.end_rol(self.rij, by=self.actor, **form.velden)
        return self.terug()


class DeelnameBeeindigen(FormulierScherm):
    """Let an organisation leave, after showing how much rests on it: numbers only."""

    recht = Recht.ORGANISATIES_BEHEREN
    formulier = EindeFormulier
    template_name = "casusoverleg/deelname_einde.html"
    titel = "Beëindig deelname"
    knop = "Beëindig deelname"
    gedaan = "Het einde van de deelname is vastgelegd."
    concept = False
    rij: Deelname

    def laad(self) -> None:
        rijen = Deelname.objects.te_beheren(self.actor).niet_voorbij(klok.vandaag())
        self.rij = self.visible_or_404(
            rijen.select_related("organisatie", "samenwerkingsverband"),
            pk=self.kwargs["pk"],
        )

    def terug(self) -> str:
        return reverse("organisaties:organisatie", args=[self.rij.organisatie_id])

    def extra(self) -> dict[str, Any]:
        return {"deelname": self.rij, "gevolg": regie.rests_on(self.rij)}

    def handel(self, form: Any) -> str:
        actions.end_deelname(self.rij, tot=form.tot, by=self.actor)
        return self.terug()
