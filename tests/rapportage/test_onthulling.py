"""How one count is shown, and what a reader then knows of it."""

import datetime as dt

import pytest

from keten.rapportage.onthulling import (
    KLEIN,
    NIET_GETOOND,
    REGELS,
    Soort,
    Waarde,
    cel,
    grenzen,
)
from keten.rapportage.periode import Periode, begonnen, jaren


@pytest.mark.parametrize(
    ("aantal", "als_cel", "als_totaal"),
    [
        (0, 0, 0),
        (1, KLEIN, KLEIN),
        (4, KLEIN, KLEIN),
        (5, 5, 5),
        (7, 7, 5),
        (8, 8, 10),
        (12, 12, 10),
        (13, 13, 15),
        (1003, 1003, 1005),
    ],
)
def test_small_is_hidden_and_totals_are_rounded(
    aantal: int, als_cel: Waarde, als_totaal: Waarde
) -> None:
    assert cel(aantal) == als_cel
    assert cel(aantal, soort=Soort.TOTAAL) == als_totaal


@pytest.mark.parametrize("aantal", range(60))
@pytest.mark.parametrize("soort", list(Soort))
@pytest.mark.parametrize("verborgen", [False, True])
def test_what_the_reader_knows_holds_and_is_the_same_for_the_same_print(
    aantal: int, soort: Soort, *, verborgen: bool
) -> None:
    if verborgen and not aantal:
        return
    laag, hoog = grenzen(aantal, soort, verborgen=verborgen)

    assert laag <= aantal <= hoog
    if soort is not Soort.INTERN and hoog < 100:
        for ander in range(laag, int(hoog) + 1):
            assert cel(ander, soort=soort) == cel(aantal, soort=soort)


def test_what_is_left_out_says_so_in_words() -> None:
    assert cel(12, verborgen=True) == NIET_GETOOND


def test_the_threshold_has_a_source_and_a_day_to_look_again() -> None:
    assert REGELS.bron
    assert REGELS.vastgelegd_op < REGELS.nakijken_voor


def test_a_quarter_begins_and_ends_where_the_next_begins() -> None:
    kwartalen = [Periode(2026, kwartaal) for kwartaal in (1, 2, 3, 4)]

    assert [p.eind for p in kwartalen[:3]] == [p.begin for p in kwartalen[1:]]
    assert (Periode(2026).begin, Periode(2026).eind) == (
        kwartalen[0].begin,
        kwartalen[3].eind,
    )


def test_a_quarter_that_has_not_begun_is_not_counted() -> None:
    dag = dt.date(2026, 8, 1)

    assert [p.code for p in begonnen(2026, today=dag)] == [
        "2026-k1",
        "2026-k2",
        "2026-k3",
    ]
    assert jaren(today=dag) == [2026, 2025, 2024, 2023, 2022]
