"""Put what the sources hold in one order, and cut it at the mark."""

import datetime as dt
from typing import Any
from uuid import UUID

from django.core import signing

from casusoverleg.tijdlijn import bronnen
from casusoverleg.tijdlijn.bronnen import Vraag
from casusoverleg.tijdlijn.moment import Moment, Tijdlijn
from keten.toegang.actor import Actor

PER_KEER = 25
_ZOUT = "tijdlijn"
# Which sources hold which kind of moment.
_BRONNEN = (
    (bronnen.steps, {"", "casus", "overleg", "afspraak"}),
    (bronnen.corrections, {"", "casus", "informatie"}),
    (bronnen.besluiten, {"", "besluit"}),
    (bronnen.informatie, {"", "informatie"}),
)


def read_tijdlijn(
    casus: Any, *, by: Actor, soort: str = "", na: str = "", aantal: int = PER_KEER
) -> Tijdlijn:
    """
    Read the newest moments before the mark; seven queries at most.

    :param casus: with the level of the reader, as ``met_niveau`` gives it
    :param soort: one of SOORTEN, or empty for all
    """
    vraag = Vraag(casus=casus, by=by, soort=soort, merk=_read(na), aantal=aantal + 1)
    gevonden: list[Moment] = []
    for lees, soorten in _BRONNEN:
        if soort in soorten:
            gevonden += lees(vraag)
    gevonden.sort(key=lambda moment: (moment.op, moment.pk), reverse=True)
    verder = _mark(gevonden[aantal - 1]) if len(gevonden) > aantal else ""
    return Tijdlijn(momenten=gevonden[:aantal], soort=soort, verder=verder)


def _mark(moment: Moment) -> str:
    return signing.dumps([moment.op.isoformat(), str(moment.pk)], salt=_ZOUT)


def _read(na: str) -> tuple[dt.datetime, UUID] | None:
    """Read the mark of the link; anything unreadable is the beginning."""
    try:
        op, pk = signing.loads(na, salt=_ZOUT)
    except signing.BadSignature:
        return None
    return dt.datetime.fromisoformat(op), UUID(pk)
