"""Where an item goes when its meeting goes: to a next one, planned if need be."""

import datetime as dt

import pytest

from casusoverleg.actions import agendapunt
from casusoverleg.actions import overleg as actions
from casusoverleg.models import Agendapunt, Overleg
from keten.kern import klok
from tests.factories import OverlegreeksFactory
from tests.gedeeld import gedeeld
from tests.rollen import Kring, actor_of, make_casus, make_kring

pytestmark = pytest.mark.django_db
NOVEMBER = dt.datetime(2026, 11, 22, 12, tzinfo=dt.UTC)


@gedeeld
def kring() -> Kring:
    return make_kring()


def _cancelled_in_turn(kring: Kring, *, maanden: int) -> Overleg:
    """Plan a series, cancel it from the back; return where the item went."""
    by = actor_of(kring.regisseur)
    reeks = OverlegreeksFactory(samenwerkingsverband=kring.verband)
    actions.plan_reeks(reeks, maanden=maanden, vanaf=klok.vandaag(), by=by)
    eerste = reeks.overleggen.earliest("datum")
    agendapunt.schedule(
        overleg=eerste, casus=make_casus(kring), vraag="Wie doet wat?", by=by
    )
    for overleg in reeks.overleggen.order_by("-datum"):
        actions.cancel_overleg(overleg, by=by, reden="De zaal is dicht.")
    volgend: Overleg = Agendapunt.objects.get(status="voorgesteld").overleg
    return volgend


def test_a_series_that_has_no_next_meeting_gets_one(kring: Kring) -> None:
    with klok.op_moment(NOVEMBER):
        volgend = _cancelled_in_turn(kring, maanden=2)

    assert (volgend.nummer, volgend.status) == ("O-2027-01-14-CO", "gepland")


def test_a_day_that_was_cancelled_is_not_planned_again(kring: Kring) -> None:
    with klok.op_moment(NOVEMBER):
        volgend = _cancelled_in_turn(kring, maanden=3)

    assert volgend.datum == dt.date(2027, 2, 11)


def test_a_second_meeting_on_one_day_has_a_number_of_its_own(kring: Kring) -> None:
    by, dag = actor_of(kring.regisseur), klok.vandaag() + dt.timedelta(days=7)
    wanneer = {"begin": dt.time(9), "eind": dt.time(11)}

    een, ander = (
        actions.plan_overleg(
            verband=kring.verband, datum=dag, plaats="Gemeentehuis", by=by, **wanneer
        )
        for _ in range(2)
    )

    assert ander.nummer == f"{een.nummer}-2"
