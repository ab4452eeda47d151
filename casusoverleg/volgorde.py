"""
Who is needed when: an order in which nobody waits longer than must be.

Who is needed at the second and the fourth item waits through the third. Greedy first,
then turns and moves until none helps: a meeting has too many orders to try them all.
"""

import datetime as dt
import random
from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from itertools import permutations
from typing import Any

# One minute off a fixed time, or one item before a spoed, outweighs all waiting.
PER_MINUUT_NAAST, PER_PUNT_VOOR_SPOED = 1_000_000, 100_000
ZAAD, STARTS, WERK = 1, 60, 4500


@dataclass(frozen=True)
class Punt:
    """
    One item to be put in order.

    :param sleutel: what the caller knows it by
    :param minuten: how long it takes
    :param wie: who is needed at it
    :param vast: the minute of the day at which it has to begin
    """

    sleutel: Any
    minuten: int
    wie: frozenset[Hashable]
    spoed: bool = False
    vast: int | None = None


def minute_of(tijd: dt.time) -> int:
    """Return the minute of the day."""
    return tijd.hour * 60 + tijd.minute


def starts(punten: Sequence[Punt], *, begin: int) -> list[int]:
    """Return the minute of the day each item begins; before a fixed time is a pause."""
    minuut, gevonden = begin, []
    for punt in punten:
        minuut = max(minuut, punt.vast or 0)
        gevonden.append(minuut)
        minuut += punt.minuten
    return gevonden


def waiting(punten: Sequence[Punt], *, begin: int) -> dict[Hashable, int]:
    """Return the minutes each person waits between the own first and last item."""
    eerste: dict[Hashable, int] = {}
    laatste: dict[Hashable, int] = {}
    bezig: dict[Hashable, int] = {}
    for punt, start in zip(punten, starts(punten, begin=begin), strict=True):
        for wie in punt.wie:
            eerste.setdefault(wie, start)
            laatste[wie] = start + punt.minuten
            bezig[wie] = bezig.get(wie, 0) + punt.minuten
    return {wie: laatste[wie] - eerste[wie] - bezig[wie] for wie in eerste}


def propose_order(punten: Sequence[Punt], *, begin: int) -> list[Punt]:
    """
    Propose an order: spoed first, fixed times kept, and the least waiting we find.

    :param begin: the minute of the day at which the first item begins
    :return: never worse than the order as it is; the same question, the same answer
    """
    tocht = Zoektocht(punten, begin=begin)
    return [punten[nr] for nr in tocht.best()]


class Zoektocht:
    """One search; people are bits, so that a look at an order costs a few sums."""

    def __init__(self, punten: Sequence[Punt], *, begin: int) -> None:
        bit = {w: 1 << nr for nr, w in enumerate({w for p in punten for w in p.wie})}
        self.wie = [sum(bit[w] for w in punt.wie) for punt in punten]
        self.punten, self.begin = punten, begin

    def cost(self, rij: Sequence[int]) -> int:
        """Return the waiting of an order, and what it does to spoed and fixed times."""
        wie, punten = self.wie, self.punten
        straks, na = [0] * len(rij), 0
        for plaats in range(len(rij) - 1, -1, -1):
            straks[plaats] = na
            na |= wie[rij[plaats]]
        kosten, al, minuut, gewoon = 0, 0, self.begin, 0
        for plaats, nr in enumerate(rij):
            punt = punten[nr]
            if punt.vast is not None:
                pauze = max(0, punt.vast - minuut)
                kosten += PER_MINUUT_NAAST * abs(punt.vast - minuut)
                kosten += pauze * (al & (straks[plaats] | wie[nr])).bit_count()
                minuut += pauze
            if punt.spoed:
                kosten += PER_PUNT_VOOR_SPOED * gewoon
            else:
                gewoon += 1
            kosten += punt.minuten * (al & straks[plaats] & ~wie[nr]).bit_count()
            al |= wie[nr]
            minuut += punt.minuten
        return kosten

    def best(self) -> list[int]:
        """Return the best order from several beginnings."""
        alle = list(range(len(self.punten)))
        toeval = random.Random(ZAAD)  # noqa: S311
        begin = [alle, *(self._greedy(nr) for nr in alle)]
        begin += [toeval.sample(alle, len(alle)) for _ in range(STARTS)]
        keus = sorted(begin, key=self.cost)
        keus = keus[: max(2, WERK // max(1, len(alle)) ** 2)]
        return min([alle, *(self._improve(rij) for rij in keus)], key=self.cost)

    def _greedy(self, eerste: int) -> list[int]:
        rij, over = [eerste], set(range(len(self.punten))) - {eerste}
        while over:
            zit = self.wie[rij[-1]]
            volgend = max(
                over,
                key=lambda nr: (
                    self.punten[nr].spoed,
                    (self.wie[nr] & zit).bit_count() - (self.wie[nr] ^ zit).bit_count(),
                    -nr,
                ),
            )
            rij.append(volgend)
            over.remove(volgend)
        return rij

    def _improve(self, rij: list[int]) -> list[int]:
        """Swap, turn a stretch around, or move one item, while that helps."""
        kosten, beter = self.cost(rij), True
        paren = list(permutations(range(len(rij)), 2))
        while beter:
            beter = False
            for van, naar in paren:
                for doe in (_turn if van < naar else _swap, _move):
                    nieuw = doe(rij, van, naar)
                    if (anders := self.cost(nieuw)) < kosten:
                        rij, kosten, beter = nieuw, anders, True
        return rij


def _swap(rij: list[int], een: int, twee: int) -> list[int]:
    nieuw = rij.copy()
    nieuw[een], nieuw[twee] = rij[twee], rij[een]
    return nieuw


def _turn(rij: list[int], van: int, tot: int) -> list[int]:
    return [*rij[:van], *rij[van : tot + 1][::-1], *rij[tot + 1 :]]


def _move(rij: list[int], van: int, naar: int) -> list[int]:
    zonder = rij[:van] + rij[van + 1 :]
    return [*zonder[:naar], rij[van], *zonder[naar:]]
