"""How afspraken go over all casussen of who looks: numbers, and what asks a step."""

import datetime as dt
from collections import defaultdict
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.db.models import Count, F, Q
from django.db.models.functions import TruncDate, TruncMonth

from casusoverleg.models import Afspraak, CasusDeelname, Escalatie, Taakverdeling
from casusoverleg.status import AfspraakStatus
from keten.kern import klok
from keten.kern.klok import AMSTERDAM
from keten.toegang.actor import Actor
from keten.toegang.rechten import Recht

# After how many days late the management of the organisation is thought of.
TRAPPEN = (7, 14)
MAANDEN = 6
VOORUIT = 14
KLAAR = (AfspraakStatus.GEREED_GEMELD, AfspraakStatus.AFGEROND)
NIET_GETELD = (
    AfspraakStatus.VOORGESTELD,
    AfspraakStatus.OVERGEDRAGEN,
    AfspraakStatus.VERVALLEN,
)


@dataclass
class Voorstel:
    """What to tell the management of one organisation: a count and case numbers."""

    organisatie: Any
    trap: int
    afspraken: list[Any] = field(default_factory=list)

    @property
    def aantal(self) -> int:
        return len(self.afspraken)

    @property
    def nummers(self) -> list[str]:
        return sorted({rij.casus.nummer for rij in self.afspraken})


def board(actor: Actor, *, vandaag: dt.date) -> dict[str, Any]:
    """Return all that the board shows; a fixed number of queries."""
    alle = _eigen(actor)
    return {
        "organisaties": _per_organisatie(alle, vandaag),
        "komend": list(
            alle.lopend()
            .filter(uiterlijk__lte=vandaag + dt.timedelta(days=VOORUIT))
            .select_related("casus", "organisatie")
            .order_by("uiterlijk", "gemaakt_op")[:50]
        ),
        "teruggelegd": alle.filter(status=AfspraakStatus.TERUGGELEGD)
        .select_related("casus", "organisatie")
        .order_by("gewijzigd_op")[:50],
        "wachtend": alle.filter(status=AfspraakStatus.WACHT_OP_VOORWAARDE)
        .select_related("casus", "organisatie")
        .order_by("herzien_op")[:50],
        "voorstellen": proposals(actor, vandaag=vandaag),
        "verstuurd": Escalatie.objects.visible_to(actor).select_related(
            "organisatie", "gemaakt_door", "aan"
        )[:10],
        **_history(alle, vandaag),
    }


def proposals(
    actor: Actor, *, vandaag: dt.date, organisatie_id: UUID | None = None
) -> list[Voorstel]:
    """
    Return per organisation what is so late that its management could be told.

    What was decided about before comes again only a step later.
    """
    rijen = _eigen(actor).te_escaleren(vandaag, trappen=TRAPPEN)
    if organisatie_id:
        rijen = rijen.filter(organisatie=organisatie_id)
    per: dict[UUID, Voorstel] = {}
    for rij in rijen.select_related("casus", "organisatie").order_by(
        "organisatie__naam", "uiterlijk"
    ):
        voorstel = per.setdefault(rij.organisatie_id, Voorstel(rij.organisatie, 0))
        voorstel.trap = max(voorstel.trap, step_of(rij, vandaag))
        voorstel.afspraken.append(rij)
    return list(per.values())


def step_of(afspraak: Any, vandaag: dt.date) -> int:
    """Return how far it is: 0, or the last step that it passed."""
    laat = (vandaag - afspraak.uiterlijk).days
    return max((trap for trap in TRAPPEN if laat >= trap), default=0)


def own_new(overleg: Any, actor: Actor) -> Any:
    """What this meeting laid with the organisations of who looks."""
    return (
        Afspraak.objects.visible_to(actor)
        .van(actor.organisaties)
        .filter(agendapunt__overleg=overleg)
        .exclude(status=AfspraakStatus.VERVALLEN)
        .select_related("casus", "organisatie", "medewerker")
        .order_by("uiterlijk", "gemaakt_op")
    )


def usual_tasks(casus: Any, actor: Actor) -> Any:
    """What the organisations on this casus do as a rule."""
    aan_tafel = CasusDeelname.objects.geldig(klok.vandaag()).professionals()
    return (
        Taakverdeling.objects.visible_to(actor)
        .staand()
        .van(aan_tafel.filter(casus=casus).values("organisatie"))
        .filter(samenwerkingsverband=casus.samenwerkingsverband_id)
        .select_related("organisatie")
    )


def _eigen(actor: Actor) -> Any:
    return Afspraak.objects.visible_to(actor).filter(
        samenwerkingsverband__in=actor.verbanden_met(Recht.CASUS_REGISSEREN)
    )


def _per_organisatie(alle: Any, vandaag: dt.date) -> Any:
    loopt = Q(status__in=[AfspraakStatus.OPEN, AfspraakStatus.IN_UITVOERING])
    week = vandaag + dt.timedelta(days=7)
    return (
        alle.niet_klaar()
        .order_by("organisatie__naam")
        .values("organisatie", "organisatie__naam")
        .annotate(
            loopt=Count("pk", filter=loopt),
            te_laat=Count("pk", filter=loopt & Q(uiterlijk__lt=vandaag)),
            deze_week=Count("pk", filter=loopt & Q(uiterlijk__range=(vandaag, week))),
            wacht=Count("pk", filter=Q(status=AfspraakStatus.WACHT_OP_VOORWAARDE)),
            gereed=Count("pk", filter=Q(status=AfspraakStatus.GEREED_GEMELD)),
            terug=Count("pk", filter=Q(status=AfspraakStatus.TERUGGELEGD)),
        )
    )


def _history(alle: Any, vandaag: dt.date) -> dict[str, Any]:
    """Per organisation and month: how many were done in time, of how many."""
    maanden = _months(vandaag)
    op_tijd = Q(status__in=KLAAR, gereed__lte=F("uiterlijk"))
    rijen = (
        alle.exclude(status__in=NIET_GETELD)
        .exclude(status=AfspraakStatus.WACHT_OP_VOORWAARDE)
        .filter(uiterlijk__gte=maanden[0], uiterlijk__lt=vandaag)
        .annotate(
            maand=TruncMonth("uiterlijk"),
            gereed=TruncDate("gereed_gemeld_op", tzinfo=AMSTERDAM),
        )
        .order_by("organisatie__naam")
        .values("organisatie__naam", "maand")
        .annotate(totaal=Count("pk"), goed=Count("pk", filter=op_tijd))
    )
    per: dict[str, dict[dt.date, tuple[int, int]]] = defaultdict(dict)
    for rij in rijen:
        per[rij["organisatie__naam"]][rij["maand"]] = (rij["goed"], rij["totaal"])
    return {
        "maanden": maanden,
        "nakoming": [
            (naam, [(maand, _share(cellen.get(maand))) for maand in maanden])
            for naam, cellen in per.items()
        ],
    }


def _share(cel: tuple[int, int] | None) -> str:
    return f"{cel[0]} van {cel[1]}" if cel else "–"


def _months(vandaag: dt.date) -> list[dt.date]:
    maanden = [vandaag.replace(day=1)]
    while len(maanden) < MAANDEN:
        maanden.append((maanden[-1] - dt.timedelta(days=1)).replace(day=1))
    return maanden[::-1]
