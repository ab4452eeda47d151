"""Days and the script, without a database."""

import datetime as dt

import pytest

from keten.demo.dagen import Dagen
from keten.demo.draaiboek import Draaiboek, Verhaal
from keten.kern import klok

DAGEN = [dt.date(2026, 11, 1) + dt.timedelta(days=n) for n in range(800)]


@pytest.mark.parametrize("vandaag", DAGEN[::97], ids=str)
def test_a_day_is_said_relative_to_today_and_to_the_meetings(vandaag: dt.date) -> None:
    dagen = Dagen(vandaag)

    assert dagen["V"] == vandaag
    assert dagen["V-3"] == vandaag - dt.timedelta(days=3)
    assert dagen["O3+2"] == dagen.gehouden[2] + dt.timedelta(days=2)
    with pytest.raises(KeyError):
        dagen["X-1"]


def test_on_every_day_three_meetings_lie_behind_and_one_is_near() -> None:
    for vandaag in DAGEN:
        dagen = Dagen(vandaag)

        eerste, tweede, derde = dagen.gehouden
        assert eerste < tweede < derde < vandaag
        assert (vandaag - eerste).days < 110
        assert 0 <= (dagen["N"] - vandaag).days <= 14
        assert dagen["N"] <= dagen["S"]
        assert (dagen["N"] != dagen["S"]) == dagen.met_extra


def test_what_was_done_long_ago_was_done_on_a_working_day() -> None:
    dagen = Dagen(dt.date(2026, 11, 22))

    assert dagen.gewerkt(dt.date(2026, 10, 4)) == dt.date(2026, 10, 5)
    assert dagen.gewerkt(dt.date(2026, 11, 21)) == dt.date(2026, 11, 21)


def test_steps_of_all_stories_happen_in_the_order_of_time() -> None:
    vandaag = klok.vandaag()
    gezien: list[tuple[str, dt.datetime]] = []

    def verhaal(naam: str, *terug: int) -> Verhaal:
        for dagen in terug:
            yield vandaag - dt.timedelta(days=dagen)
            gezien.append((naam, klok.nu()))

    draaiboek = Draaiboek(Dagen(vandaag))
    draaiboek.add(verhaal("een", 40, 20))
    draaiboek.add(verhaal("twee", 30, 20, 0, -5, -5, -5))
    draaiboek.run()

    assert [naam for naam, _ in gezien[:2]] == ["een", "twee"]
    assert [moment for _, moment in gezien] == sorted(moment for _, moment in gezien)
    assert len(gezien) == 8
    assert gezien[-1][1] <= klok.nu()


def test_a_story_that_begins_in_another_does_not_begin_before_it() -> None:
    vandaag = klok.vandaag()
    gezien: list[dt.datetime] = []

    def binnen() -> Verhaal:
        yield vandaag - dt.timedelta(days=90)
        gezien.append(klok.nu())

    def buiten(draaiboek: Draaiboek) -> Verhaal:
        yield vandaag - dt.timedelta(days=30)
        gezien.append(klok.nu())
        draaiboek.add(binnen())

    draaiboek = Draaiboek(Dagen(vandaag))
    draaiboek.add(buiten(draaiboek))
    draaiboek.run()

    assert gezien[0] < gezien[1] < gezien[0] + dt.timedelta(hours=1)
