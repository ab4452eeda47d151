"""Sharing a signaal with named professionals: begin, change, end."""

from typing import Any

from keten.kern import klok
from keten.kern.formulieren import RedenFormulier
from keten.organisaties.models import Dienstverband
from keten.toegang.rechten import Recht
from keten.toegang.schermen import FormulierScherm
from signalen import actions
from signalen.forms import DeelFormulier, DelingFormulier
from signalen.models import Deling, Signaal


class Delen(FormulierScherm):
    """Let professionals read it, each by name and until a day."""

    recht = Recht.SIGNAAL_BEOORDELEN
    formulier = DeelFormulier
    titel = "Deel het signaal"
    knop = "Deel"
    gedaan = "Het signaal is gedeeld. Ieder krijgt een mail met een link."
    inleiding = (
        "Wie u kiest ziet dit signaal, en verder niets: niet wie het meldde, geen "
        "melding en geen casus."
    )
    signaal: Signaal

    def laad(self) -> None:
        verbanden = self.actor.verbanden_met(Recht.SIGNAAL_BEOORDELEN)
        rijen = Signaal.objects.visible_to(self.actor)
        self.signaal = self.visible_or_404(
            rijen.filter(samenwerkingsverband__in=verbanden), pk=self.kwargs["pk"]
        )

    def formulierkwargs(self) -> dict[str, Any]:
        vandaag = klok.vandaag()
        delingen = Deling.objects.visible_to(self.actor).geldig(vandaag)
        al = delingen.filter(signaal=self.signaal).values("medewerker")
        inzetbaar = Dienstverband.objects.inzetbaar(
            self.signaal.samenwerkingsverband_id, vandaag
        )
        rijen = inzetbaar.exclude(medewerker__in=al)
        if self.signaal.melder_id:
            rijen = rijen.exclude(medewerker=self.signaal.melder_id)
        return {"dienstverbanden": rijen}

    def terug(self) -> str:
        return self.signaal.get_absolute_url()

    def extra(self) -> dict[str, Any]:
        return {"kruimel": self.signaal.nummer}

    def handel(self, form: Any) -> str:
        actions.share(self.signaal, by=self.actor, **form.velden)
        return self.terug()


class OpDeling(FormulierScherm):
    """A form about one deling that holds."""

    recht = Recht.SIGNAAL_BEOORDELEN
    rij: Deling

    def laad(self) -> None:
        verbanden = self.actor.verbanden_met(Recht.SIGNAAL_BEOORDELEN)
        rijen = Deling.objects.visible_to(self.actor).geldig(klok.vandaag())
        self.rij = self.visible_or_404(
            rijen.filter(signaal__samenwerkingsverband__in=verbanden).select_related(
                "signaal", "organisatie", "medewerker"
            ),
            pk=self.kwargs["pk"],
        )
        self.inleiding = (
            f"Gedeeld met {self.rij.medewerker.naam}, {self.rij.organisatie.naam}."
        )

    def begin(self) -> dict[str, Any]:
        namen = ("versie", "niveau", "waarom", "tot")
        return {naam: getattr(self.rij, naam) for naam in namen}

    def terug(self) -> str:
        return self.rij.signaal.get_absolute_url()

    def extra(self) -> dict[str, Any]:
        return {"kruimel": self.rij.signaal.nummer}


class DelingWijzigen(OpDeling):
    """Share more or less, or until another day."""

    formulier = DelingFormulier
    titel = "Wijzig wat u deelt"
    knop = "Wijzig"
    gedaan = "Gewijzigd. Dit geldt meteen."

    def handel(self, form: Any) -> str:
        actions.change_deling(
            self.rij, by=self.actor, versie=form.cleaned_data["versie"], **form.velden
        )
        return self.terug()


class DelingBeeindigen(OpDeling):
    """End it: access is gone at once."""

    formulier = RedenFormulier
    titel = "Beëindig het delen"
    knop = "Beëindig"
    gedaan = "Beëindigd. De toegang is meteen weg."

    def handel(self, form: Any) -> str:
        actions.end_deling(self.rij, reden=form.cleaned_data["reden"], by=self.actor)
        return self.terug()
