"""
Which way each count flows: the sums that tie the published figures together.

A route is one thing that was counted, from its year by its type to its quarter and on
to its outcome. What routes share is what a reader could add and subtract.
"""

import itertools

from keten.rapportage.netwerk import Sleutel, Stap
from keten.rapportage.onthulling import Soort
from keten.rapportage.periode import Periode

TOTAAL = "totaal"
LOPEND = "lopend"
# Where casussen come from and go to.
WERELD = ("casussen", "wereld")
# One way in which things are told apart, and what this thing is.
Indeling = tuple[str, str]


def two_ways(
    onderwerp: str, periode: Periode, links: Indeling, rechts: Indeling | None = None
) -> list[Stap]:
    """Return the route of what is told apart in one or two ways, a table for each."""
    jaar, kwartaal = str(periode.jaar), periode.code
    bron, put = (onderwerp, jaar, "bron"), (onderwerp, jaar, "put")
    samen = Sleutel(onderwerp, TOTAAL, "", jaar)
    een = Sleutel(onderwerp, *links, jaar)
    heen = [
        Stap((onderwerp, jaar, *links), een, Soort.CEL),
        Stap((onderwerp, kwartaal, "in"), een._replace(kolom=kwartaal), Soort.CEL),
        Stap(
            (onderwerp, kwartaal, "uit"), samen._replace(kolom=kwartaal), Soort.TOTAAL
        ),
    ]
    verder = [Stap(put)]
    if rechts:
        twee = Sleutel(onderwerp, *rechts, jaar)
        verder = [
            Stap((onderwerp, jaar, *rechts), twee._replace(kolom=kwartaal), Soort.CEL),
            Stap(put, twee, Soort.CEL),
        ]
    return [*heen, *verder, Stap(bron, samen, Soort.TOTAAL)]


def one_way(onderwerp: str, periode: Periode) -> list[Stap]:
    """
    Return the route of what is only counted per quarter.

    Not rounded, for nothing is added up in it but the quarters.
    """
    code, jaar = periode.code, str(periode.jaar)
    samen = Sleutel(onderwerp, TOTAAL, "", jaar)
    return [
        Stap((onderwerp, code), samen._replace(kolom=code), Soort.CEL),
        Stap((onderwerp, jaar), samen, Soort.CEL),
    ]


def afspraak(periode: Periode, *, organisatie: str, hoe: str) -> list[Stap]:
    """
    Return the route of an afspraak.

    By organisation only for the whole year: per quarter too little would be left.
    """
    naam, jaar, kwartaal = "afspraken", str(periode.jaar), periode.code
    per_organisatie = Sleutel(naam, "organisatie", organisatie, jaar)
    nakoming = Sleutel(naam, "nakoming", hoe, jaar)
    samen = Sleutel(naam, TOTAAL, "", jaar)
    return [
        Stap((naam, jaar, "van", organisatie), per_organisatie, Soort.TOTAAL),
        Stap((naam, jaar, "in", hoe), per_organisatie._replace(kolom=hoe), Soort.CEL),
        Stap((naam, jaar, "uit", hoe), nakoming, Soort.CEL),
        Stap((naam, kwartaal), nakoming._replace(kolom=kwartaal), Soort.CEL),
        Stap((naam, jaar, "put"), samen._replace(kolom=kwartaal), Soort.TOTAAL),
        Stap((naam, jaar, "bron"), samen, Soort.TOTAAL),
    ]


def casus(
    soort: str, *, komst: Periode, vertrek: Periode | None, codes: list[str]
) -> list[Stap]:
    """
    Return the route of a casus: it comes, runs on from quarter to quarter, and goes.

    :param codes: every quarter that is published, in order; what came before them was
        running when they begin
    """
    gezien = komst.code in codes
    begin = codes.index(komst.code) if gezien else 0
    eind = codes.index(vertrek.code) if vertrek else len(codes) - 1
    route = _komst(soort, komst) if gezien else [Stap((LOPEND, codes[0]))]
    for hier, verder in itertools.pairwise(codes[begin : eind + 1]):
        loopt = Sleutel("casussen", LOPEND, "", hier)
        route.append(Stap((LOPEND, verder), loopt, Soort.TOTAAL))
    if vertrek:
        return [*route, *_vertrek(soort, vertrek)]
    loopt = Sleutel("casussen", LOPEND, "", codes[-1])
    return [*route, Stap((LOPEND, "nu"), loopt, Soort.TOTAAL), Stap(WERELD)]


def _komst(soort: str, periode: Periode) -> list[Stap]:
    jaar, kwartaal = str(periode.jaar), periode.code
    per_type = Sleutel("geopend", "type", soort, jaar)
    samen = Sleutel("geopend", TOTAAL, "", jaar)
    return [
        Stap(("geopend", jaar), samen, Soort.TOTAAL),
        Stap(("geopend", jaar, soort), per_type, Soort.CEL),
        Stap(("geopend", kwartaal), per_type._replace(kolom=kwartaal), Soort.CEL),
        Stap((LOPEND, kwartaal), samen._replace(kolom=kwartaal), Soort.TOTAAL),
    ]


def _vertrek(soort: str, periode: Periode) -> list[Stap]:
    jaar, kwartaal = str(periode.jaar), periode.code
    per_type = Sleutel("afgesloten", "type", soort, jaar)
    samen = Sleutel("afgesloten", TOTAAL, "", jaar)
    return [
        Stap(("afgesloten", kwartaal), samen._replace(kolom=kwartaal), Soort.TOTAAL),
        Stap(("afgesloten", jaar, soort), per_type._replace(kolom=kwartaal), Soort.CEL),
        Stap(("afgesloten", jaar), per_type, Soort.CEL),
        Stap(WERELD, samen, Soort.TOTAAL),
    ]
