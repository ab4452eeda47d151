"""
The only place that reads the time.

Where no real people are (demo, tests) the clock can be set forward: web, worker and
beat read the same offset, so that a month can pass in a browser test.
"""

import datetime as dt
import os
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from pathlib import Path
from zoneinfo import ZoneInfo

from django.conf import settings

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
# How far the clock of this thread stands off, inside `op_moment`.
_eigen: ContextVar[dt.timedelta] = ContextVar("klok", default=dt.timedelta())


def nu() -> dt.datetime:
    """Return this moment, aware, in UTC."""
    return dt.datetime.now(dt.UTC) + _verzet() + _eigen.get()


def op_de_muur() -> dt.datetime:
    """
    Return this moment without what a demo has shifted the clock by.

    Sessions and codes run by it: who lets a month pass stays logged in.
    """
    return dt.datetime.now(dt.UTC) + _eigen.get()


def vandaag() -> dt.date:
    """Return the day it is in Amsterdam."""
    return nu().astimezone(AMSTERDAM).date()


def lokaal(moment: dt.datetime) -> dt.datetime:
    """Return the same moment as the clock on the wall in Amsterdam shows it."""
    return moment.astimezone(AMSTERDAM)


def moment_op(dag: dt.date, tijd: dt.time) -> dt.datetime:
    """Return the moment at which the clock in Amsterdam shows this time on this day."""
    return dt.datetime.combine(dag, tijd, tzinfo=AMSTERDAM).astimezone(dt.UTC)


def verzet(*, seconden: int) -> None:
    """
    Set the clock of every process forward (or back); demo and tests only.

    :raises PermissionError: where real people are
    """
    if not settings.KETEN_KLOK_VERZETBAAR:
        raise PermissionError("This clock may not be shifted.")
    bestand = _bestand()
    bestand.parent.mkdir(parents=True, exist_ok=True)
    tijdelijk = bestand.with_suffix(".nieuw")
    tijdelijk.write_text(str(seconden))
    tijdelijk.replace(bestand)


def is_verzet() -> bool:
    """Test if this clock stands off: then others have to be told what time it is."""
    return bool(_verzet() + _eigen.get())


@contextmanager
def op_moment(moment: dt.datetime) -> Iterator[None]:
    """
    Let it be this moment for what runs inside, and for nobody else; the clock goes on.

    :raises PermissionError: where real people are
    """
    if not settings.KETEN_KLOK_VERZETBAAR:
        raise PermissionError("This clock may not be shifted.")
    merk = _eigen.set(_eigen.get() + (moment - nu()))
    try:
        yield
    finally:
        _eigen.reset(merk)


def _verzet() -> dt.timedelta:
    if not settings.KETEN_KLOK_VERZETBAAR:
        return dt.timedelta()
    try:
        return dt.timedelta(seconds=int(_bestand().read_text()))
    except (FileNotFoundError, ValueError):
        return dt.timedelta()


def _bestand() -> Path:
    return Path(os.environ.get("KETEN_KLOK_BESTAND") or settings.VAR / "klok")
