"""Noodtoegang: ask for it, who used it, end it, and judge it afterwards."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from casusoverleg.actions import noodtoegang as actions
from casusoverleg.forms.noodtoegang import NoodtoegangFormulier, OordeelFormulier
from casusoverleg.models import Casus
from keten.kern import klok
from keten.kern.bladeren import Sortering
from keten.kern.overgangen import GeenRechtError, OvergangError
from keten.toegang.models import Noodtoegang
from keten.toegang.poort import AlleenPost
from keten.toegang.rechten import Recht
from keten.toegang.schermen import FormulierScherm, LijstScherm, Scherm

# Who may have some to see: the own, of the verband, or of a casus that one leads.
ZIEN = (
    Recht.NOODTOEGANG,
    Recht.CASUS_REGISSEREN,
    Recht.LOGBOEK_INZIEN,
    Recht.CASUS_INZIEN,
)


class Noodtoegangen(LijstScherm):
    """Every noodtoegang that the reader may know of, the newest first."""

    recht = ZIEN
    template_name = "casusoverleg/noodtoegang_lijst.html"
    sorteringen = (
        Sortering("laatste", "Nieuwste eerst", "van", aflopend=True),
        Sortering("eerste", "Oudste eerst", "van"),
    )

    def rijen(self, filters: dict[str, Any]) -> Any:
        rijen = Noodtoegang.objects.visible_to(self.actor)
        return rijen.select_related("medewerker")

    def context(self) -> dict[str, Any]:
        return {
            "mag_openen": self.actor.mag(Recht.NOODTOEGANG),
            "nu": klok.nu(),
            "vandaag": klok.vandaag(),
        }


class NoodtoegangOpenen(FormulierScherm):
    """Ask for noodtoegang; it opens at once and is told at once."""

    recht = Recht.NOODTOEGANG
    hersauth = True
    concept = False
    formulier = NoodtoegangFormulier
    titel = "Gebruik noodtoegang"
    knop = "Open de casus"
    inleiding = (
        "Alleen als het niet anders kan. U leest dan één casus, een paar uur lang. "
        "U kunt niets wijzigen, afdrukken of downloaden. De trajectregisseur krijgt "
        "meteen bericht en beoordeelt later of dit terecht was."
    )

    def formulierkwargs(self) -> dict[str, Any]:
        return {"gronden": actions.grounds_for(self.actor)}

    def terug(self) -> str:
        return reverse("casusoverleg:noodtoegangen")

    def extra(self) -> dict[str, Any]:
        return {"kruimel": "Noodtoegang"}

    def handel(self, form: Any) -> str:
        rij = actions.open_noodtoegang(by=self.actor, **form.velden)
        return reverse("casusoverleg:casus", args=[rij.casus_id])


class NoodtoegangPagina(Scherm):
    """One noodtoegang: who, why, until when, and what was thought of it."""

    recht = ZIEN
    nood = True
    template_name = "casusoverleg/noodtoegang.html"

    def context(self) -> dict[str, Any]:
        rij = _visible(self)
        eigen = rij.medewerker_id == self.actor.pk
        regie = not eigen and self.actor.mag(
            Recht.CASUS_REGISSEREN, rij.samenwerkingsverband_id
        )
        loopt = rij.tot > klok.nu()
        casus = Casus.objects.visible_to(self.actor).filter(pk=rij.casus_id).first()
        return {
            "rij": rij,
            "loopt": loopt,
            "casus_url": casus.get_absolute_url() if casus else "",
            "mag_beeindigen": loopt and (eigen or regie),
            "mag_beoordelen": regie and not rij.beoordeeld_op,
            "te_laat": not rij.beoordeeld_op
            and rij.beoordelen_uiterlijk < klok.vandaag(),
        }


class NoodtoegangBeeindigen(AlleenPost):
    """End it now; one click."""

    recht = (Recht.NOODTOEGANG, Recht.CASUS_REGISSEREN)
    nood = True

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        rij = _visible(self)
        try:
            actions.end_noodtoegang(rij, by=self.actor)
        except GeenRechtError as fout:
            raise PermissionDenied from fout
        except OvergangError as fout:
            messages.warning(request, str(fout))
        else:
            messages.success(request, "De noodtoegang is beëindigd.")
        return HttpResponseRedirect(rij.get_absolute_url())


class NoodtoegangBeoordelen(FormulierScherm):
    """Judge it afterwards."""

    recht = Recht.CASUS_REGISSEREN
    formulier = OordeelFormulier
    titel = "Beoordeel de noodtoegang"
    knop = "Leg het oordeel vast"
    gedaan = "Het oordeel is vastgelegd."
    rij: Noodtoegang

    def laad(self) -> None:
        self.rij = _visible(self)
        if not self.actor.mag(Recht.CASUS_REGISSEREN, self.rij.samenwerkingsverband_id):
            raise PermissionDenied

    def begin(self) -> dict[str, Any]:
        return {"versie": self.rij.versie}

    def terug(self) -> str:
        return self.rij.get_absolute_url()

    def extra(self) -> dict[str, Any]:
        return {"kruimel": f"Noodtoegang {self.rij.casusnummer}"}

    def handel(self, form: Any) -> str:
        actions.review_noodtoegang(
            self.rij,
            by=self.actor,
            versie=form.cleaned_data["versie"],
            **form.velden,
        )
        return self.terug()


def _visible(scherm: Any) -> Any:
    rijen = Noodtoegang.objects.visible_to(scherm.actor)
    return scherm.visible_or_404(
        rijen.select_related("medewerker", "beoordeeld_door"), pk=scherm.kwargs["pk"]
    )
