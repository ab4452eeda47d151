"""Colleagues: who can log in, for whom they work, and as what. No case content."""

from typing import Any

from django.urls import reverse

from keten.kern import klok
from keten.kern.bladeren import Sortering
from keten.kern.formulieren import Formulier
from keten.organisaties import actions
from keten.organisaties.forms.medewerkers import (
    CollegaFormulier,
    DienstFormulier,
    MedewerkerFilter,
    MedewerkerFormulier,
    RolFormulier,
    WijzigFormulier,
)
from keten.organisaties.models import Medewerker
from keten.organisaties.verbandkeuze import verbanden_met
from keten.organisaties.views.collega import (
    LEZEN,
    SCHRIJVEN,
    EenMedewerker,
    OverCollega,
)
from keten.toegang.rechten import Recht
from keten.toegang.schermen import FormulierScherm, Scherm
from keten.toegang.zoeklijst import ZoekLijst


class Medewerkers(OverCollega, ZoekLijst):
    recht = LEZEN
    template_name = "organisaties/medewerkers.html"
    filterformulier = MedewerkerFilter
    filternamen = ("organisatie", "stand")
    sorteringen = (
        Sortering("naam", "op naam", "naam"),
        Sortering("nieuw", "nieuwste eerst", "gemaakt_op", aflopend=True),
    )

    def filterkwargs(self) -> dict[str, Any]:
        return {"organisaties": self.organisaties()}

    def rijen(self, filters: dict[str, Any]) -> Any:
        vandaag = klok.vandaag()
        rijen = Medewerker.objects.te_beheren(self.actor).op_stand(
            filters.get("stand", ""), vandaag
        )
        if organisatie := filters.get("organisatie"):
            rijen = rijen.bij(organisatie.pk)
        if self.woord:
            rijen = rijen.met(self.woord)
        return rijen.met_werk(vandaag)

    def context(self) -> dict[str, Any]:
        return {
            **super().context(),
            "mag_toevoegen": any(self.actor.mag(recht) for recht in SCHRIJVEN),
        }


class MedewerkerPagina(OverCollega, Scherm):
    """One colleague: account, work and roles, with what can be done."""

    recht = LEZEN
    template_name = "organisaties/medewerker.html"

    def context(self) -> dict[str, Any]:
        medewerker = self.medewerker()
        return {
            "medewerker": medewerker,
            "werk": medewerker.dienstverbanden.select_related("organisatie").order_by(
                "-van"
            ),
            "rollen": medewerker.roltoekenningen.te_beheren(self.actor)
            .select_related("samenwerkingsverband", "gemaakt_door", "goedgekeurd_door")
            .order_by("-van", "rol"),
            "vandaag": klok.vandaag(),
            "beheert_allen": self.beheert_allen,
            "eigen": None if self.beheert_allen else self.actor.organisaties,
            "mag_beheren": any(self.actor.mag(recht) for recht in SCHRIJVEN),
            "ikzelf": medewerker.pk == self.actor.pk,
            "keurt": self.actor.mag(Recht.ROL_GOEDKEUREN),
        }


class MedewerkerNieuw(OverCollega, FormulierScherm):
    """Somebody new; the link to choose a password goes by mail."""

    recht = SCHRIJVEN
    titel = "Nieuwe medewerker"
    knop = "Voeg toe"
    gedaan = "De medewerker is toegevoegd. De mail met de link gaat nu weg."

    def kies_formulier(self) -> type[Formulier]:
        return MedewerkerFormulier if self.beheert_allen else CollegaFormulier

    def formulierkwargs(self) -> dict[str, Any]:
        if not self.beheert_allen:
            return {"organisaties": self.organisaties()}
        verbanden = verbanden_met(self.actor, Recht.MEDEWERKERS_BEHEREN)
        return {"organisaties": self.organisaties(), "verbanden": verbanden}

    def terug(self) -> str:
        return reverse("organisaties:medewerkers")

    def extra(self) -> dict[str, Any]:
        return {"kruimel": "Medewerkers"}

    def handel(self, form: Any) -> str:
        verband = form.verband if self.beheert_allen else None
        rij = actions.add_collega(by=self.actor, verband=verband, **form.velden)
        return reverse("organisaties:medewerker", args=[rij.pk])


class MedewerkerWijzigen(EenMedewerker):
    hersauth = True
    recht = Recht.MEDEWERKERS_BEHEREN
    formulier = WijzigFormulier
    titel = "Wijzig gegevens"
    knop = "Wijzig"
    gedaan = "De gegevens zijn gewijzigd."

    def laad(self) -> None:
        super().laad()
        if self.rij.last_login:
            self.inleiding = (
                "Verandert de werkmail? Dan gelden de rollen pas weer als de"
                " trajectregisseur opnieuw akkoord is. Zo neemt niemand een account"
                " over."
            )

    def begin(self) -> dict[str, Any]:
        rij = self.rij
        return {"naam": rij.naam, "email": rij.email, "telefoon": rij.telefoon}

    def handel(self, form: Any) -> str:
        actions.change_medewerker(self.rij, by=self.actor, **form.velden)
        return self.terug()


class DienstverbandNieuw(EenMedewerker):
    """The same person, the same account, another employer."""

    formulier = DienstFormulier
    titel = "Werkt ook voor een andere organisatie"
    knop = "Leg vast"
    gedaan = "Het dienstverband is vastgelegd."

    def formulierkwargs(self) -> dict[str, Any]:
        return {"organisaties": self.organisaties()}

    def handel(self, form: Any) -> str:
        actions.hire(self.rij, by=self.actor, **form.velden)
        return self.terug()


class RolVoorstellen(EenMedewerker):
    hersauth = True
    recht = Recht.MEDEWERKERS_BEHEREN
    formulier = RolFormulier
    titel = "Vraag een rol aan"
    knop = "Vraag aan"
    gedaan = "De rol is aangevraagd. De trajectregisseur keurt hem goed of af."

    def formulierkwargs(self) -> dict[str, Any]:
        return {"verbanden": verbanden_met(self.actor, Recht.MEDEWERKERS_BEHEREN)}

    def handel(self, form: Any) -> str:
        actions.grant_rol(self.rij, verband=form.verband, by=self.actor, **form.velden)
        return self.terug()
