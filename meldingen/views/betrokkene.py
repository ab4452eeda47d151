"""Whom a melding is about: add, and take off again."""

from typing import Any

from django.core.exceptions import PermissionDenied

from keten.kern.formulieren import RedenFormulier
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
            persoon=form.bestaande or form.persoonvelden,
            rol=form.cleaned_data["rol"],
            by=self.actor,
        )
        return self.terug()


class Ontkoppelen(FormulierScherm):
    """The wrong person: what was seen because of it is seen no longer."""

    recht = RECHT
    formulier = RedenFormulier
    titel = "Ontkoppel de betrokkene"
    knop = "Ontkoppel"
    gedaan = "De betrokkene is ontkoppeld."
    rij: MeldingBetrokkene

    def laad(self) -> None:
        rijen = MeldingBetrokkene.objects.visible_to(self.actor).gekoppeld()
        self.rij = self.visible_or_404(
            rijen.select_related("melding", "persoon"), pk=self.kwargs["pk"]
        )
        if not actions.may_change(self.rij.melding, by=self.actor):
            raise PermissionDenied
        naam, rol = self.rij.persoon.volledige_naam, self.rij.get_rol_display().lower()
        self.inleiding = (
            f"{naam}, {rol}, hoort dan niet meer bij deze melding. Wie deze persoon "
            "alleen hierdoor zag, ziet de persoon niet meer."
        )

    def terug(self) -> str:
        return self.rij.melding.get_absolute_url()

    def extra(self) -> dict[str, Any]:
        return {"kruimel": self.rij.melding.nummer}

    def handel(self, form: Any) -> str:
        actions.remove_betrokkene(
            self.rij, reden=form.cleaned_data["reden"], by=self.actor
        )
        return self.terug()
