"""A file with a piece of information: sent in, opened, taken back."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse

from casusoverleg.actions import aanpak as actions
from casusoverleg.forms.aanpak import BijlageFormulier
from casusoverleg.models import Bijlage
from casusoverleg.views.aanpak import OpInformatie
from casusoverleg.views.op_casus import CasusFormulierScherm
from keten.kern.bestand.veld import MERK
from keten.kern.documenten import download
from keten.kern.formulieren import RedenFormulier
from keten.toegang.poort import BeveiligdMixin
from keten.toegang.rechten import Recht


class BijlageToevoegen(OpInformatie):
    """Send a file in; it is looked into before it is kept."""

    formulier = BijlageFormulier
    # A file is no concept: it would have to be sent every ten seconds.
    concept = False
    titel = "Voeg een bestand toe"
    knop = "Voeg toe"
    gedaan = "Het bestand is toegevoegd."
    inleiding = "Wie deze informatie mag lezen, mag ook het bestand openen."

    def begin(self) -> dict[str, Any]:
        return {}

    def formulierkwargs(self) -> dict[str, Any]:
        return {"te_groot": bool(self.request.META.get(MERK))}

    def handel(self, form: Any) -> str:
        actions.add_bijlage(self.rij, by=self.actor, **form.velden)
        return self.terug()


class BijlageOpenen(BeveiligdMixin):
    """Hand a file out, to keep and not to show."""

    recht = Recht.CASUS_INZIEN

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        rijen = Bijlage.objects.visible_to(self.actor).select_related("document")
        return download(self.visible_or_404(rijen, pk=kwargs["pk"]).document)


class BijlageIntrekken(CasusFormulierScherm):
    """Take a file back: nobody opens it any more."""

    recht = Recht.CASUS_BIJDRAGEN
    formulier = RedenFormulier
    titel = "Trek het bestand in"
    knop = "Trek in"
    gedaan = "Het bestand is ingetrokken. Niemand kan het meer openen."
    terug_naar = "casus_informatie"
    rij: Bijlage

    def laad(self) -> None:
        self.rij = self.visible_or_404(
            Bijlage.objects.visible_to(self.actor).select_related("element__casus"),
            pk=self.kwargs["pk"],
        )
        self.load_casus(self.rij.element.casus_id)
        eigen = self.rij.element.gemaakt_door_id == self.actor.pk
        if not eigen and not self.may(Recht.CASUS_REGISSEREN):
            raise PermissionDenied

    def begin(self) -> dict[str, Any]:
        return {"versie": self.rij.versie}

    def handel(self, form: Any) -> str:
        actions.retract_bijlage(
            self.rij,
            by=self.actor,
            versie=form.cleaned_data["versie"],
            reden=form.cleaned_data["reden"],
        )
        return self.terug()
