import datetime as dt

import pytest

from keten.kern.termijnen import (
    Termijn,
    is_werkdag,
    na_werkdagen,
    tweede_donderdag,
    vervaldatum,
    volgende_werkdag,
)


@pytest.mark.parametrize(
    "dag",
    [
        dt.date(2026, 1, 1),  # nieuwjaarsdag
        dt.date(2026, 4, 6),  # tweede paasdag
        dt.date(2026, 4, 27),  # koningsdag
        dt.date(2026, 5, 14),  # hemelvaartsdag
        dt.date(2026, 5, 25),  # tweede pinksterdag
        dt.date(2026, 12, 25),  # eerste kerstdag
        dt.date(2026, 11, 21),  # zaterdag
        dt.date(2026, 11, 22),  # zondag
    ],
)
def test_people_do_not_work_on_this_day(dag: dt.date) -> None:
    assert not is_werkdag(dag)


@pytest.mark.parametrize(
    "dag", [dt.date(2026, 11, 23), dt.date(2026, 12, 24), dt.date(2026, 4, 28)]
)
def test_people_work_on_this_day(dag: dt.date) -> None:
    assert is_werkdag(dag)


@pytest.mark.parametrize(
    ("vanaf", "aantal", "tot"),
    [
        (dt.date(2026, 11, 23), 2, dt.date(2026, 11, 25)),
        (dt.date(2026, 11, 20), 2, dt.date(2026, 11, 24)),
        (dt.date(2026, 12, 23), 2, dt.date(2026, 12, 28)),
        (dt.date(2026, 12, 31), 1, dt.date(2027, 1, 4)),
        (dt.date(2026, 11, 23), 0, dt.date(2026, 11, 23)),
    ],
)
def test_working_days_pass_over_weekends_and_holidays(
    vanaf: dt.date, aantal: int, tot: dt.date
) -> None:
    assert na_werkdagen(vanaf, aantal) == tot


def test_a_term_in_working_days_does_not_count_the_first() -> None:
    vrijdag = dt.date(2026, 11, 20)

    assert vervaldatum(Termijn.SIGNAAL_OPPAKKEN, vrijdag) == dt.date(2026, 11, 24)


def test_a_term_in_calendar_days_counts_the_weekend() -> None:
    dag = dt.date(2026, 11, 20)

    assert vervaldatum(Termijn.CONCEPT_SIGNAAL, dag) == dag + dt.timedelta(days=14)


@pytest.mark.parametrize(
    ("dag", "werkdag"),
    [
        (dt.date(2026, 11, 20), dt.date(2026, 11, 20)),
        (dt.date(2026, 11, 21), dt.date(2026, 11, 23)),
        (dt.date(2026, 12, 25), dt.date(2026, 12, 28)),
    ],
)
def test_a_free_day_becomes_the_next_working_day(
    dag: dt.date, werkdag: dt.date
) -> None:
    assert volgende_werkdag(dag) == werkdag


@pytest.mark.parametrize(
    ("jaar", "maand", "dag"),
    [(2026, 1, 8), (2026, 10, 8), (2026, 12, 10), (2027, 4, 8), (2027, 9, 9)],
)
def test_the_meeting_is_on_the_second_thursday(jaar: int, maand: int, dag: int) -> None:
    assert tweede_donderdag(jaar, maand) == dt.date(jaar, maand, dag)


def test_every_term_is_longer_than_nothing_or_is_meant_for_today() -> None:
    assert {t for t in Termijn if t.aantal <= 0} == {Termijn.SIGNAAL_OPPAKKEN_SPOED}
