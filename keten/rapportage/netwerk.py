"""
Which counts have to stay out, so that no small count can be worked out.

Everything that is counted once flows along one closed route of sums: of its year to its
type, to its quarter, to its outcome, and back. Each published count is the flow through
one branch, and every sum that a reader could make is: what flows into a knot flows out
of it. A small count is safe when another flow exists that looks the same in print; by
the theory of flows that is so exactly when one unit can be pushed round a circle
through its branch without any printed count changing. Where there is no such circle,
the cheapest one is made, by leaving out the counts on it.

So this is exact, not a rule of thumb; a test works the counts out by trying everything.
"""

import heapq
import itertools
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from keten.rapportage.onthulling import REGELS, Soort, Waarde, cel, grenzen

Knoop = tuple[str, ...]


class Sleutel(NamedTuple):
    """The name of one published count."""

    onderwerp: str
    indeling: str
    rij: str
    kolom: str


class Stap(NamedTuple):
    """The next knot of a route, and the count that is published of the way there."""

    naar: Knoop
    sleutel: Sleutel | None = None
    soort: Soort = Soort.INTERN


@dataclass(frozen=True)
class Tak:
    """What leads from one knot to the next."""

    van: Knoop
    naar: Knoop
    sleutel: Sleutel | None
    soort: Soort


# A branch, which way the unit is pushed through it, and the knot where it comes out.
Duw = tuple[Tak, int, Knoop]
# Leaving out one cell less is worth more than leaving out a smaller one; a total is
# looked for first, so that goes last.
PRIJS = {Soort.CEL: 1_000, Soort.TOTAAL: 10_000}


class Netwerk:
    """Counts that are tied to each other by sums."""

    def __init__(self) -> None:
        self._aantallen: Counter[Tak] = Counter()
        self._buren: dict[Knoop, list[Duw]] = defaultdict(list)
        self._verborgen: set[Tak] = set()

    def add(self, route: Iterable[Stap], aantal: int) -> None:
        """Let this many go along a closed route."""
        stappen = list(route)
        van = stappen[-1].naar
        for stap in stappen:
            tak = Tak(van, *stap)
            if tak not in self._aantallen:
                self._buren[tak.van].append((tak, 1, tak.naar))
                self._buren[tak.naar].append((tak, -1, tak.van))
            self._aantallen[tak] += aantal
            van = stap.naar

    def aantallen(self) -> dict[Sleutel, int]:
        """Return the true counts, for the tests and nobody else."""
        return {sleutel: aantal for sleutel, _, aantal in self._gepubliceerd()}

    def publish(self) -> dict[Sleutel, Waarde]:
        """Return what is shown of each count; what is not named is 0."""
        for _, tak, aantal in self._gepubliceerd():
            if 0 < aantal < REGELS.drempel:
                self._protect(tak)
        return {
            sleutel: cel(aantal, soort=tak.soort, verborgen=tak in self._verborgen)
            for sleutel, tak, aantal in self._gepubliceerd()
        }

    def _gepubliceerd(self) -> Iterator[tuple[Sleutel, Tak, int]]:
        for tak, aantal in self._aantallen.items():
            if tak.sleutel:
                yield tak.sleutel, tak, aantal

    def _protect(self, tak: Tak) -> None:
        """Leave out the fewest counts with which this one cannot be worked out."""
        gevonden = [
            kring for stap in (1, -1) if (kring := self._circle(tak, stap)) is not None
        ]
        _, weg = min(gevonden, key=lambda kring: kring[0])
        self._verborgen |= weg

    def _circle(self, tak: Tak, stap: int) -> tuple[int, set[Tak]] | None:
        """Return the cheapest circle through this branch and what it leaves out."""
        eigen = self._price(tak, stap)
        if eigen is None:
            return None
        begin, eind = (tak.naar, tak.van) if stap == 1 else (tak.van, tak.naar)
        gevonden = self._path(begin, eind, zonder=tak)
        if gevonden is None:
            return None
        prijs, weg = gevonden
        return prijs + eigen, weg | ({tak} if eigen else set())

    def _path(
        self, begin: Knoop, eind: Knoop, *, zonder: Tak
    ) -> tuple[int, set[Tak]] | None:
        """Find the cheapest way for one unit; Dijkstra."""
        teller = itertools.count()
        wachtend: list[tuple[int, int, Knoop, frozenset[Tak]]] = [
            (0, next(teller), begin, frozenset())
        ]
        klaar: set[Knoop] = set()
        while wachtend:
            prijs, _, knoop, weg = heapq.heappop(wachtend)
            if knoop == eind:
                return prijs, set(weg)
            if knoop in klaar:
                continue
            klaar.add(knoop)
            for tak, stap, naar in self._buren[knoop]:
                erbij = None if tak == zonder else self._price(tak, stap)
                if erbij is not None and naar not in klaar:
                    verder = weg | {tak} if erbij else weg
                    rij = (prijs + erbij, next(teller), naar, verder)
                    heapq.heappush(wachtend, rij)
        return None

    def _price(self, tak: Tak, stap: int) -> int | None:
        """Return what it costs to push a unit here; None when that cannot be."""
        aantal = self._aantallen[tak]
        laag, hoog = grenzen(aantal, tak.soort, verborgen=tak in self._verborgen)
        if laag <= aantal + stap <= hoog:
            return 0
        if tak.soort is Soort.INTERN or tak in self._verborgen:
            return None
        # Nought stays nought, and what is left out is known to be at least one.
        if min(aantal, aantal + stap) < 1:
            return None
        return PRIJS[tak.soort] + aantal
