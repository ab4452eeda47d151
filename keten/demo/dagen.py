"""Days of the demo: relative to today, and to the meetings around it."""

import datetime as dt
import re

from keten.kern.termijnen import tweede_donderdag, volgende_werkdag

# The texts say a day as "V-3": three days before today. O1, O2 and O3 are the meetings
# that were held, S is the next of the series, N the next at all.
_VORM = re.compile(r"(V|O1|O2|O3|S|N)([+-]\d+)?")
EXTRA_NA_DAGEN = 14  # a next meeting further away: an extra one comes before it
EXTRA_DAG = 4
# Older days are working days; so near to today the days stay as they are said.
DICHTBIJ = dt.timedelta(days=14)


class Dagen:
    def __init__(self, vandaag: dt.date) -> None:
        reeks = [_overlegdag(vandaag, stap) for stap in range(-5, 3)]
        voorbij = [dag for dag in reeks if dag < vandaag]
        self.vandaag = vandaag
        self.gehouden = voorbij[-3:]
        self.volgend = next(dag for dag in reeks if dag >= vandaag)
        self.met_extra = (self.volgend - vandaag).days > EXTRA_NA_DAGEN
        extra = volgende_werkdag(vandaag + dt.timedelta(days=EXTRA_DAG))
        eerste, tweede, derde = self.gehouden
        self._anker = {
            "V": vandaag,
            "O1": eerste,
            "O2": tweede,
            "O3": derde,
            "S": self.volgend,
            "N": extra if self.met_extra else self.volgend,
        }

    def __getitem__(self, tekst: str) -> dt.date:
        """Return the day that such a text says."""
        gelezen = _VORM.fullmatch(tekst)
        if gelezen is None:
            raise KeyError(tekst)
        anker, verschil = gelezen.groups()
        return self._anker[anker] + dt.timedelta(days=int(verschil or 0))

    def uiterlijk(self, tekst: str) -> dt.date:
        """Return by which day something is to be done: when to come, a working day."""
        dag = self[tekst]
        return volgende_werkdag(dag) if dag > self.vandaag else dag

    def gewerkt(self, dag: dt.date) -> dt.date:
        """Return on which day people did what is said to be done on this one."""
        if dag > self.vandaag - DICHTBIJ:
            return dag
        return volgende_werkdag(dag)


def _overlegdag(vandaag: dt.date, stap: int) -> dt.date:
    jaar, maand = divmod(vandaag.month - 1 + stap, 12)
    return volgende_werkdag(tweede_donderdag(vandaag.year + jaar, maand + 1))
