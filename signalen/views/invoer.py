"""What people fill in about a signaal."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.urls import reverse

from keten.organisaties.verbandkeuze import verbanden_met
from keten.toegang.rechten import Recht
from keten.toegang.schermen import FormulierScherm
from signalen import actions
from signalen.forms import (
    AanvulFormulier,
    SignaalFormulier,
    TelefoonFormulier,
    WijzigFormulier,
)
from signalen.models import Signaal
from signalen.status import SignaalStatus

CONCEPT = "concept"


class Invoer(FormulierScherm):
    """The form with its two buttons."""

    template_name = "signalen/signaal_formulier.html"
    knop = "Dien in"

    @property
    def als_concept(self) -> bool:
        """Whether the button was pressed that sends nothing in."""
        return self.request.POST.get("knop") == CONCEPT


class Nieuw(Invoer):
    """A professional sends a signaal in, or keeps it to go on later."""

    recht = Recht.SIGNAAL_INDIENEN
    formulier = SignaalFormulier
    titel = "Nieuw signaal"

    def formulierkwargs(self) -> dict[str, Any]:
        return {
            "verbanden": verbanden_met(self.actor, Recht.SIGNAAL_INDIENEN),
            "concept": self.als_concept,
        }

    def terug(self) -> str:
        return reverse("signalen:signalen")

    def extra(self) -> dict[str, Any]:
        return {"kruimel": "Signalen", "met_concept": True}

    def handel(self, form: Any) -> str:
        if self.als_concept:
            self.gedaan = "Uw concept is bewaard. Het is nog niet ingediend."
            doe = actions.begin_signaal
        else:
            self.gedaan = "Uw signaal is ingediend bij het meldpunt."
            doe = actions.submit_signaal
        signaal = doe(verband_id=form.verband_id, by=self.actor, **form.velden)
        return signaal.get_absolute_url()


class Telefoon(Invoer):
    """The meldpunt writes down what somebody told on the telephone (S3)."""

    recht = Recht.SIGNAAL_BEOORDELEN
    formulier = TelefoonFormulier
    titel = "Signaal aan de telefoon"
    knop = "Leg vast"
    gedaan = "Het signaal is vastgelegd."

    def formulierkwargs(self) -> dict[str, Any]:
        return {"verbanden": verbanden_met(self.actor, Recht.SIGNAAL_BEOORDELEN)}

    def terug(self) -> str:
        return reverse("signalen:signalen")

    def extra(self) -> dict[str, Any]:
        return {"kruimel": "Signalen"}

    def handel(self, form: Any) -> str:
        signaal = actions.record_by_phone(
            verband_id=form.verband_id, by=self.actor, **form.velden
        )
        return signaal.get_absolute_url()


class Wijzigen(Invoer):
    """Correct a signaal on which nobody works yet; send a concept in."""

    recht = Recht.SIGNAAL_INDIENEN
    formulier = WijzigFormulier
    knop = "Bewaar"
    signaal: Signaal

    def laad(self) -> None:
        self.signaal = self.visible_or_404(
            Signaal.objects.visible_to(self.actor), pk=self.kwargs["pk"]
        )
        eigen = {self.signaal.melder_id, self.signaal.gemaakt_door_id}
        if self.actor.pk not in eigen:
            raise PermissionDenied
        self.is_concept = self.signaal.status == SignaalStatus.CONCEPT
        self.titel = "Wijzig het signaal"
        if self.is_concept:
            self.knop = "Dien in"

    def formulierkwargs(self) -> dict[str, Any]:
        return {"concept": self.als_concept}

    def begin(self) -> dict[str, Any]:
        namen = (
            *("acuut", "type", "feiten", "over_wie", "waar", "wanneer"),
            *("mag_bekend_worden", "versie"),
        )
        return {naam: getattr(self.signaal, naam) for naam in namen}

    def terug(self) -> str:
        return self.signaal.get_absolute_url()

    def extra(self) -> dict[str, Any]:
        return {"kruimel": self.signaal.nummer, "met_concept": self.is_concept}

    def handel(self, form: Any) -> str:
        signaal = actions.change_signaal(
            self.signaal,
            by=self.actor,
            versie=form.cleaned_data["versie"],
            **form.velden,
        )
        self.gedaan = "Het signaal is gewijzigd."
        if self.is_concept and not self.als_concept:
            signaal = actions.send_in(signaal, by=self.actor)
            self.gedaan = "Uw signaal is ingediend bij het meldpunt."
        return signaal.get_absolute_url()


class Aanvullen(FormulierScherm):
    """Add what became known later."""

    recht = (Recht.SIGNAAL_INDIENEN, Recht.SIGNAAL_BEOORDELEN)
    formulier = AanvulFormulier
    knop = "Vul aan"
    gedaan = "De aanvulling staat bij het signaal."
    signaal: Signaal

    def laad(self) -> None:
        self.signaal = self.visible_or_404(
            Signaal.objects.visible_to(self.actor), pk=self.kwargs["pk"]
        )
        eigen = self.actor.pk in {self.signaal.melder_id, self.signaal.gemaakt_door_id}
        if not eigen and not self.actor.mag(
            Recht.SIGNAAL_BEOORDELEN, self.signaal.samenwerkingsverband_id
        ):
            raise PermissionDenied
        self.titel = "Vul het signaal aan"

    def terug(self) -> str:
        return self.signaal.get_absolute_url()

    def extra(self) -> dict[str, Any]:
        return {"kruimel": self.signaal.nummer}

    def handel(self, form: Any) -> str:
        actions.add_aanvulling(
            self.signaal, tekst=form.cleaned_data["tekst"], by=self.actor
        )
        return self.terug()
