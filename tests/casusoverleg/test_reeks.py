"""A series that runs out is planned further before there is no next meeting."""

import datetime as dt
from typing import Any

import pytest
from django.urls import reverse

from casusoverleg.actions import overleg as overleggen
from casusoverleg.models import Overleg, Overlegreeks
from keten.kern import klok
from tests.factories import OverlegreeksFactory
from tests.gedeeld import gedeeld
from tests.rollen import Kring, actor_of, make_kring

pytestmark = pytest.mark.django_db
NOVEMBER = dt.datetime(2026, 11, 22, 12, tzinfo=dt.UTC)
AF = "De overlegreeks loopt af"


@gedeeld
def kring() -> Kring:
    return make_kring()


def _reeks(kring: Kring, maanden: int) -> Overlegreeks:
    reeks: Overlegreeks = OverlegreeksFactory(samenwerkingsverband=kring.verband)
    overleggen.plan_reeks(
        reeks, maanden=maanden, vanaf=klok.vandaag(), by=actor_of(kring.regisseur)
    )
    return reeks


def _url(reeks: Overlegreeks) -> str:
    return reverse("casusoverleg:reeks_verder", args=[reeks.pk])


def _start(kring: Kring, wie: str = "regisseur") -> Any:
    return kring.client(getattr(kring, wie)).get("/")


@pytest.mark.parametrize(("maanden", "af"), [(0, True), (5, True), (8, False)])
def test_who_plans_is_told_in_time(kring: Kring, maanden: int, af: bool) -> None:
    with klok.op_moment(NOVEMBER):
        reeks = _reeks(kring, maanden)

        page = _start(kring).text

    assert (AF in page, _url(reeks) in page) == (af, af)


@pytest.mark.parametrize("wie", ["lev", "meldpunt", "vreemde"])
def test_nobody_else_is_told(kring: Kring, wie: str) -> None:
    reeks = _reeks(kring, 2)

    assert AF not in _start(kring, wie).text
    status = kring.client(getattr(kring, wie)).get(_url(reeks)).status_code
    assert status == (404 if wie == "vreemde" else 403)


def test_one_click_plans_the_year_after_the_last_meeting(kring: Kring) -> None:
    with klok.op_moment(NOVEMBER):
        reeks = _reeks(kring, 3)
        laatste = reeks.overleggen.latest("datum").datum
        browser = kring.client(kring.regisseur)
        assert browser.get(_url(reeks)).status_code == 200

        browser.post(_url(reeks))

        nieuw = reeks.overleggen.filter(datum__gt=laatste).order_by("datum")
        maanden = [(o.datum.year, o.datum.month) for o in nieuw]
        assert AF not in _start(kring).text
    assert maanden[0] == (2027, 2)
    assert len(maanden) == len(set(maanden)) == 12


def test_a_meeting_that_was_cancelled_is_not_planned_again(kring: Kring) -> None:
    with klok.op_moment(NOVEMBER):
        reeks = _reeks(kring, 3)
        weg = reeks.overleggen.order_by("datum")[1]
        by = actor_of(kring.regisseur)
        overleggen.cancel_overleg(weg, by=by, reden="De zaal is dicht.")

        kring.client(kring.regisseur).post(_url(reeks))

    zelfde = Overleg.objects.filter(datum=weg.datum)
    assert [overleg.status for overleg in zelfde] == ["geannuleerd"]


def test_a_second_click_plans_nothing_more(kring: Kring) -> None:
    with klok.op_moment(NOVEMBER):
        reeks = _reeks(kring, 3)
        browser = kring.client(kring.regisseur)
        browser.post(_url(reeks))
        aantal = reeks.overleggen.count()

        again = browser.post(_url(reeks))

    assert again.status_code == 409
    assert "al ver genoeg vooruit gepland" in again.text
    assert reeks.overleggen.count() == aantal


def test_a_day_that_is_a_holiday_is_another_day_with_the_reason(kring: Kring) -> None:
    reeks = OverlegreeksFactory(samenwerkingsverband=kring.verband)

    overleggen.plan_reeks(
        reeks, maanden=1, vanaf=dt.date(2029, 5, 1), by=actor_of(kring.regisseur)
    )

    overleg = reeks.overleggen.get()
    pagina = kring.client(kring.regisseur).get(overleg.get_absolute_url())
    assert overleg.datum == dt.date(2029, 5, 11)
    assert (
        "De tweede donderdag, 10-05-2029, is Hemelvaartsdag. "
        "Daarom vrijdag 11-05-2029." in pagina.content.decode()
    )
