"""A lost second factor: two others agree, a day goes by, the person is told."""

import datetime as dt
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from django.core import mail
from django.urls import reverse

from keten.kern import klok
from keten.kern.models import Opdracht
from keten.organisaties.models import Herstelverzoek, Medewerker
from keten.organisaties.tasks import herstel_factoren, mail_herstel
from tests.factories import MedewerkerFactory, OverlegFactory
from tests.gedeeld import gedeeld
from tests.organisaties.beheerkring import Beheer, make_beheer

pytestmark = pytest.mark.django_db


@gedeeld
def beheer() -> Beheer:
    beheer = make_beheer()
    Authenticator.objects.create(user=beheer.kring.lev, type="totp", data={})
    return beheer


def _ask(beheer: Beheer, *, by: Medewerker) -> int:
    url = reverse("casusoverleg:herstel_vragen", args=[beheer.kring.lev.pk])
    return beheer.kring.client(by).post(url, {"reden": "Kwijt."}).status_code


def _answer(beheer: Beheer, by: Any, actie: str = "akkoord") -> int:
    rij = Herstelverzoek.objects.get()
    url = reverse(f"casusoverleg:herstel_{actie}", args=[rij.pk])
    return beheer.kring.client(by).post(url).status_code


def _both(beheer: Beheer) -> None:
    assert _ask(beheer, by=beheer.fb) == 302
    assert _answer(beheer, beheer.levbeheer) == 302
    assert _answer(beheer, beheer.kring.regisseur) == 302


def _has_factor(beheer: Beheer) -> bool:
    return bool(Authenticator.objects.filter(user=beheer.kring.lev).exists())


def test_both_agree_and_a_day_later_it_goes(beheer: Beheer) -> None:
    _both(beheer)
    herstel_factoren()
    assert _has_factor(beheer)

    with klok.op_moment(klok.nu() + dt.timedelta(hours=24, minutes=1)):
        herstel_factoren()

    assert not _has_factor(beheer)
    assert Herstelverzoek.objects.get().uitgevoerd_op


def test_one_is_not_enough(beheer: Beheer) -> None:
    _ask(beheer, by=beheer.levbeheer)
    _answer(beheer, beheer.kring.regisseur)

    assert Herstelverzoek.objects.get().uitvoeren_op is None


def test_who_chairs_within_the_day_has_no_day_to_wait(beheer: Beheer) -> None:
    nu = klok.lokaal(klok.nu() + dt.timedelta(hours=2))
    OverlegFactory(
        samenwerkingsverband=beheer.kring.verband,
        voorzitter=beheer.kring.lev,
        datum=nu.date(),
        begin=dt.time(nu.hour, 0),
        eind=dt.time(nu.hour, 59),
    )

    _both(beheer)
    herstel_factoren()

    assert not _has_factor(beheer)


@pytest.mark.parametrize("wie", ["fb", "beleid", "vreemd_beheer"])
def test_management_does_not_agree(beheer: Beheer, wie: str) -> None:
    _ask(beheer, by=beheer.levbeheer)

    assert _answer(beheer, getattr(beheer, wie)) in {403, 404}
    assert Herstelverzoek.objects.get().regie_akkoord_op is None


def test_nobody_agrees_twice(beheer: Beheer) -> None:
    _ask(beheer, by=beheer.levbeheer)

    assert _answer(beheer, beheer.levbeheer) == 302
    assert _answer(beheer, beheer.levbeheer) in {403, 404, 409}


def test_a_partner_asks_for_no_colleague_of_another(beheer: Beheer) -> None:
    ander = MedewerkerFactory(
        collegabeheer=True,
        organisatie=beheer.kring.politieorganisatie,
        verband=beheer.kring.verband,
    )

    assert _ask(beheer, by=ander) == 404


def test_it_is_taken_back(beheer: Beheer) -> None:
    _both(beheer)

    assert _answer(beheer, beheer.levbeheer, "intrekken") == 302

    with klok.op_moment(klok.nu() + dt.timedelta(hours=25)):
        herstel_factoren()
    assert _has_factor(beheer)


def test_whose_factor_it_is_hears_of_it_at_once(beheer: Beheer) -> None:
    _ask(beheer, by=beheer.levbeheer)

    rij = Opdracht.objects.get(taak="organisaties.mail_herstel")
    mail_herstel(opdracht_id=str(rij.pk))

    assert mail.outbox[0].to == [beheer.kring.lev.email]


def test_what_waits_stands_on_the_start_page_of_both(beheer: Beheer) -> None:
    _ask(beheer, by=beheer.fb)

    for wie in (beheer.levbeheer, beheer.kring.regisseur):
        pagina = beheer.kring.client(wie).get("/").content.decode()
        assert "geef akkoord" in pagina
