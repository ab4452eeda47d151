"""What stands in a PDF, read through the eyes of who will open it."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from casusoverleg.models import (
    Aanwezigheid,
    Afspraak,
    Besluit,
    CasusDeelname,
    Uitgifte,
    Verslag,
)
from keten.kern import klok, verzoek
from keten.kern.models import Inrichting
from keten.kern.pdf import render_pdf
from keten.logboek.models import head
from keten.organisaties.lezer import actor_for
from keten.toegang.actor import Actor
from keten.toegang.zichtbaarheid import BESTAAN, INHOUD, PROCES

TEMPLATES = {
    Uitgifte.Soort.CASUS: "casusoverleg/pdf/casus.html",
    Uitgifte.Soort.LEZER: "casusoverleg/pdf/lezer.html",
    Uitgifte.Soort.PROCES: "casusoverleg/pdf/proces.html",
    Uitgifte.Soort.ADDENDUM: "casusoverleg/pdf/addendum.html",
}


@dataclass(frozen=True)
class Gemaakt:
    """A PDF and what stands in it: (verslag, level)."""

    inhoud: bytes
    bestandsnaam: str
    onderdelen: list[tuple[UUID, int]]


def make(uitgifte: Uitgifte) -> Gemaakt:
    """
    Make the PDF of one uitgifte; of a reader only what that reader may see now.

    The database is asked in the name of that reader, too.
    """
    if uitgifte.lezer is None:
        return _make(uitgifte)
    with verzoek.actor(uitgifte.lezer.pk):
        return _make(uitgifte)


def _make(uitgifte: Uitgifte) -> Gemaakt:
    overleg = uitgifte.overleg
    inrichting = Inrichting.objects.first()
    context: dict[str, Any] = {
        "overleg": overleg,
        "uitgifte": uitgifte,
        "inrichting": inrichting,
        "gemaakt_op": klok.lokaal(klok.nu()),
        "kop_van_logboek": head(),
    }
    onderdelen: list[tuple[UUID, int]] = []
    if uitgifte.soort == Uitgifte.Soort.PROCES:
        context["punten"] = _proces(uitgifte)
        naam = f"{overleg.nummer}-proces.pdf"
    elif uitgifte.addendum:
        context["addendum"] = uitgifte.addendum
        context["casus"] = uitgifte.addendum.casus
        dag = klok.lokaal(uitgifte.addendum.gemaakt_op)
        nummer = f"{uitgifte.addendum.casus.nummer}-{overleg.nummer}"
        naam = f"{nummer}-addendum-{dag:%Y%m%d-%H%M}.pdf"
    elif uitgifte.soort == Uitgifte.Soort.CASUS and uitgifte.verslag:
        context["onderdelen"] = [_onderdeel(uitgifte.verslag)]
        naam = f"{uitgifte.verslag.casus.nummer}-{overleg.nummer}.pdf"
    else:
        gezien = list(sections(uitgifte))
        context["onderdelen"] = gezien
        onderdelen = [(rij["verslag"].pk, rij["niveau"]) for rij in gezien]
        naam = f"{overleg.nummer}-mijn-punten.pdf"
    inhoud = render_pdf(TEMPLATES[Uitgifte.Soort(uitgifte.soort)], context)
    return Gemaakt(inhoud, naam, onderdelen)


def sections(uitgifte: Uitgifte) -> Iterator[dict[str, Any]]:
    """
    The items on which this reader is named, each as deep as the reader may go.

    Asked again before each: a right that is taken away stops it before the next page.
    """
    if uitgifte.lezer is None:
        return
    # Who may read how it went, such as a guest, sees the item and not its verslag.
    with verzoek.systeem("welke punten een verslag hebben"):
        verslagen = list(
            Verslag.objects.filter(agendapunt__overleg=uitgifte.overleg)
            .select_related("casus", "agendapunt")
            .order_by("agendapunt__volgorde")
        )
    for verslag in verslagen:
        actor = actor_for(uitgifte.lezer, today=klok.vandaag())
        niveau = level_of(verslag, actor)
        if niveau >= PROCES:
            yield _onderdeel(verslag, actor=actor, inhoud=niveau == INHOUD)


def level_of(verslag: Verslag, actor: Actor) -> int:
    """Return how deep this actor looks into the casus of this verslag now."""
    if Verslag.objects.visible_to(actor).filter(pk=verslag.pk).exists():
        return INHOUD
    deelnames = CasusDeelname.objects.visible_to(actor).filter(casus=verslag.casus_id)
    return PROCES if deelnames.exists() else BESTAAN


def still_open(uitgifte: Uitgifte, onderdelen: list[tuple[UUID, int]]) -> bool:
    """Test if its reader may still read all that was drawn, as deep as it was."""
    if uitgifte.lezer is None:
        return True
    actor = actor_for(uitgifte.lezer, today=klok.vandaag())
    rijen = Verslag.objects.in_bulk([pk for pk, _ in onderdelen])
    return all(level_of(rijen[pk], actor) >= niveau for pk, niveau in onderdelen)


def _onderdeel(
    verslag: Verslag, *, actor: Actor | None = None, inhoud: bool = True
) -> dict[str, Any]:
    punt = verslag.agendapunt
    afspraken = Afspraak.objects.filter(agendapunt=punt).exclude(status="vervallen")
    if actor:
        afspraken = afspraken.visible_to(actor)
    besluiten = Besluit.objects.filter(agendapunt=punt, vervallen_op=None)
    addenda = list(verslag.addenda.all()) if inhoud else []
    return {
        "verslag": verslag,
        "punt": punt,
        "casus": verslag.casus,
        "niveau": 2 if inhoud else 1,
        "inhoud": inhoud,
        "afspraken": afspraken.select_related("organisatie", "medewerker").order_by(
            "uiterlijk"
        ),
        "besluiten": besluiten if inhoud else besluiten.none(),
        "aanwezig": Aanwezigheid.objects.filter(agendapunt=punt)
        .select_related("organisatie", "medewerker")
        .order_by("organisatie__naam"),
        "addenda": addenda,
        # Withdrawn: of what stood there only that, when and why is told.
        "ingetrokken": verslag.addenda.filter(soort="intrekking").first(),
    }


def _proces(uitgifte: Uitgifte) -> list[dict[str, Any]]:
    """How the meeting went, without a case number, a name or a word of content."""
    punten = uitgifte.overleg.agendapunten.op_tafel().order_by("volgorde")
    return [
        {
            "volgorde": punt.volgorde,
            "stand": punt.get_status_display(),
            "begonnen_op": punt.begonnen_op,
            "afgerond_op": punt.afgerond_op,
            "organisaties": punt.aanwezigheid.exclude(stand="afwezig").count(),
            "afspraken": punt.afspraken.count(),
        }
        for punt in punten
    ]
