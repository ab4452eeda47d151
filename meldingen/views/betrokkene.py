"""Whom a melding is about: add, and take off again."""

from typing import Any

from django.core.exceptions import PermissionDenied

from keten.kern.formulieren import RedenFormulier
from keten.personen.forms import PersoonWijzigFormulier
from keten.toegang.schermen import FormulierScherm
from meldingen import actions
from meldingen.forms import BetrokkeneFormulier
from meldingen.models import MeldingBetrokkene
from meldingen.views.invoer import RECHT, MetPersoon, OverMelding


class Toevoegen(MetPersoon, OverMelding):
    """Add a person: first the question if that person is known."""

    recht = RECHT
    formulier = BetrokkeneFormulier
    template_name = "meldingen/betrokkene_formulier.html"
    titel = "Voeg een betrokkene toe"
    knop = "Voeg toe"
    gedaan = "De betrokkene staat bij de melding."

    def laad(self) -> None:
        super().laad()
        if not actions.may_change(self.melding, by=self.actor):
            raise PermissionDenied

    def handel(self, form: Any) -> str:
        actions.add_betrokkene(
            self.melding,
            persoon=form.wie,
            rol=form.cleaned_data["rol"],
            by=self.actor,
        )
        return self.terug()


class OverBetrokkene(FormulierScherm):
    """A form about one person on one melding."""

    rij: MeldingBetrokkene

    def laad(self) -> None:
        rijen = MeldingBetrokkene.objects.visible_to(self.actor).gekoppeld()
        self.rij = self.visible_or_404(
            rijen.select_related("melding", "persoon"), pk=self.kwargs["pk"]
        )
        if not actions.may_change(self.rij.melding, by=self.actor):
            raise PermissionDenied

    def terug(self) -> str:
        return self.rij.melding.get_absolute_url()

    def extra(self) -> dict[str, Any]:
        return {"kruimel": self.rij.melding.nummer}


class Wijzigen(OverBetrokkene):
    """Correct what is known of the person."""

    recht = RECHT
    formulier = PersoonWijzigFormulier
    template_name = "meldingen/betrokkene_formulier.html"
    titel = "Wijzig de betrokkene"
    knop = "Bewaar"
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


class Ontkoppelen(OverBetrokkene):
    """The wrong person: what was seen because of it is seen no longer."""

    recht = RECHT
    formulier = RedenFormulier
    titel = "Ontkoppel de betrokkene"
    knop = "Ontkoppel"
    gedaan = "De betrokkene is ontkoppeld."

    def laad(self) -> None:
        super().laad()
        naam, rol = self.rij.persoon.volledige_naam, self.rij.get_rol_display().lower()
        self.inleiding = (
            f"{naam}, {rol}, hoort dan niet meer bij deze melding. Wie deze persoon "
            "alleen hierdoor zag, ziet de persoon niet meer."
        )

    def handel(self, form: Any) -> str:
        actions.remove_betrokkene(
            self.rij, reden=form.cleaned_data["reden"], by=self.actor
        )
        return self.terug()
