"""After a data breach: who saw what in these days, and whom to call first."""

import datetime as dt
from typing import Any, ClassVar

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from keten.kern import klok
from keten.toegang.poort import BeveiligdMixin
from keten.toegang.rechten import Recht
from keten.toegang.schermen import Scherm
from keten.verantwoording.datalek import Dossier, as_csv, survey, whom_to_call
from keten.verantwoording.forms import DatalekFormulier
from keten.verantwoording.nummers import key_of
from keten.verantwoording.regels import visible_rows
from keten.verantwoording.views.inzagen import watched_over

# More rows than this are for another tool; the page says so.
MEESTE_REGELS = 20_000


class OverDatalek(BeveiligdMixin):
    """What the two ways to show it share."""

    recht: ClassVar[Any] = Recht.LOGBOEK_INZIEN

    def form(self) -> DatalekFormulier:
        """Return the question, as it stands in the address: keys and days only."""
        mensen = watched_over(self.actor)
        return DatalekFormulier(self.request.GET or None, medewerkers=mensen)

    def dossiers(self, velden: dict[str, Any]) -> tuple[list[Dossier], bool]:
        """Return what was seen, and whether there was more than is looked at."""
        verbanden = self.actor.verbanden_met(Recht.LOGBOEK_INZIEN)
        rijen = visible_rows(self.actor).filter(
            op__gte=klok.moment_op(velden["van"], dt.time()),
            op__lt=klok.moment_op(velden["tot"] + dt.timedelta(days=1), dt.time()),
        )
        if medewerker := velden.get("medewerker"):
            rijen = rijen.filter(medewerker_id=medewerker.pk)
        if nummer := velden.get("nummer"):
            sleutel = key_of(nummer, verbanden=verbanden)
            rijen = rijen.filter(objecten__contains=[sleutel])
        regels = list(rijen.order_by("-op")[: MEESTE_REGELS + 1])
        gezien = survey(regels[:MEESTE_REGELS], verbanden=verbanden)
        if nummer:
            gezien = [d for d in gezien if d.nummer.casefold() == nummer.casefold()]
        return gezien, len(regels) > MEESTE_REGELS


class Datalek(OverDatalek, Scherm):
    """To look at, and to print."""

    template_name = "verantwoording/datalek.html"

    def context(self) -> dict[str, Any]:
        form = self.form()
        if not form.is_valid():
            return {"form": form}
        gezien, meer = self.dossiers(form.cleaned_data)
        verbanden = self.actor.verbanden_met(Recht.LOGBOEK_INZIEN)
        return {
            "form": form,
            "gevraagd": True,
            "dossiers": gezien,
            "meer": meer,
            "meeste": MEESTE_REGELS,
            "bellen": whom_to_call(gezien, verbanden=verbanden) if gezien else [],
            "nu": klok.nu(),
            "bestand_url": f"{reverse('verantwoording:datalek_bestand')}"
            f"?{self.request.GET.urlencode()}",
        }


class DatalekBestand(OverDatalek):
    """The same for a spreadsheet."""

    doel = "bestand"

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        form = self.form()
        if not form.is_valid():
            return self.answer("verantwoording/datalek.html", {"form": form})
        gezien, _ = self.dossiers(form.cleaned_data)
        antwoord = HttpResponse(as_csv(gezien), content_type="text/csv; charset=utf-8")
        naam = f"datalek-{klok.vandaag():%Y-%m-%d}.csv"
        antwoord["Content-Disposition"] = f'attachment; filename="{naam}"'
        return antwoord
