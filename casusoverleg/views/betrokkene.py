"""Whom a casus is about: the list, somebody more, a role more, the wrong one out."""

from typing import Any

from casusoverleg.actions import betrokkene as actions
from casusoverleg.forms.casus import BetrokkeneFormulier, RolFormulier
from casusoverleg.models import CasusBetrokkene, CasusDeelname
from casusoverleg.views.op_casus import CasusFormulierScherm, CasusScherm
from keten.kern import klok
from keten.kern.formulieren import RedenFormulier
from keten.personen import adressen
from keten.personen.actions import settle
from keten.personen.forms import PersoonWijzigFormulier
from keten.personen.models import Persoon
from keten.toegang.actor import Actor
from keten.toegang.zichtbaarheid import INHOUD


class Betrokkenen(CasusScherm):
    """The people of this casus, each with roles."""

    template_name = "casusoverleg/casus_betrokkenen.html"
    naam = "casus_betrokkenen"
    diepte = INHOUD

    def inhoud(self) -> dict[str, Any]:
        return people_of(self.casus, self.actor)


class BetrokkeneToevoegen(CasusFormulierScherm):
    """Say whom the casus is about, too."""

    formulier = BetrokkeneFormulier
    template_name = "casusoverleg/betrokkene_toevoegen.html"
    titel = "Voeg een betrokkene toe"
    knop = "Voeg toe"
    gedaan = "De betrokkene is toegevoegd."
    terug_naar = "casus_betrokkenen"
    inleiding = (
        "Alle deelnemers die de inhoud zien, zien ook deze persoon. "
        "Wij kijken eerst of de naam al in Keten staat."
    )

    def formulierkwargs(self) -> dict[str, Any]:
        return {"personen": Persoon.objects.visible_to(self.actor)}

    def handel(self, form: Any) -> str:
        actions.add_betrokkene(
            self.casus,
            persoon=persoon_of(form, self.actor),
            rol=form.cleaned_data["rol"],
            hoofd=form.cleaned_data["hoofd"],
            by=self.actor,
        )
        return self.terug()


class OpBetrokkene(CasusFormulierScherm):
    """A form about one betrokkene."""

    terug_naar = "casus_betrokkenen"
    rij: CasusBetrokkene

    def laad(self) -> None:
        rijen = CasusBetrokkene.objects.visible_to(self.actor)
        self.rij = self.visible_or_404(
            rijen.filter(tot__isnull=True).select_related("persoon", "casus"),
            pk=self.kwargs["pk"],
        )
        self.load_casus(self.rij.casus_id)
        self.require()

    def extra(self) -> dict[str, Any]:
        return {**super().extra(), "betrokkene": self.rij}


class BetrokkeneWijzigen(OpBetrokkene):
    """Correct what is known of the person."""

    formulier = PersoonWijzigFormulier
    template_name = "casusoverleg/betrokkene_toevoegen.html"
    titel = "Wijzig een betrokkene"
    knop = "Wijzig"
    gedaan = "De betrokkene is gewijzigd."

    def begin(self) -> dict[str, Any]:
        persoon = self.rij.persoon
        namen = ("roepnaam", "voorvoegsel", "geslachtsnaam", "geslacht", "versie")
        begin = {naam: getattr(persoon, naam) for naam in namen}
        return {**begin, "geboren": persoon.geboren if persoon.geboortedatum else ""}

    def handel(self, form: Any) -> str:
        actions.change_betrokkene(
            self.rij,
            by=self.actor,
            versie=form.cleaned_data["versie"],
            **form.persoonvelden,
        )
        return self.terug()


class BetrokkeneRolGeven(OpBetrokkene):
    """Give somebody one more role."""

    formulier = RolFormulier
    template_name = "casusoverleg/betrokkene_formulier.html"
    titel = "Geef een rol erbij"
    knop = "Geef deze rol"
    gedaan = "De rol is toegevoegd."

    def handel(self, form: Any) -> str:
        actions.set_rol(self.rij, rol=form.cleaned_data["rol"], by=self.actor)
        return self.terug()


class BetrokkeneOntkoppelen(OpBetrokkene):
    """Take the wrong person off the casus."""

    formulier = RedenFormulier
    template_name = "casusoverleg/betrokkene_formulier.html"
    titel = "Ontkoppel een betrokkene"
    knop = "Ontkoppel"
    gedaan = (
        "De betrokkene is ontkoppeld. Niemand ziet deze persoon nog door deze casus."
    )

    def extra(self) -> dict[str, Any]:
        lezers = CasusDeelname.objects.visible_to(self.actor).geldig(klok.vandaag())
        return {
            **super().extra(),
            "lezers": lezers.filter(casus=self.casus, niveau=INHOUD).met_namen(),
        }

    def handel(self, form: Any) -> str:
        actions.unlink_betrokkene(
            self.rij, reden=form.cleaned_data["reden"], by=self.actor
        )
        return self.terug()


def people_of(casus: Any, actor: Actor) -> dict[str, Any]:
    """Return whom the casus is about, each with roles, and how many were unlinked."""
    rijen = (
        CasusBetrokkene.objects.visible_to(actor)
        .filter(casus=casus)
        .select_related("persoon")
        .prefetch_related("rollen")
        .order_by("-hoofdbetrokkene", "van", "gemaakt_op")
    )
    geheim = adressen.persons_with([rij.persoon_id for rij in rijen])
    return {
        "betrokkenen": [rij for rij in rijen if rij.tot is None],
        "met_geheim_adres": geheim,
        "ontkoppeld": sum(1 for rij in rijen if rij.tot is not None),
    }


def persoon_of(form: Any, actor: Actor) -> Persoon:
    """Return the known person that was chosen, or write down the new one."""
    return settle(form.wie, by=actor)
