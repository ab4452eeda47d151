"""
An agenda that builds itself: which casussen to discuss, the most pressing first.

A later part that knows a reason of its own adds one row to ``REDENEN``.
"""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.db.models import Count, Min

from casusoverleg.models import Afspraak, Agendapunt, Casus, Overleg
from casusoverleg.status import CasusStatus
from keten.kern import klok
from keten.kern.termijnen import Termijn
from keten.toegang.actor import Actor
from keten.toegang.zichtbaarheid import PROCES


@dataclass(frozen=True, kw_only=True)
class Vraag:
    """
    Among which casussen a reason looks, and by whose eyes.

    :param casussen: what the actor sees, and is not handled for this meeting yet
    :param dag: the day of the meeting
    """

    casussen: Any
    actor: Actor
    dag: dt.date
    vandaag: dt.date


@dataclass(frozen=True)
class Reden:
    """Why a casus should be discussed: one question, the words per casus."""

    naam: str
    icoon: str
    kleur: str
    zoek: Callable[[Vraag], dict[UUID, str]]


@dataclass
class Voorstel:
    """One casus to discuss, with every reason that holds; a partner may have asked."""

    casus: Any
    redenen: list[tuple[Reden, str]] = field(default_factory=list)
    punt: Any = None


def _spoed(vraag: Vraag) -> dict[UUID, str]:
    rijen = vraag.casussen.filter(spoed=True)
    return dict.fromkeys(rijen.values_list("pk", flat=True), "spoed")


def _herbespreken(vraag: Vraag) -> dict[UUID, str]:
    rijen = vraag.casussen.filter(herbespreken_op__lte=vraag.dag)
    return {
        pk: f"herbespreken vanaf {dag:%d-%m-%Y}"
        for pk, dag in rijen.values_list("pk", "herbespreken_op")
    }


def _te_laat(vraag: Vraag) -> dict[UUID, str]:
    rijen = (
        Afspraak.objects.visible_to(vraag.actor)
        .te_laat(vraag.vandaag)
        .filter(casus__in=vraag.casussen.values("pk"))
        .order_by()
        .values("casus")
        .annotate(aantal=Count("pk"), oudste=Min("uiterlijk"))
    )
    woord = {True: "1 afspraak", False: "{} afspraken"}
    return {
        rij["casus"]: woord[rij["aantal"] == 1].format(rij["aantal"])
        + f" te laat, sinds {rij['oudste']:%d-%m-%Y}"
        for rij in rijen
    }


def _nieuw(vraag: Vraag) -> dict[UUID, str]:
    rijen = vraag.casussen.filter(laatst_besproken_op__isnull=True)
    return {
        pk: f"nieuw, geopend {dag:%d-%m-%Y}"
        for pk, dag in rijen.values_list("pk", "geopend_op")
    }


def _lang_geleden(vraag: Vraag) -> dict[UUID, str]:
    grens = vraag.vandaag - dt.timedelta(days=Termijn.LANG_NIET_BESPROKEN.aantal)
    rijen = vraag.casussen.lang_niet_besproken(grens).filter(
        laatst_besproken_op__isnull=False
    )
    return {
        pk: f"niet besproken sinds {dag:%d-%m-%Y}"
        for pk, dag in rijen.values_list("pk", "laatst_besproken_op")
    }


# The most pressing first: a casus stands where its first reason stands.
REDENEN: tuple[Reden, ...] = (
    Reden("spoed", "spoed", "oranje", _spoed),
    Reden("herbespreken", "agenda", "oranje", _herbespreken),
    Reden("afspraken te laat", "let-op", "rood", _te_laat),
    Reden("nieuw", "plus", "blauw", _nieuw),
    Reden("lang niet besproken", "klok", "", _lang_geleden),
)


def read_voorstellen(overleg: Overleg, *, actor: Actor) -> list[Voorstel]:
    """
    Return what could be discussed, ranked; a fixed number of queries.

    What was refused for this meeting stays away from it. What a partner asked for is
    there also without another reason.
    """
    punten = Agendapunt.objects.visible_to(actor).filter(overleg=overleg)
    gevraagd = {
        punt.casus_id: punt
        for punt in punten.voorgesteld()
        .met_leesbaar(actor)
        .select_related("casus", "voorgesteld_namens")
    }
    weg = punten.exclude(status__in=["voorgesteld", "ingetrokken", "vervallen"])
    casussen = (
        Casus.objects.met_niveau(actor, minstens=PROCES)
        .filter(
            samenwerkingsverband=overleg.samenwerkingsverband_id,
            status__in=[CasusStatus.VOORBEREIDING, CasusStatus.ACTIEF],
        )
        .exclude(pk__in=weg.values("casus_id"))
    )
    vraag = Vraag(
        casussen=casussen, actor=actor, dag=overleg.datum, vandaag=klok.vandaag()
    )
    per: dict[UUID, list[tuple[Reden, str]]] = {pk: [] for pk in gevraagd}
    for reden in REDENEN:
        for pk, woorden in reden.zoek(vraag).items():
            per.setdefault(pk, []).append((reden, woorden))
    gevonden = Casus.objects.visible_to(actor).filter(pk__in=per)
    voorstellen = [
        Voorstel(casus, per[casus.pk], gevraagd.get(casus.pk)) for casus in gevonden
    ]
    return sorted(voorstellen, key=_rang)


def _rang(voorstel: Voorstel) -> tuple[Any, ...]:
    """What holds first, weighs most; of two alike the one that waits longest."""
    namen = {reden.naam for reden, _ in voorstel.redenen}
    if voorstel.punt is not None and voorstel.punt.spoed:
        namen.add(REDENEN[0].naam)
    casus = voorstel.casus
    return (
        *(reden.naam not in namen for reden in REDENEN),
        voorstel.punt is None,
        casus.laatst_besproken_op or casus.geopend_op,
        casus.nummer,
    )
