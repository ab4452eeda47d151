"""
The script: stories that run side by side, each step at its own moment in the past.

A story is a generator. It yields when its next step is; the script sets the clock to
that moment and lets it go on. So all steps of all stories happen in the order of time.
"""

import datetime as dt
import heapq
import itertools
import random
from collections.abc import Generator
from typing import Any

from keten.demo.dagen import Dagen
from keten.kern import klok

# What a story yields: the day, or the very moment, of its next step.
Wanneer = dt.date | dt.datetime
Verhaal = Generator[Wanneer, None, Any]
ZAAD = 2026


class Draaiboek:
    def __init__(self, dagen: Dagen) -> None:
        self.dagen = dagen
        self._toeval = random.Random(ZAAD)  # noqa: S311 - no secret, but the same
        self._nu = klok.nu()
        self._volgnummer = itertools.count()
        self._rij: list[tuple[dt.datetime, int, Verhaal]] = []
        self._bezig = dt.datetime.min.replace(tzinfo=dt.UTC)

    def add(self, verhaal: Verhaal) -> None:
        """Let a story begin; from inside another story not before that one's step."""
        self._plan(verhaal)

    def run(self) -> None:
        """Run all stories to their end."""
        tot = self._bezig
        while self._rij:
            moment, _, verhaal = heapq.heappop(self._rij)
            # Steps of today may fall together; each begins where the last one ended.
            self._bezig = max(moment, tot)
            with klok.op_moment(self._bezig):
                self._plan(verhaal)
                tot = klok.nu()

    def _plan(self, verhaal: Verhaal) -> None:
        """Take a step, and plan the next one after it; nothing lies in the future."""
        try:
            wanneer = next(verhaal)
        except StopIteration:
            return
        moment = max(self._moment(wanneer), self._bezig + self._poos())
        plek = (min(moment, self._nu), next(self._volgnummer), verhaal)
        heapq.heappush(self._rij, plek)

    def _moment(self, wanneer: Wanneer) -> dt.datetime:
        if isinstance(wanneer, dt.datetime):
            return wanneer
        tijd = dt.time(self._toeval.randint(8, 16), self._toeval.randint(0, 59))
        return klok.moment_op(self.dagen.gewerkt(wanneer), tijd)

    def _poos(self) -> dt.timedelta:
        return dt.timedelta(minutes=self._toeval.randint(3, 11))
