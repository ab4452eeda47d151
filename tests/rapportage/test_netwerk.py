"""No small count can be worked out from what is printed."""

import random
from collections.abc import Callable

import pytest

from keten.rapportage import routes
from keten.rapportage.netwerk import Netwerk, Sleutel, Stap
from keten.rapportage.onthulling import KLEIN, NIET_GETOOND, Soort, Waarde, cel
from keten.rapportage.periode import Periode
from keten.rapportage.routes import TOTAAL
from tests.rapportage.aanval import Som, recovered

KWARTALEN = [Periode(2026, kwartaal) for kwartaal in (1, 2)]
CODES = [periode.code for periode in KWARTALEN]
SOORTEN = ("a", "b", "c")
UITKOMSTEN = ("goed", "fout")
# Mostly small, as in a town.
AANTALLEN = (0, 0, 0, 0, 0, 1, 1, 2, 3, 4, 6, 11)

Wereld = Callable[[random.Random], tuple[Netwerk, list[Som]]]


def _two_ways(dobbel: random.Random) -> tuple[Netwerk, list[Som]]:
    netwerk = Netwerk()
    for periode in KWARTALEN:
        for soort in SOORTEN:
            for uitkomst in UITKOMSTEN:
                route = routes.two_ways(
                    "x", periode, ("soort", soort), ("uitkomst", uitkomst)
                )
                netwerk.add(route, dobbel.choice(AANTALLEN))
    return netwerk, _sums("x", {"soort": SOORTEN, "uitkomst": UITKOMSTEN})


def _afspraken(dobbel: random.Random) -> tuple[Netwerk, list[Som]]:
    netwerk = Netwerk()
    for periode in KWARTALEN:
        for wie in SOORTEN:
            for hoe in UITKOMSTEN:
                route = routes.afspraak(periode, organisatie=wie, hoe=hoe)
                netwerk.add(route, dobbel.choice(AANTALLEN))
    sommen = _sums("afspraken", {"nakoming": UITKOMSTEN})
    cel = {
        (wie, kolom): Sleutel("afspraken", "organisatie", wie, kolom)
        for wie in SOORTEN
        for kolom in (*UITKOMSTEN, "2026")
    }
    samen = Sleutel("afspraken", TOTAAL, "", "2026")
    for wie in SOORTEN:
        sommen.append(([cel[wie, hoe] for hoe in UITKOMSTEN], cel[wie, "2026"]))
    for hoe in UITKOMSTEN:
        heel = Sleutel("afspraken", "nakoming", hoe, "2026")
        sommen.append(([cel[wie, hoe] for wie in SOORTEN], heel))
    sommen.append(([cel[wie, "2026"] for wie in SOORTEN], samen))
    return netwerk, sommen


def _casussen(dobbel: random.Random) -> tuple[Netwerk, list[Som]]:
    netwerk = Netwerk()
    eerder = Periode(2020, 1)
    for soort in SOORTEN[:2]:
        for van, komst in enumerate([eerder, *KWARTALEN]):
            for vertrek in [*KWARTALEN[max(van - 1, 0) :], None]:
                route = routes.casus(soort, komst=komst, vertrek=vertrek, codes=CODES)
                netwerk.add(route, dobbel.choice(AANTALLEN))
    sommen = _sums("geopend", {"type": SOORTEN[:2]})
    sommen += _sums("afgesloten", {"type": SOORTEN[:2]})
    eerste, tweede = (Sleutel("casussen", routes.LOPEND, "", code) for code in CODES)
    erbij, eraf = (
        Sleutel(wat, TOTAAL, "", CODES[1]) for wat in ("geopend", "afgesloten")
    )
    # What ran, and what came, is what runs, and what went.
    tafel = Sleutel("casussen", "tafel", "", CODES[1])
    sommen += [([eerste, erbij], tafel), ([tweede, eraf], tafel)]
    return netwerk, sommen


def _sums(onderwerp: str, indelingen: dict[str, tuple[str, ...]]) -> list[Som]:
    sommen: list[Som] = []
    jaar = Sleutel(onderwerp, TOTAAL, "", "2026")
    sommen.append(([jaar._replace(kolom=code) for code in CODES], jaar))
    for indeling, soorten in indelingen.items():
        for code in [*CODES, "2026"]:
            delen = [Sleutel(onderwerp, indeling, soort, code) for soort in soorten]
            sommen.append((delen, jaar._replace(kolom=code)))
        for soort in soorten:
            heel = Sleutel(onderwerp, indeling, soort, "2026")
            sommen.append(([heel._replace(kolom=code) for code in CODES], heel))
    return sommen


