import datetime as dt
import uuid
from typing import Any

import pytest

from keten.kern import herinneringen, klok
from keten.kern.models import Herinnering, Opdracht
from keten.organisaties.models import Medewerker
from tests.factories import HerinneringFactory, MedewerkerFactory

pytestmark = pytest.mark.django_db
OVER = uuid.uuid4()
NEGEN = dt.time(9, 0)


def _plan(aan: Medewerker, *momenten: dt.datetime, soort: str = "proef") -> None:
    herinneringen.plan(
        taak="proef.niets", soort=soort, over_id=OVER, aan=[aan.pk], momenten=momenten
    )


def _over(dagen: int) -> dt.datetime:
    return klok.nu() + dt.timedelta(days=dagen)


def _open() -> set[dt.datetime]:
    rijen = Herinnering.objects.filter(over_id=OVER, vervallen_op=None)
    return set(rijen.values_list("moment", flat=True))


def _utc(tekst: str) -> dt.datetime:
    return dt.datetime.fromisoformat(tekst).replace(tzinfo=dt.UTC)


def test_everybody_is_told_at_every_moment() -> None:
    een, twee = MedewerkerFactory(), MedewerkerFactory()

    herinneringen.plan(
        taak="proef.niets",
        soort="proef",
        over_id=OVER,
        aan=[een.pk, twee.pk],
        momenten=[_over(1), _over(2)],
    )

    assert Herinnering.objects.filter(over_id=OVER).count() == 4


def test_planning_twice_is_planning_once() -> None:
    aan, moment = MedewerkerFactory(), _over(1)
    _plan(aan, moment)

    _plan(aan, moment)

    assert Herinnering.objects.filter(over_id=OVER).count() == 1


def test_a_date_that_changes_moves_the_moments() -> None:
    aan, eerst, daarna = MedewerkerFactory(), _over(3), _over(5)
    _plan(aan, eerst)

    _plan(aan, daarna)

    assert _open() == {daarna}


def test_a_date_that_changes_back_brings_the_first_moment_back() -> None:
    aan, eerst = MedewerkerFactory(), _over(3)
    _plan(aan, eerst)
    _plan(aan, _over(5))

    _plan(aan, eerst)

    assert _open() == {eerst}


def test_what_was_sent_stays_sent_when_the_date_changes() -> None:
    aan, eerst = MedewerkerFactory(), _over(1)
    _plan(aan, eerst)
    with klok.op_moment(_over(2)):
        herinneringen.pick_up()

        _plan(aan, _over(5))

    gestuurd = Herinnering.objects.get(over_id=OVER, moment=eerst)
    assert gestuurd.opgepakt_op is not None
    assert gestuurd.vervallen_op is None


def test_a_moment_that_is_over_is_not_made_up_for() -> None:
    _plan(MedewerkerFactory(), _over(-1))

    assert not Herinnering.objects.filter(over_id=OVER).exists()


def test_who_is_no_longer_to_be_told_is_not() -> None:
    een, twee, moment = MedewerkerFactory(), MedewerkerFactory(), _over(1)
    _plan(een, moment)

    _plan(twee, moment)

    rijen = Herinnering.objects.filter(over_id=OVER, vervallen_op=None)
    assert [rij.aan_id for rij in rijen] == [twee.pk]


def test_another_reason_to_tell_stands_apart() -> None:
    aan, moment = MedewerkerFactory(), _over(1)
    _plan(aan, moment, soort="een")

    _plan(aan, moment, soort="ander")

    assert Herinnering.objects.filter(over_id=OVER, vervallen_op=None).count() == 2


def test_what_is_cancelled_is_told_to_nobody() -> None:
    _plan(MedewerkerFactory(), _over(1))

    herinneringen.cancel(over_id=OVER)

    with klok.op_moment(_over(2)):
        assert herinneringen.pick_up() == 0


def test_one_reason_can_be_cancelled_and_the_other_stay() -> None:
    aan, moment = MedewerkerFactory(), _over(1)
    _plan(aan, moment, soort="een")
    _plan(aan, moment, soort="ander")

    herinneringen.cancel(over_id=OVER, soort="een")

    rijen = Herinnering.objects.filter(over_id=OVER, vervallen_op=None)
    assert [rij.soort for rij in rijen] == ["ander"]


def test_a_moment_that_has_come_becomes_work() -> None:
    rij = HerinneringFactory(moment=_over(-1))

    herinneringen.pick_up()

    opdracht = Opdracht.objects.get(sleutel=f"herinnering:{rij.pk}")
    assert opdracht.gegevens == {"herinnering_id": str(rij.pk)}


def test_a_moment_that_has_come_becomes_work_once() -> None:
    HerinneringFactory(moment=_over(-1))
    herinneringen.pick_up()

    assert herinneringen.pick_up() == 0


def test_a_moment_still_to_come_waits() -> None:
    HerinneringFactory(moment=_over(1))

    assert herinneringen.pick_up() == 0


@pytest.mark.parametrize(
    ("dag", "te_vroeg", "op_tijd"),
    [
        # The night in which the clock goes forward, and the one in which it goes back.
        (dt.date(2026, 3, 29), "2026-03-29 06:59", "2026-03-29 07:00"),
        (dt.date(2026, 10, 25), "2026-10-25 07:59", "2026-10-25 08:00"),
        (dt.date(2026, 3, 28), "2026-03-28 07:59", "2026-03-28 08:00"),
        (dt.date(2026, 10, 24), "2026-10-24 06:59", "2026-10-24 07:00"),
    ],
)
def test_people_are_told_at_nine_on_their_own_clock(
    dag: dt.date, te_vroeg: str, op_tijd: str
) -> None:
    with klok.op_moment(_utc("2026-03-01 12:00")):
        _plan(MedewerkerFactory(), klok.moment_op(dag, NEGEN))

    with klok.op_moment(_utc(te_vroeg)):
        voor = herinneringen.pick_up()
    with klok.op_moment(_utc(op_tijd)):
        na = herinneringen.pick_up()

    assert (voor, na) == (0, 1)


def test_a_night_without_beat_is_caught_up_in_one_go(
    django_capture_on_commit_callbacks: Any,
) -> None:
    for uur in range(3):
        HerinneringFactory(moment=klok.nu() - dt.timedelta(hours=uur + 1))

    with django_capture_on_commit_callbacks(execute=True):
        assert herinneringen.pick_up() == 3


def test_a_mail_that_was_handed_over_is_noted() -> None:
    rij = HerinneringFactory()

    herinneringen.mark_verstuurd(rij)

    rij.refresh_from_db()
    assert rij.verstuurd_op is not None
