"""Silence is consent after ten working days, and the history says so."""

import datetime as dt

import pytest

from casusoverleg.actions import afspraak as actions
from casusoverleg.models import Afspraak
from casusoverleg.tasks import stil_akkoord
from keten.kern import klok
from keten.kern.models import Statuswissel
from tests.rollen import actor_of, make_casus, make_kring

pytestmark = pytest.mark.django_db


def _gereed_gemeld(dagen_geleden: int) -> Afspraak:
    kring = make_kring()
    regie = actor_of(kring.regisseur)
    afspraak = actions.make_afspraak(
        make_casus(kring),
        by=regie,
        wat="Belt elke dinsdag.",
        organisatie=kring.levgroep,
        uiterlijk=klok.vandaag() + dt.timedelta(days=3),
        informering="cr_mondeling",
    )
    actions.report_done(afspraak, resultaat="Gebeld.", by=actor_of(kring.lev))
    toen = klok.nu() - dt.timedelta(days=dagen_geleden)
    Afspraak.objects.filter(pk=afspraak.pk).update(gereed_gemeld_op=toen)
    return afspraak


def test_after_ten_working_days_it_is_done() -> None:
    afspraak = _gereed_gemeld(30)

    stil_akkoord()

    afspraak.refresh_from_db()
    assert afspraak.status == "afgerond"


def test_the_history_names_nobody_but_the_reason() -> None:
    afspraak = _gereed_gemeld(30)

    stil_akkoord()

    wissel = Statuswissel.objects.get(object_id=afspraak.pk, actie="akkoord")
    assert wissel.door is None
    assert wissel.reden == "Geen bezwaar."


def test_before_that_it_waits() -> None:
    afspraak = _gereed_gemeld(3)

    stil_akkoord()

    afspraak.refresh_from_db()
    assert afspraak.status == "gereed_gemeld"
