"""
Nobody recognisable: how a count is shown, on screen and in the workbook alike.

Three rules. A small count is shown as "<5". A total is rounded. And a count that would
give a small one back, by adding and subtracting over rows, columns, quarters and
tables, is not shown at all; `netwerk` finds out which.
"""

import datetime as dt
import enum
from dataclasses import dataclass


@dataclass(frozen=True)
class Regels:
    """What is small, how totals are rounded, and who says so."""

    drempel: int
    afronding: int
    bron: str
    vastgelegd_op: dt.date
    nakijken_voor: dt.date


# The one place for the numbers; nothing else in Keten knows them.
REGELS = Regels(
    drempel=5,
    afronding=5,
    bron=(
        "Keuze bij de bouw van Keten: in een gemeente van deze grootte is iemand in een"
        " groep van minder dan vijf te herkennen."
    ),
    vastgelegd_op=dt.date(2026, 11, 22),
    nakijken_voor=dt.date(2027, 11, 22),
)
KLEIN = f"<{REGELS.drempel}"
NIET_GETOOND = "niet getoond"

Waarde = int | str


class Soort(enum.Enum):
    """What a count is, as far as showing it goes."""

    CEL = "cel"
    TOTAAL = "totaal"
    # Only there to make sums: shown nowhere.
    INTERN = "intern"


def cel(aantal: int, *, soort: Soort = Soort.CEL, verborgen: bool = False) -> Waarde:
    """Return what stands in a cell: a number, "<5" or "niet getoond"."""
    if verborgen:
        return NIET_GETOOND
    if 0 < aantal < REGELS.drempel:
        return KLEIN
    return round_off(aantal) if soort is Soort.TOTAAL else aantal


def round_off(aantal: int) -> int:
    """Round to the nearest multiple of five."""
    stap = REGELS.afronding
    return (aantal + stap // 2) // stap * stap


def grenzen(aantal: int, soort: Soort, *, verborgen: bool) -> tuple[int, float]:
    """Return between which numbers the reader knows this count to lie."""
    if soort is Soort.INTERN:
        return 0, float("inf")
    if verborgen:
        return 1, float("inf")
    if aantal == 0:
        return 0, 0
    if aantal < REGELS.drempel:
        return 1, REGELS.drempel - 1
    if soort is Soort.CEL:
        return aantal, aantal
    stap, rond = REGELS.afronding, round_off(aantal)
    return max(rond - stap // 2, REGELS.drempel), rond + (stap - 1) // 2
