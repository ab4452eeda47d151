"""The outbox: what a worker does when the message arrives."""

import uuid
from typing import Any

import pytest

from keten.kern import klok
from keten.kern.models import Nummer, Opdracht, OpdrachtStatus
from keten.kern.opdrachten import MAX_FOUTEN, WACHT_NA_FOUT
from tests.kern.werk import BREEK, after, breek, make_taken, make_work, schrijf

pytestmark = pytest.mark.django_db


def _do(rij: Opdracht, taak: Any = schrijf) -> Opdracht:
    """Do the work as a worker does, when the message arrives."""
    taak(opdracht_id=str(rij.pk))
    rij.refresh_from_db()
    return rij


def test_work_that_is_done_is_noted_as_done() -> None:
    rij = _do(make_work())

    assert (rij.status, rij.pogingen) == (OpdrachtStatus.GEREED, 1)
    assert Nummer.objects.filter(nummer="X-1").exists()


def test_a_message_that_comes_twice_is_done_once() -> None:
    rij = _do(make_work())

    _do(rij)

    assert Nummer.objects.filter(nummer="X-1").count() == 1
    assert rij.pogingen == 1


def test_a_message_that_comes_too_early_does_nothing() -> None:
    rij = _do(make_work(niet_voor=after(hours=1)))

    assert rij.status == OpdrachtStatus.WACHT


def test_a_message_about_nothing_does_nothing() -> None:
    schrijf(opdracht_id=str(uuid.uuid4()))

    assert not Nummer.objects.exists()


def test_work_that_another_holds_is_left_to_it() -> None:
    rij = _do(make_taken())

    assert rij.status == OpdrachtStatus.BEZIG
    assert not Nummer.objects.exists()


def test_work_that_fails_leaves_no_halfmake_work() -> None:
    _do(make_work(BREEK), breek)

    assert not Nummer.objects.exists()


def test_the_kind_of_the_error_is_kept_and_not_its_words() -> None:
    rij = _do(make_work(BREEK), breek)

    assert rij.laatste_fout == "ValueError"


@pytest.mark.parametrize(("keer", "seconden"), [*enumerate(WACHT_NA_FOUT, start=1)])
def test_work_that_fails_waits_longer_each_time(keer: int, seconden: int) -> None:
    rij = make_work(BREEK, fouten=keer - 1)
    voor = klok.nu()

    _do(rij, breek)

    wacht = rij.niet_voor - voor
    assert rij.status == OpdrachtStatus.WACHT
    assert 0 <= wacht.total_seconds() - seconden < 30


def test_work_that_keeps_failing_is_parked() -> None:
    rij = _do(make_work(BREEK, fouten=MAX_FOUTEN - 1), breek)

    assert rij.status == OpdrachtStatus.VASTGELOPEN


def test_work_that_is_parked_is_not_done_again() -> None:
    rij = _do(make_work(status=OpdrachtStatus.VASTGELOPEN))

    assert rij.status == OpdrachtStatus.VASTGELOPEN


def test_a_failure_after_which_it_goes_well_ends_well() -> None:
    rij = make_work(fouten=2)

    assert _do(rij).status == OpdrachtStatus.GEREED
