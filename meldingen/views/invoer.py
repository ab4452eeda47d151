"""What people fill in about a melding."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.urls import reverse

from keten.kern.formulieren import Formulier
from keten.organisaties.verbandkeuze import verbanden_met
from keten.personen.models import Persoon
from keten.toegang.rechten import Recht
from keten.toegang.schermen import FormulierScherm
from meldingen import actions
from meldingen.forms import (
    NOG_BEZIG,
    TERUGKOPPELING,
    MeldingNieuwFormulier,
    TerugkoppelFormulier,
    WijzigFormulier,
)
from meldingen.models import Melding
from meldingen.views.bekend import note_meldingen

RECHT = (Recht.MELDING_REGISTREREN, Recht.MELDING_BEOORDELEN)


class MetPersoon(FormulierScherm):
    """A form that first asks if the person is known."""

    def formulierkwargs(self) -> dict[str, Any]:
        return {"personen": Persoon.objects.visible_to(self.actor)}

    def show(self, form: Formulier, *, status: int) -> HttpResponse:
        note_meldingen(getattr(form, "kandidaten", []), actor=self.actor)
        return super().show(form, status=status)


class Nieuw(MetPersoon):
    """A professional registers a melding (M1)."""

    recht = Recht.MELDING_REGISTREREN
    formulier = MeldingNieuwFormulier
    template_name = "meldingen/melding_formulier.html"
    titel = "Nieuwe melding"
    knop = "Registreer"
    gedaan = (
        "De melding is geregistreerd. U hoort binnen 10 werkdagen van het meldpunt."
    )

    def formulierkwargs(self) -> dict[str, Any]:
        verbanden = verbanden_met(self.actor, Recht.MELDING_REGISTREREN)
        return {**super().formulierkwargs(), "verbanden": verbanden}

    def terug(self) -> str:
        return reverse("meldingen:meldingen")

    def extra(self) -> dict[str, Any]:
        return {"kruimel": "Meldingen"}

    def handel(self, form: Any) -> str:
        melding = actions.register_melding(
            verband_id=form.verband_id,
            by=self.actor,
            betrokkenen=form.betrokkenen,
            **form.velden,
        )
        return melding.get_absolute_url()


class OverMelding(FormulierScherm):
    """A form about one melding."""

    melding: Melding

    def laad(self) -> None:
        self.melding = self.visible_or_404(
            Melding.objects.visible_to(self.actor), pk=self.kwargs["pk"]
        )

    def terug(self) -> str:
        return self.melding.get_absolute_url()

    def extra(self) -> dict[str, Any]:
        return {"kruimel": self.melding.nummer}


class Wijzigen(OverMelding):
    """Correct a melding that is still open."""

    recht = RECHT
    formulier = WijzigFormulier
    titel = "Wijzig de melding"
    knop = "Bewaar"
    gedaan = "De melding is gewijzigd."

    def laad(self) -> None:
        super().laad()
        if not actions.could_change(self.melding, by=self.actor):
            raise PermissionDenied

    def begin(self) -> dict[str, Any]:
        namen = (*self.formulier.base_fields, "versie")
        return {
            naam: getattr(self.melding, naam)
            for naam in namen
            if hasattr(self.melding, naam)
        }

    def handel(self, form: Any) -> str:
        versie = form.cleaned_data["versie"]
        actions.change_melding(
            self.melding, by=self.actor, versie=versie, **form.velden
        )
        return self.terug()


class Terugkoppelen(OverMelding):
    """Tell the melder what happens next (M12)."""

    recht = Recht.MELDING_BEOORDELEN
    formulier = TerugkoppelFormulier
    titel = "Koppel terug aan de melder"
    knop = "Koppel terug"
    gedaan = "De terugkoppeling is vastgelegd. De melder kan haar lezen."

    def laad(self) -> None:
        super().laad()
        verband_id = self.melding.samenwerkingsverband_id
        if not self.actor.mag(Recht.MELDING_BEOORDELEN, verband_id):
            raise PermissionDenied

    def begin(self) -> dict[str, Any]:
        voorstel = TERUGKOPPELING.get(self.melding.status, NOG_BEZIG)
        tekst = self.melding.terugkoppeling or voorstel
        return {"tekst": tekst, "versie": self.melding.versie}

    def handel(self, form: Any) -> str:
        versie = form.cleaned_data["versie"]
        actions.give_terugkoppeling(
            self.melding, by=self.actor, versie=versie, **form.velden
        )
        return self.terug()
