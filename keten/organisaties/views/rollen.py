"""Roles that wait for an answer, hold, or ended."""

from typing import Any

from django.urls import reverse

from keten.kern import klok
from keten.kern.bladeren import Sortering
from keten.kern.formulieren import RedenFormulier
from keten.organisaties import actions
from keten.organisaties.forms.medewerkers import RolFilter
from keten.organisaties.models import Roltoekenning
from keten.toegang.rechten import Recht
from keten.toegang.schermen import FormulierScherm, LijstScherm


class Rollen(LijstScherm):
    """What waits stands first: agreeing is what the trajectregisseur comes for."""

    recht = (Recht.MEDEWERKERS_BEHEREN, Recht.ROL_GOEDKEUREN)
    template_name = "organisaties/rollen.html"
    filterformulier = RolFilter
    sorteringen = (
        Sortering("oud", "oudste vraag eerst", "gemaakt_op"),
        Sortering("nieuw", "nieuwste eerst", "gemaakt_op", aflopend=True),
    )

    def rijen(self, filters: dict[str, Any]) -> Any:
        rijen = Roltoekenning.objects.te_beheren(self.actor)
        rijen = rijen.op_stand(filters.get("stand", ""), klok.vandaag())
        if rol := filters.get("rol"):
            rijen = rijen.filter(rol=rol)
        return rijen.select_related(
            "medewerker", "samenwerkingsverband", "gemaakt_door", "goedgekeurd_door"
        )

    def context(self) -> dict[str, Any]:
        return {
            "vandaag": klok.vandaag(),
            "ik_pk": self.actor.pk,
            "keurt": self.actor.verbanden_met(Recht.ROL_GOEDKEUREN),
        }


class RolWeigeren(FormulierScherm):
    """Say no, and why."""

    recht = Recht.ROL_GOEDKEUREN
    formulier = RedenFormulier
    template_name = "organisaties/rol.html"
    titel = "Weiger een rol"
    knop = "Weiger"
    gedaan = "De rol is geweigerd."

    def laad(self) -> None:
        verbanden = self.actor.verbanden_met(Recht.ROL_GOEDKEUREN)
        rijen = Roltoekenning.objects.te_keuren(verbanden).met_namen()
        self.rij = self.visible_or_404(rijen, pk=self.kwargs["pk"])

    def terug(self) -> str:
        return reverse("organisaties:rollen")

    def extra(self) -> dict[str, Any]:
        return {"kruimel": "Rollen", "toekenning": self.rij}

    def handel(self, form: Any) -> str:
        actions.refuse_rol(self.rij, by=self.actor, **form.velden)
        return self.terug()
