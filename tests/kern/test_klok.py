import datetime as dt
from typing import Any

import pytest

from keten.kern import klok

UUR = dt.timedelta(hours=1)
MARGE = dt.timedelta(seconds=30)


def _utc(tekst: str) -> dt.datetime:
    return dt.datetime.fromisoformat(tekst).replace(tzinfo=dt.UTC)


def test_the_clock_that_is_set_forward_goes_on_from_there() -> None:
    voor = klok.nu()

    klok.verzet(seconden=3600)

    assert UUR <= klok.nu() - voor < UUR + MARGE


def test_the_clock_that_is_set_twice_counts_once() -> None:
    klok.verzet(seconden=3600)
    voor = klok.nu()

    klok.verzet(seconden=0)

    assert voor - klok.nu() > UUR - MARGE


def test_a_moment_holds_inside_and_not_after() -> None:
    with klok.op_moment(_utc("2030-01-01 12:00")):
        binnen = klok.vandaag()

    assert binnen == dt.date(2030, 1, 1)
    assert klok.vandaag() < dt.date(2030, 1, 1)


def test_a_moment_within_a_moment_goes_back_to_the_outer_one() -> None:
    with klok.op_moment(_utc("2030-01-01 12:00")):
        with klok.op_moment(_utc("2031-01-01 12:00")):
            pass

        assert klok.vandaag() == dt.date(2030, 1, 1)


def test_where_real_people_are_the_clock_cannot_be_set(settings: Any) -> None:
    settings.KETEN_KLOK_VERZETBAAR = False

    with pytest.raises(PermissionError):
        klok.verzet(seconden=60)


def test_where_real_people_are_no_moment_can_be_chosen(settings: Any) -> None:
    settings.KETEN_KLOK_VERZETBAAR = False

    with pytest.raises(PermissionError), klok.op_moment(_utc("2030-01-01 12:00")):
        pass


def test_where_real_people_are_a_set_clock_is_not_believed(settings: Any) -> None:
    klok.verzet(seconden=3600)
    verzet = klok.nu()

    settings.KETEN_KLOK_VERZETBAAR = False

    assert verzet - klok.nu() > UUR - MARGE


@pytest.mark.parametrize(
    ("moment", "dag"),
    [
        ("2026-01-01 22:59", dt.date(2026, 1, 1)),
        ("2026-01-01 23:00", dt.date(2026, 1, 2)),
        ("2026-07-01 21:59", dt.date(2026, 7, 1)),
        ("2026-07-01 22:00", dt.date(2026, 7, 2)),
    ],
)
def test_a_day_begins_at_midnight_in_amsterdam(moment: str, dag: dt.date) -> None:
    with klok.op_moment(_utc(moment)):
        assert klok.vandaag() == dag


@pytest.mark.parametrize(
    ("dag", "utc"),
    [
        (dt.date(2026, 3, 28), "2026-03-28 08:00"),
        (dt.date(2026, 3, 29), "2026-03-29 07:00"),
        (dt.date(2026, 10, 24), "2026-10-24 07:00"),
        (dt.date(2026, 10, 25), "2026-10-25 08:00"),
    ],
)
def test_nine_on_the_wall_is_nine_also_when_the_clock_jumps(
    dag: dt.date, utc: str
) -> None:
    assert klok.moment_op(dag, dt.time(9)) == _utc(utc)


def test_a_moment_of_the_summer_is_read_in_summer_time() -> None:
    assert klok.lokaal(_utc("2026-07-01 12:00")).hour == 14
