"""
One sheet per item, for when the system is away while people sit at the table.

From the working day before. Each sheet stands in the log under a purpose of its own;
who took which is told on the page.
"""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse

from casusoverleg import tafel
from casusoverleg.models import Agendapunt, CasusDeelname, Overleg
from casusoverleg.status import OverlegStatus
from casusoverleg.status.overleg import (
    NOG_NIET_BEGONNEN,
    TE_BESPREKEN,
    mag_voorzitten,
)
from keten.kern import documenten, klok
from keten.kern.models import Inrichting
from keten.kern.pdf import pango_ontbreekt, render_pdf
from keten.kern.termijnen import voor_werkdagen
from keten.logboek.models import Inzageregel, head
from keten.organisaties.models import Medewerker
from keten.toegang import toezicht
from keten.toegang.poort import BeveiligdMixin
from keten.toegang.rechten import Recht
from keten.toegang.schermen import Scherm

REGELS = range(6)


class Noodmap(Scherm):
    """The sheets of a meeting, and who took them along."""

    recht = Recht.OVERLEG_VOORZITTEN
    template_name = "casusoverleg/noodmap.html"

    def context(self) -> dict[str, Any]:
        overleg = self.visible_or_404(
            Overleg.objects.visible_to(self.actor), pk=self.kwargs["pk"]
        )
        if not _chairs(overleg, self.actor):
            raise PermissionDenied
        punten = list(
            Agendapunt.objects.visible_to(self.actor)
            .met_leesbaar(self.actor)
            .filter(overleg=overleg, status__in=_OP_BLAD)
            .select_related("casus")
            .order_by("volgorde", "gemaakt_op")
        )
        return {
            "overleg": overleg,
            "punten": tafel.timed(overleg, punten),
            "open": is_open(overleg),
            "vanaf": voor_werkdagen(overleg.datum, 1),
            "afdrukken": _printed(punten),
            "geen_pdf": pango_ontbreekt(),
        }


class OpPunt(BeveiligdMixin):
    """One item of a meeting that is near, for who chairs it and may read it."""

    recht = Recht.OVERLEG_VOORZITTEN
    doel = "noodmap"

    def sheet(self) -> dict[str, Any]:
        """Return all that stands on the sheet, as this chair may read it."""
        rijen = Agendapunt.objects.visible_to(self.actor).met_leesbaar(self.actor)
        punt = self.visible_or_404(
            rijen.select_related("casus", "overleg", "voorgesteld_namens"),
            pk=self.kwargs["pk"],
        )
        if not _chairs(punt.overleg, self.actor) or not punt.leesbaar:
            raise PermissionDenied
        if not is_open(punt.overleg) or punt.status not in _OP_BLAD:
            raise Http404
        verwacht = CasusDeelname.objects.visible_to(self.actor).verwacht(
            [punt], dag=klok.vandaag()
        )
        return {
            **tafel.on_the_table(punt, actor=self.actor),
            "punt": punt,
            "overleg": punt.overleg,
            "verwacht": list(verwacht.met_namen()),
            "regels": REGELS,
            "nu": klok.lokaal(klok.nu()),
            "lezer": self.actor.naam,
        }


class Noodblad(OpPunt):
    """One sheet to print."""

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        return self.answer("casusoverleg/noodblad.html", self.sheet())


class NoodbladPdf(OpPunt):
    """The same sheet as a file."""

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        blad = self.sheet()
        if pango_ontbreekt():
            raise Http404
        inhoud = render_pdf(
            "casusoverleg/pdf/noodblad.html",
            {
                **blad,
                "inrichting": Inrichting.objects.first(),
                "gemaakt_op": blad["nu"],
                "kop_van_logboek": head(),
            },
        )
        punt = blad["punt"]
        return documenten.hand_over(
            inhoud=inhoud,
            bestandsnaam=f"{punt.overleg.nummer}-punt-{punt.volgorde}.pdf",
            mediatype="application/pdf",
        )


_OP_BLAD = TE_BESPREKEN | {"in_bespreking"}


def is_open(overleg: Overleg) -> bool:
    """Test if sheets may be printed: from the working day before until it ends."""
    if overleg.status == OverlegStatus.BEZIG:
        return True
    dichtbij = klok.vandaag() >= voor_werkdagen(overleg.datum, 1)
    return overleg.status in NOG_NIET_BEGONNEN and dichtbij


def _chairs(overleg: Overleg, actor: Any) -> bool:
    return actor.mag(
        Recht.OVERLEG_VOORZITTEN, overleg.samenwerkingsverband_id
    ) and mag_voorzitten(overleg, actor)


def _printed(punten: list[Any]) -> list[dict[str, Any]]:
    """Return who took which sheet along, the newest first; two queries."""
    per_punt = {punt.pk: punt for punt in punten}
    rijen = list(
        Inzageregel.objects.filter(toezicht.noodafdrukken(list(per_punt))).order_by(
            "-op"
        )[:100]
    )
    namen = Medewerker.objects.in_bulk({rij.medewerker_id for rij in rijen})
    return [
        {
            "wie": namen[rij.medewerker_id].naam,
            "op": rij.op,
            "punt": next(per_punt[pk] for pk in rij.objecten if pk in per_punt),
            "pdf": "pdf" in rij.actie,
        }
        for rij in rijen
        if rij.medewerker_id in namen
    ]
