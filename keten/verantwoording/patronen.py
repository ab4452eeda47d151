"""
Patterns in who looked: not proof of anything, but worth a question.

Each has a threshold, in one table. What is compared (names, who is on a casus) is read
past what the reader may see, and only that something fits comes out.
"""

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from casusoverleg.models import Casus, CasusDeelname
from keten.kern import klok, verzoek
from keten.logboek.models import Inzageregel
from keten.organisaties.models import Medewerker
from keten.personen.models import Persoon

_NACHT_VANAF, _NACHT_TOT = 23, 6
_GELUKT = 400
_KORTSTE_NAAM = 3
_KORT = dt.timedelta(minutes=15)
_REDEN = "patronen in het logboek"
# A list names many; noodtoegang is told and judged by itself.
_ELDERS_BEKEKEN = {"lijst", "noodtoegang"}
Tellingen = Counter[UUID]


@dataclass(frozen=True)
class Patroon:
    """One pattern: what it is called, and from how many it is told."""

    sleutel: str
    label: str
    uitleg: str
    drempel: int


@dataclass(frozen=True)
class Bevinding:
    """That a pattern fits somebody, and how often."""

    patroon: Patroon
    wie: str
    aantal: int
    wie_id: UUID


PATRONEN = (
    Patroon(
        "buiten",
        "Keek zonder op de casus te staan",
        "Casussen waarop deze medewerker nu noch eerder is genoemd.",
        1,
    ),
    Patroon("veel", "Keek veel", "Verschillende dossiers op één dag.", 150),
    Patroon(
        "kort",
        "Keek veel in korte tijd",
        "Verschillende dossiers binnen een kwartier.",
        20,
    ),
    Patroon(
        "naam",
        "Zelfde achternaam",
        "Mensen met de achternaam van de medewerker zelf.",
        1,
    ),
    Patroon("nacht", "Keek 's nachts", "Pagina's tussen 23.00 en 6.00 uur.", 5),
)


def find(regels: Iterable[Inzageregel]) -> list[Bevinding]:
    """Return what fits in these rows, the most striking pattern first."""
    gelukt = [r for r in regels if r.medewerker_id and r.resultaat < _GELUKT]
    tellers: dict[str, Callable[[list[Inzageregel]], Tellingen]] = {
        "buiten": _outside,
        "veel": _many,
        "kort": _in_a_hurry,
        "naam": _own_name,
        "nacht": _at_night,
    }
    namen = dict(
        Medewerker.objects.filter(
            pk__in={regel.medewerker_id for regel in gelukt}
        ).values_list("pk", "naam")
    )
    return [
        Bevinding(patroon, namen.get(pk, "onbekend"), aantal, pk)
        for patroon in PATRONEN
        for pk, aantal in tellers[patroon.sleutel](gelukt).most_common()
        if aantal >= patroon.drempel
    ]


def _at_night(regels: list[Inzageregel]) -> Tellingen:
    return Counter(
        _who(regel)
        for regel in regels
        if not _NACHT_TOT <= klok.lokaal(regel.op).hour < _NACHT_VANAF
    )


def _many(regels: list[Inzageregel]) -> Tellingen:
    per_dag: dict[tuple[UUID, dt.date], set[UUID]] = defaultdict(set)
    for regel in regels:
        if regel.doel != "lijst":
            per_dag[_who(regel), klok.lokaal(regel.op).date()].update(regel.objecten)
    meeste: Tellingen = Counter()
    for (wie, _), gezien in per_dag.items():
        meeste[wie] = max(meeste[wie], len(gezien))
    return meeste


def _in_a_hurry(regels: list[Inzageregel]) -> Tellingen:
    per: dict[UUID, list[tuple[dt.datetime, UUID]]] = defaultdict(list)
    for regel in regels:
        if regel.doel != "lijst" and regel.objecten:
            per[_who(regel)].append((regel.op, regel.objecten[0]))
    return Counter({wie: _busiest(sorted(gezien)) for wie, gezien in per.items()})


def _busiest(gezien: list[tuple[dt.datetime, UUID]]) -> int:
    """Return how many different ones were seen within the shortest time, at most."""
    meeste, begin = 0, 0
    binnen: Counter[UUID] = Counter()
    for op, pk in gezien:
        binnen[pk] += 1
        while op - gezien[begin][0] > _KORT:
            oud = gezien[begin][1]
            binnen[oud] -= 1
            begin += 1
            if not binnen[oud]:
                del binnen[oud]
        meeste = max(meeste, len(binnen))
    return meeste


def _outside(regels: list[Inzageregel]) -> Tellingen:
    paren = {
        (_who(regel), pk)
        for regel in regels
        if regel.soort == "casusoverleg.casus" and regel.doel not in _ELDERS_BEKEKEN
        for pk in regel.objecten
    }
    sleutels = {pk for _, pk in paren}
    with verzoek.systeem(_REDEN):
        casussen = set(
            Casus._base_manager.filter(pk__in=sleutels).values_list("pk", flat=True)
        )
        genoemd: set[Any] = set(
            CasusDeelname._base_manager.filter(casus__in=casussen).values_list(
                "medewerker_id", "casus_id"
            )
        )
    return Counter(wie for wie, pk in paren - genoemd if pk in casussen)


def _own_name(regels: list[Inzageregel]) -> Tellingen:
    paren = {(_who(regel), pk) for regel in regels for pk in regel.objecten}
    with verzoek.systeem(_REDEN):
        personen = dict(
            Persoon._base_manager.filter(pk__in={pk for _, pk in paren}).values_list(
                "pk", "geslachtsnaam"
            )
        )
    medewerkers = Medewerker.objects.filter(pk__in={wie for wie, _ in paren})
    achternaam = {
        pk: naam.split()[-1].casefold()
        for pk, naam in medewerkers.values_list("pk", "naam")
        if naam.split()
    }
    return Counter(
        wie
        for wie, pk in paren
        if len(achternaam.get(wie, "")) >= _KORTSTE_NAAM
        and personen.get(pk, "").casefold().split()[-1:] == [achternaam[wie]]
    )


def _who(regel: Inzageregel) -> UUID:
    assert regel.medewerker_id is not None  # noqa: S101 - the rows of nobody are out
    return regel.medewerker_id
