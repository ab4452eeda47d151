"""A year or a quarter, as Amsterdam counts days."""

import datetime as dt
from dataclasses import dataclass

from keten.kern import klok

HEEL_JAAR = 0
KWARTALEN = (1, 2, 3, 4)
# How many years can be chosen: this one and those before it.
AANTAL_JAREN = 5


@dataclass(frozen=True)
class Periode:
    """A quarter of a year; quarter 0 is the whole year."""

    jaar: int
    kwartaal: int = HEEL_JAAR

    @property
    def code(self) -> str:
        """How it is written in keys and file names: 2026 or 2026-k3."""
        return f"{self.jaar}-k{self.kwartaal}" if self.kwartaal else str(self.jaar)

    @property
    def naam(self) -> str:
        """How people say it."""
        return (
            f"kwartaal {self.kwartaal} van {self.jaar}" if self.kwartaal else self.code
        )

    @property
    def begin(self) -> dt.date:
        """The first day."""
        return dt.date(self.jaar, max(self.kwartaal, 1) * 3 - 2, 1)

    @property
    def eind(self) -> dt.date:
        """The first day after it."""
        laatste = self.kwartaal or 4
        if laatste == 4:
            return dt.date(self.jaar + 1, 1, 1)
        return dt.date(self.jaar, laatste * 3 + 1, 1)


def momenten(begin: dt.date, eind: dt.date) -> tuple[dt.datetime, dt.datetime]:
    """Return the moments at which these days begin."""
    nacht = dt.time()
    return klok.moment_op(begin, nacht), klok.moment_op(eind, nacht)


def begonnen(jaar: int, *, today: dt.date) -> list[Periode]:
    """Return the quarters of this year that have begun."""
    alle = [Periode(jaar, kwartaal) for kwartaal in KWARTALEN]
    return [periode for periode in alle if periode.begin <= today]


def jaren(*, today: dt.date) -> list[int]:
    """Return the years that can be chosen, the newest first."""
    return list(range(today.year, today.year - AANTAL_JAREN, -1))
