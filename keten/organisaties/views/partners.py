"""Organisations, where they take part, and the convenant below it."""

from typing import Any, cast

from django.urls import reverse

from keten.kern import klok
from keten.kern.bladeren import Sortering
from keten.organisaties import actions
from keten.organisaties.forms.partners import (
    ConvenantFormulier,
    DeelnameFormulier,
    OrganisatieFilter,
    OrganisatieFormulier,
)
from keten.organisaties.models import Organisatie
from keten.organisaties.verbandkeuze import verbanden_met
from keten.toegang.poort import BeveiligdMixin
from keten.toegang.rechten import Recht
from keten.toegang.schermen import FormulierScherm, LijstScherm, Scherm


class OverPartners(BeveiligdMixin):
    """What the pages about organisations share."""

    recht = Recht.ORGANISATIES_BEHEREN
    zonder_personen = "organisations, and how many work there"

    def organisatie(self) -> Organisatie:
        """Return the organisation that the address names."""
        rijen = Organisatie.objects.visible_to(self.actor)
        return cast(Organisatie, self.visible_or_404(rijen, pk=self.kwargs["pk"]))

    def verbanden(self) -> Any:
        """Return the samenwerkingsverbanden of which this actor keeps the list."""
        return verbanden_met(self.actor, Recht.ORGANISATIES_BEHEREN)


class Organisaties(OverPartners, LijstScherm):
    template_name = "organisaties/organisaties.html"
    filterformulier = OrganisatieFilter
    sorteringen = (
        Sortering("naam", "op naam", "naam"),
        Sortering("nieuw", "nieuwste eerst", "gemaakt_op", aflopend=True),
    )

    def rijen(self, filters: dict[str, Any]) -> Any:
        vandaag = klok.vandaag()
        rijen = Organisatie.objects.visible_to(self.actor)
        if soort := filters.get("soort"):
            rijen = rijen.filter(soort=soort)
        if deelname := filters.get("deelname"):
            rijen = rijen.doet_mee(vandaag, ja=deelname == "ja")
        return rijen.met_aantallen(vandaag)

    def context(self) -> dict[str, Any]:
        vandaag = klok.vandaag()
        return {
            "verbanden": self.verbanden().met_convenanten(),
            "vandaag": vandaag,
        }


class OrganisatiePagina(OverPartners, Scherm):
    """One organisation: where it takes part, and how many work there."""

    template_name = "organisaties/organisatie.html"

    def context(self) -> dict[str, Any]:
        organisatie = self.organisatie()
        vandaag = klok.vandaag()
        return {
            "organisatie": Organisatie.objects.met_aantallen(vandaag).get(
                pk=organisatie.pk
            ),
            "deelnames": organisatie.deelnames.select_related(
                "samenwerkingsverband"
            ).order_by("-van"),
            "eigen": self.actor.verbanden_met(Recht.ORGANISATIES_BEHEREN),
            "vandaag": vandaag,
            "ziet_mensen": self.actor.mag(Recht.MEDEWERKERS_BEHEREN),
        }


class OrganisatieNieuw(OverPartners, FormulierScherm):
    formulier = OrganisatieFormulier
    titel = "Nieuwe organisatie"
    knop = "Voeg toe"
    gedaan = "De organisatie is toegevoegd. Leg nu de deelname vast."

    def terug(self) -> str:
        return reverse("organisaties:organisaties")

    def extra(self) -> dict[str, Any]:
        return {"kruimel": "Organisaties"}

    def handel(self, form: Any) -> str:
        rij = actions.create_organisatie(by=self.actor, **form.velden)
        return reverse("organisaties:organisatie", args=[rij.pk])


class OrganisatieWijzigen(OverPartners, FormulierScherm):
    template_name = "organisaties/over_organisatie.html"
    formulier = OrganisatieFormulier
    titel = "Wijzig organisatie"
    knop = "Wijzig"
    gedaan = "De organisatie is gewijzigd."

    def laad(self) -> None:
        self.rij = self.organisatie()

    def begin(self) -> dict[str, Any]:
        namen = ("naam", "soort", "standaardniveau", "mag_casusregie", "versie")
        return {naam: getattr(self.rij, naam) for naam in namen}

    def terug(self) -> str:
        return reverse("organisaties:organisatie", args=[self.rij.pk])

    def extra(self) -> dict[str, Any]:
        return {"organisatie": self.rij}

    def handel(self, form: Any) -> str:
        versie = form.cleaned_data["versie"]
        actions.change_organisatie(
            self.rij, by=self.actor, versie=versie, **form.velden
        )
        return self.terug()


class DeelnameNieuw(OverPartners, FormulierScherm):
    """Let an organisation that signed take part."""

    template_name = "organisaties/over_organisatie.html"
    formulier = DeelnameFormulier
    titel = "Leg deelname vast"
    knop = "Leg vast"
    gedaan = "De deelname is vastgelegd."

    def laad(self) -> None:
        self.rij = self.organisatie()

    def formulierkwargs(self) -> dict[str, Any]:
        return {"verbanden": self.verbanden()}

    def terug(self) -> str:
        return reverse("organisaties:organisatie", args=[self.rij.pk])

    def extra(self) -> dict[str, Any]:
        return {"organisatie": self.rij}

    def handel(self, form: Any) -> str:
        actions.admit_organisatie(
            self.rij, verband=form.verband, by=self.actor, **form.velden
        )
        return self.terug()


class ConvenantNieuw(OverPartners, FormulierScherm):
    """A new agreement; the earlier one stays readable."""

    formulier = ConvenantFormulier
    titel = "Nieuw convenant"
    knop = "Leg vast"
    gedaan = "Het convenant is vastgelegd."

    def formulierkwargs(self) -> dict[str, Any]:
        return {"verbanden": self.verbanden()}

    def terug(self) -> str:
        return reverse("organisaties:organisaties")

    def extra(self) -> dict[str, Any]:
        return {"kruimel": "Organisaties"}

    def handel(self, form: Any) -> str:
        actions.sign_convenant(verband=form.verband, by=self.actor, **form.velden)
        return self.terug()
