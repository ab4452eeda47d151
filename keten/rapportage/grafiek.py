"""The bars beside the table: the same figures, drawn; no figure of its own."""

from dataclasses import dataclass

from keten.rapportage.cijfers import Blad
from keten.rapportage.onthulling import REGELS, Waarde

# Units of the picture, which grows and shrinks with the page.
BREEDTE = 330
RUIMTE = 50  # right of the longest bar, for its figure
RIJ = 40
BALK = 14


@dataclass(frozen=True)
class Balk:
    """One bar: where it stands, how long it is."""

    naam: str
    waarde: Waarde
    naam_y: int
    y: int
    cijfer_x: int
    lengte: int
    # What is small is drawn open, and always as long: it tells nothing more.
    open: bool


@dataclass(frozen=True)
class Grafiek:
    """All bars of one column."""

    balken: list[Balk]
    hoogte: int
    breedte: int = BREEDTE
    dikte: int = BALK


def draw(blad: Blad) -> Grafiek:
    """Draw the last column of a table."""
    waarden = [(regel.naam, regel.waarden[-1]) for regel in blad.regels]
    meest = max([w for _, w in waarden if isinstance(w, int)] + [REGELS.drempel])
    balken = [
        _balk(naam, waarde, nummer, meest)
        for nummer, (naam, waarde) in enumerate(waarden)
    ]
    return Grafiek(balken, RIJ * len(balken))


def _balk(naam: str, waarde: Waarde, nummer: int, meest: int) -> Balk:
    telt = waarde if isinstance(waarde, int) else 0
    klein = isinstance(waarde, str) and waarde.startswith("<")
    lang = REGELS.drempel if klein else telt
    lengte = lang * (BREEDTE - RUIMTE) // meest
    return Balk(
        naam=naam,
        waarde=waarde,
        naam_y=nummer * RIJ + 13,
        y=nummer * RIJ + 19,
        cijfer_x=lengte + 6 if lengte else 0,
        lengte=lengte,
        open=klein,
    )
