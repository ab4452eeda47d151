"""What stands in a PDF, read through the eyes of who will open it."""

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

TEMPLATES = {
    Uitgifte.Soort.CASUS: "casusoverleg/pdf/casus.html",
    Uitgifte.Soort.LEZER: "casusoverleg/pdf/lezer.html",
    Uitgifte.Soort.PROCES: "casusoverleg/pdf/proces.html",
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
    elif uitgifte.soort == Uitgifte.Soort.CASUS and uitgifte.verslag:
        context["onderdelen"] = [_onderdeel(uitgifte.verslag)]
        naam = f"{uitgifte.verslag.casus.nummer}-{overleg.nummer}.pdf"
    else:
        actor = actor_for(uitgifte.lezer, today=klok.vandaag())
        gezien = _voor_lezer(uitgifte, actor)
        context["onderdelen"] = gezien
        onderdelen = [(rij["verslag"].pk, rij["niveau"]) for rij in gezien]
        naam = f"{overleg.nummer}-mijn-punten.pdf"
    inhoud = render_pdf(TEMPLATES[Uitgifte.Soort(uitgifte.soort)], context)
    return Gemaakt(inhoud, naam, onderdelen)


def _voor_lezer(uitgifte: Uitgifte, actor: Actor) -> list[dict[str, Any]]:
    """The items on which this reader is named, each as deep as the reader may go."""
    verslagen = (
        Verslag.objects.filter(agendapunt__overleg=uitgifte.overleg)
        .select_related("casus", "agendapunt")
        .order_by("agendapunt__volgorde")
    )
    vol = set(verslagen.visible_to(actor).values_list("pk", flat=True))
    proces = CasusDeelname.objects.visible_to(actor).values("casus")
    open_voor = verslagen.filter(casus__in=proces)
    return [
        _onderdeel(verslag, actor=actor, inhoud=verslag.pk in vol)
        for verslag in open_voor
    ]


def _onderdeel(
    verslag: Verslag, *, actor: Actor | None = None, inhoud: bool = True
) -> dict[str, Any]:
    punt = verslag.agendapunt
    afspraken = Afspraak.objects.filter(agendapunt=punt).exclude(status="vervallen")
    if actor:
        afspraken = afspraken.visible_to(actor)
    besluiten = Besluit.objects.filter(agendapunt=punt, vervallen_op=None)
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
        "addenda": verslag.addenda.all() if inhoud else [],
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
