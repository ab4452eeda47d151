"""One mail a week for who works on casussen: numbers, and nothing else."""

import datetime as dt

import pytest
from django.core import mail

from casusoverleg.actions import afspraak as afspraken
from keten.kern import klok
from keten.kern.models import Herinnering
from keten.werkvoorraad.notifications import send_weekmail
from keten.werkvoorraad.tasks import plan_dagmails
from tests.gedeeld import gedeeld
from tests.rollen import Kring, actor_of, make_casus, make_kring

pytestmark = pytest.mark.django_db
WAT = "Brengt de sleutel terug."


@gedeeld
def kring() -> Kring:
    return make_kring()


def _week(kring: Kring) -> Herinnering:
    plan_dagmails()
    rij = Herinnering.objects.filter(soort="weekmail", aan=kring.lev).first()
    assert rij is not None
    return rij


def test_the_week_begins_at_eight_on_its_first_working_day(kring: Kring) -> None:
    moment = klok.lokaal(_week(kring).moment)

    assert moment.time() == dt.time(8)
    assert moment.weekday() <= 1


def test_it_holds_counts_and_nothing_else(kring: Kring) -> None:
    casus = make_casus(kring)
    afspraken.make_afspraak(
        casus,
        by=actor_of(kring.regisseur),
        wat=WAT,
        organisatie=kring.levgroep,
        uiterlijk=klok.vandaag() + dt.timedelta(days=2),
        informering="cr_mondeling",
    )

    assert send_weekmail(herinnering=_week(kring))

    (bericht,) = mail.outbox
    assert bericht.to == [kring.lev.email]
    assert "1 afspraak deze week" in bericht.body
    for geheim in (WAT, casus.nummer, kring.lev.naam):
        assert geheim not in f"{bericht.subject}\n{bericht.body}"


def test_a_week_without_work_is_a_week_without_mail(kring: Kring) -> None:
    assert not send_weekmail(herinnering=_week(kring))


def test_who_directs_gets_the_one_of_every_day(kring: Kring) -> None:
    plan_dagmails()

    rijen = Herinnering.objects.filter(soort="weekmail")
    assert not rijen.filter(aan=kring.regisseur).exists()
