"""The figures on screen, and the workbooks that somebody asked for."""

import uuid
from typing import Any, ClassVar

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from keten.kern import documenten, klok
from keten.kern.bladeren import Sortering
from keten.kern.overgangen import GeenRechtError
from keten.organisaties.verbandkeuze import verbanden_met
from keten.rapportage import actions, grafiek
from keten.rapportage.cijfers import make_bladen
from keten.rapportage.forms import CijferFilter, ExportFormulier
from keten.rapportage.models import Export
from keten.rapportage.uitleg import UITLEG
from keten.toegang.poort import AlleenPost, BeveiligdMixin
from keten.toegang.rechten import Recht
from keten.toegang.schermen import FormulierScherm, LijstScherm, Scherm


class Keten(Scherm):
    """De keten in cijfers: the address holds the filter and can be kept."""

    recht = Recht.RAPPORTAGE_INZIEN
    zonder_personen = "counts, so few that they could be somebody are left out"
    template_name = "rapportage/keten.html"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        zoekbaar = verbanden_met(self.actor, Recht.RAPPORTAGE_INZIEN)
        verbanden = list(zoekbaar)
        form = CijferFilter(request.GET, verbanden=verbanden, zoekbaar=zoekbaar)
        context: dict[str, Any] = {"form": form, "uitleg": UITLEG}
        if not form.is_valid():
            return self.answer(self.template_name, context, status=400)
        context |= self._cijfers(form)
        context["meer_verbanden"] = len(verbanden) > 1
        return self.answer(self.template_name, context)

    def _cijfers(self, form: CijferFilter) -> dict[str, Any]:
        verband, periode = form.cleaned_data["samenwerkingsverband"], form.periode
        vandaag = klok.vandaag()
        overzicht, *bladen = make_bladen(verband.pk, periode=periode, today=vandaag)
        return {
            "verband": verband,
            "periode": periode,
            "loopt_nog": periode.eind > vandaag,
            "overzicht": overzicht,
            "grafiek": grafiek.draw(overzicht),
            "bladen": bladen,
            "indiening": uuid.uuid4(),
        }


class Exports(LijstScherm):
    """The workbooks that I asked for."""

    recht = Recht.RAPPORTAGE_INZIEN
    template_name = "rapportage/exports.html"
    sorteringen: ClassVar[tuple[Sortering, ...]] = (
        Sortering("nieuwste", "Nieuwste eerst", "gemaakt_op", aflopend=True),
        Sortering("oudste", "Oudste eerst", "gemaakt_op"),
    )

    def rijen(self, filters: dict[str, Any]) -> Any:
        return Export.objects.visible_to(self.actor).voor_lijst()


class ExportMaken(FormulierScherm):
    """Ask for a workbook; from the figures with one click."""

    hersauth = True
    recht = Recht.RAPPORTAGE_INZIEN
    formulier = ExportFormulier
    titel = "Maak een XLSX-bestand"
    knop = "Maak het bestand"
    inleiding = "U kunt verder werken terwijl het bestand wordt gemaakt."
    gedaan = "Het bestand wordt gemaakt. Het komt hieronder te staan."
    concept = False

    def formulierkwargs(self) -> dict[str, Any]:
        return {"verbanden": verbanden_met(self.actor, Recht.RAPPORTAGE_INZIEN)}

    def begin(self) -> dict[str, Any]:
        return {"jaar": klok.vandaag().year, "kwartaal": "0"}

    def terug(self) -> str:
        return reverse("rapportage:keten")

    def handel(self, form: Any) -> str:
        actions.request_export(verband_id=form.verband_id, by=self.actor, **form.velden)
        return reverse("rapportage:exports")


class ExportBestand(BeveiligdMixin):
    """The download: of who asked for it, while the right holds."""

    recht = Recht.RAPPORTAGE_INZIEN
    doel = "bestand"

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        rijen = Export.objects.visible_to(self.actor).select_related("document")
        export = self.visible_or_404(rijen, pk=kwargs["pk"])
        if export.document is None:
            raise Http404
        return documenten.download(export.document)


class ExportStand(BeveiligdMixin):
    """How far one workbook is; asked every two seconds while it is made."""

    stil = True
    recht = Recht.RAPPORTAGE_INZIEN
    zonder_personen = "how far work is"

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        rijen = Export.objects.visible_to(self.actor).voor_lijst()
        export = self.visible_or_404(rijen, pk=kwargs["pk"])
        return self.answer("rapportage/_stand.html", {"export": export})


class ExportOpnieuw(AlleenPost):
    """Try again what got stuck."""

    recht = Recht.RAPPORTAGE_INZIEN

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        rijen = Export.objects.visible_to(self.actor).voor_lijst()
        export = self.visible_or_404(rijen, pk=kwargs["pk"])
        try:
            actions.retry(export, by=self.actor)
        except GeenRechtError as fout:
            raise PermissionDenied from fout
        return HttpResponseRedirect(reverse("rapportage:exports"))
