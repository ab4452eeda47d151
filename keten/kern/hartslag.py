"""When the beat was last heard: without it nothing that got lost is found again."""

import datetime as dt

from django.core.cache import cache

from keten.kern import klok

SLEUTEL = "hartslag"


def note() -> None:
    """Note that the beat reached a worker at this moment."""
    cache.set(SLEUTEL, klok.nu().isoformat(), timeout=None)


def last() -> dt.datetime | None:
    """Return when the beat last reached a worker, if it ever did."""
    waarde = cache.get(SLEUTEL)
    return dt.datetime.fromisoformat(waarde) if waarde else None
