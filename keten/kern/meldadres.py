"""Whom somebody warns who finds a hole: told in security.txt."""

import datetime as dt
from typing import Any

from django.conf import settings
from django.core import checks

from keten.kern import klok

HOOGUIT = dt.timedelta(days=364)
WAARSCHUWING = (
    "Zet KETEN_VEILIGHEID_CONTACT (mailto: of https:) en KETEN_VEILIGHEID_TOT, een dag"
    " binnen een jaar: tot dan kijkt iemand naar wat daar binnenkomt."
)


def valid_until() -> dt.date | None:
    """Return until when the contact surely holds; a demo has no end."""
    if settings.KETEN_DEMO:
        return klok.vandaag() + HOOGUIT / 2
    tot: dt.date | None = settings.KETEN_VEILIGHEID_TOT
    return tot


def check_meldadres(**_: Any) -> list[checks.CheckMessage]:
    """Warn when there is no contact, or its day has passed or is too far off."""
    tot, vandaag = valid_until(), klok.vandaag()
    if settings.KETEN_VEILIGHEID_CONTACT and tot and vandaag < tot <= vandaag + HOOGUIT:
        return []
    return [checks.Warning(WAARSCHUWING, id="kern.W002")]