def _rounded(sleutels: dict[Sleutel, int]) -> list[Sleutel]:
    return [
        sleutel
        for sleutel in sleutels
        if sleutel.indeling in {TOTAAL, routes.LOPEND}
        or (sleutel.indeling, sleutel.kolom) == ("organisatie", "2026")
    ]


WERELDEN = (_two_ways, _afspraken, _casussen)


def _attack(netwerk: Netwerk, sommen: list[Som], gedrukt: dict[Sleutel, Waarde]) -> int:
    """Return how many small counts a patient reader works out."""
    waar = netwerk.aantallen()
    klein = [sleutel for sleutel, aantal in waar.items() if 0 < aantal < 5]
    tafel = Sleutel("casussen", "tafel", "", CODES[1])
    gedrukt = {**gedrukt, tafel: NIET_GETOOND}
    return len(recovered(gedrukt, sommen, afgerond=_rounded(waar), klein=klein))


@pytest.mark.parametrize("wereld", WERELDEN)
@pytest.mark.parametrize("zaad", range(12))
def test_no_small_count_is_worked_out_by_trying_everything(
    wereld: Wereld, zaad: int
) -> None:
    netwerk, sommen = wereld(random.Random(zaad))  # noqa: S311

    gedrukt = netwerk.publish()

    assert _attack(netwerk, sommen, gedrukt) == 0


@pytest.mark.parametrize("wereld", WERELDEN)
def test_without_a_second_count_left_out_they_are_worked_out(wereld: Wereld) -> None:
    gevonden = 0
    for zaad in range(12):
        netwerk, sommen = wereld(random.Random(zaad))  # noqa: S311
        waar = netwerk.aantallen()
        rond = set(_rounded(waar))
        gedrukt = {
            sleutel: cel(n, soort=Soort.TOTAAL if sleutel in rond else Soort.CEL)
            for sleutel, n in waar.items()
        }
        gevonden += _attack(netwerk, sommen, gedrukt)

    assert gevonden > 5


def _row(*aantallen: int) -> Netwerk:
    """One row of cells in one quarter, with its total."""
    netwerk = Netwerk()
    for nummer, aantal in enumerate(aantallen):
        cel = Sleutel("x", "soort", str(nummer), "k")
        totaal = Sleutel("x", TOTAAL, "", "k")
        route = [
            Stap(("bij elkaar",), cel, Soort.CEL),
            Stap(("samen",), totaal, Soort.TOTAAL),
        ]
        netwerk.add(route, aantal)
    return netwerk


def _shown(netwerk: Netwerk) -> list[object]:
    return [waarde for _, waarde in sorted(netwerk.publish().items())]


@pytest.mark.parametrize(
    ("aantallen", "getoond"),
    [
        # Nothing small: all as it is, the total rounded.
        ((7, 9), [7, 9, 15]),
        ((0, 7), [0, 7, 5]),
        # 7 and 1: the total 10 could be 8 to 12, so the small one 1 to 4.
        ((7, 1), [7, KLEIN, 10]),
        # 10 and 7, total 15 is 13 to 17: 3 could be 3 or 4... and 2 as well.
        ((10, 3), [10, KLEIN, 15]),
        # 11 and 1 is 12, shown as 10: at most 12, so 1 is given back by the total.
        ((11, 1), [NIET_GETOOND, KLEIN, 10]),
        # Two small ones cover each other.
        ((11, 1, 1), [11, KLEIN, KLEIN, 15]),
        # Four that are all 1 and a total of at most 4 are not covered.
        ((1, 1, 1, 1), [KLEIN, KLEIN, KLEIN, KLEIN, NIET_GETOOND]),
        # A total that is small itself.
        ((2, 0), [KLEIN, 0, KLEIN]),
    ],
)
def test_a_second_count_stays_out_only_where_one_would_be_given_back(
    aantallen: tuple[int, ...], getoond: list[object]
) -> None:
    assert _shown(_row(*aantallen)) == getoond


def test_a_year_does_not_give_back_one_small_quarter() -> None:
    netwerk = Netwerk()
    for periode, aantal in zip(KWARTALEN, (9, 2), strict=True):
        netwerk.add(routes.one_way("x", periode), aantal)

    getoond = sorted(str(waarde) for waarde in netwerk.publish().values())

    assert KLEIN in getoond
    assert "11" not in getoond or "9" not in getoond
