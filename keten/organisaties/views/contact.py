"""Whom to call at which organisation for what."""

from typing import Any, ClassVar

from django.urls import reverse

from keten.kern import klok
from keten.kern.bladeren import Sortering
from keten.kern.formulieren import BevestigFormulier, Formulier
from keten.organisaties import actions
from keten.organisaties.forms.contact import ContactrolFormulier
from keten.organisaties.models import Contactrol, Dienstverband
from keten.organisaties.views.collega import SCHRIJVEN, OverCollega
from keten.toegang.schermen import FormulierScherm, LijstScherm


class Contactrollen(LijstScherm):
    recht = SCHRIJVEN
    template_name = "organisaties/contactrollen.html"
    sorteringen = (
        Sortering("naam", "op rol", "naam"),
        Sortering("nieuw", "nieuwste eerst", "gemaakt_op", aflopend=True),
    )

    def rijen(self, filters: dict[str, Any]) -> Any:
        rijen = Contactrol.objects.te_beheren(self.actor).geldig()
        return rijen.met_bereik(klok.vandaag())


class OverContactrol(OverCollega, FormulierScherm):
    """Base of the forms about one contactrol."""

    recht = SCHRIJVEN
    formulier: ClassVar[type[Formulier]] = ContactrolFormulier

    def formulierkwargs(self) -> dict[str, Any]:
        diensten = Dienstverband.objects.te_beheren(self.actor).geldig(klok.vandaag())
        return {
            "collegas": diensten.filter(medewerker__is_active=True)
            .select_related("medewerker", "organisatie")
            .order_by("organisatie__naam", "medewerker__naam")
        }

    def terug(self) -> str:
        return reverse("organisaties:contactrollen")

    def extra(self) -> dict[str, Any]:
        return {"kruimel": "Contactrollen"}


class ContactrolNieuw(OverContactrol):
    titel = "Nieuwe contactrol"
    knop = "Voeg toe"
    gedaan = "De contactrol staat op de contactkaart."

    def handel(self, form: Any) -> str:
        velden = form.velden
        wie = velden.pop("wie")
        actions.add_contactrol(
            wie.organisatie, medewerker=wie.medewerker, by=self.actor, **velden
        )
        return self.terug()


class EenContactrol(OverContactrol):
    """Base of the forms about one that is there."""

    rij: Contactrol

    def laad(self) -> None:
        rijen = Contactrol.objects.te_beheren(self.actor).geldig()
        self.rij = self.visible_or_404(
            rijen.select_related("medewerker"), pk=self.kwargs["pk"]
        )

    def begin(self) -> dict[str, Any]:
        dienst = self.collegas().filter(medewerker=self.rij.medewerker_id).first()
        namen = ("naam", "waarvoor", "telefoon", "versie")
        return {
            **{naam: getattr(self.rij, naam) for naam in namen},
            "wie": dienst.pk if dienst else None,
        }

    def collegas(self) -> Any:
        """Return who works for the organisation of this role."""
        rijen = super().formulierkwargs()["collegas"]
        return rijen.filter(organisatie=self.rij.organisatie_id)


class ContactrolWijzigen(EenContactrol):
    titel = "Wijzig contactrol"
    knop = "Wijzig"
    gedaan = "De contactrol is gewijzigd."

    def formulierkwargs(self) -> dict[str, Any]:
        return {"collegas": self.collegas()}

    def handel(self, form: Any) -> str:
        velden = form.velden
        velden["medewerker"] = velden.pop("wie").medewerker
        versie = form.cleaned_data["versie"]
        actions.change_contactrol(self.rij, by=self.actor, versie=versie, **velden)
        return self.terug()


class ContactrolWeghalen(EenContactrol):
    formulier = BevestigFormulier
    titel = "Haal contactrol weg"
    knop = "Haal weg"
    gedaan = "De contactrol staat niet meer op de contactkaart."
    inleiding = "Partners zien deze rol dan niet meer op de contactkaart."
    concept = False

    def formulierkwargs(self) -> dict[str, Any]:
        return {}

    def begin(self) -> dict[str, Any]:
        return {}

    def handel(self, form: Any) -> str:
        actions.drop_contactrol(self.rij, by=self.actor)
        return self.terug()
