"""Noodtoegang afterwards: who is told, and who judges it."""

import datetime as dt

import pytest
from django.core import mail
from django.urls import reverse

from casusoverleg.actions import noodtoegang
from casusoverleg.models import Casus
from casusoverleg.tasks import mail_noodtoegang
from keten.kern import klok
from keten.kern.models import Opdracht
from keten.kern.termijnen import na_werkdagen
from keten.toegang.models import Noodtoegang
from tests.casusoverleg.noodkring import REDEN, ask, make_open_casus, opened
from tests.factories import RoltoekenningFactory
from tests.gedeeld import gedeeld
from tests.rollen import Kring, actor_of, make_fg, make_kring

pytestmark = pytest.mark.django_db


@gedeeld
def kring() -> Kring:
    return make_kring()


@gedeeld
def casus(kring: Kring) -> Casus:
    return make_open_casus(kring)


def _send_mails() -> set[str]:
    for rij in Opdracht.objects.filter(taak=noodtoegang.TAAK):
        mail_noodtoegang(opdracht_id=str(rij.pk))
    return {brief.to[0] for brief in mail.outbox}


def test_who_leads_who_directs_and_the_fg_are_told(kring: Kring, casus: Casus) -> None:
    fg = make_fg(kring)
    opened(kring, casus)

    aan = _send_mails()

    assert aan == {kring.lev.email, kring.regisseur.email, fg.email}
    for brief in mail.outbox:
        for geheim in (casus.nummer, kring.meldpunt.naam, REDEN, "mes"):
            assert geheim not in f"{brief.subject}\n{brief.body}"


def test_what_the_fg_opens_only_who_directs_is_told(kring: Kring, casus: Casus) -> None:
    fg = make_fg(kring)
    assert ask(kring, fg, casus.nummer, "klacht").status_code == 302

    assert _send_mails() == {kring.regisseur.email}
    assert kring.client(fg).get(casus.get_absolute_url()).status_code == 200


@pytest.mark.parametrize("wie", ["regisseur", "lev", "fg"])
def test_it_stands_on_the_start_page_until_it_is_judged(
    kring: Kring, casus: Casus, wie: str
) -> None:
    lezer = make_fg(kring) if wie == "fg" else getattr(kring, wie)
    rij = opened(kring, casus)
    client = kring.client(lezer)
    assert rij.get_absolute_url() in client.get("/").text

    noodtoegang.review_noodtoegang(
        rij, oordeel="terecht", toelichting="Klopt.", by=actor_of(kring.regisseur)
    )

    assert rij.get_absolute_url() not in client.get("/").text
    assert client.get(rij.get_absolute_url()).status_code == 200


@pytest.mark.parametrize("wie", ["politie", "politie2", "vreemde"])
def test_others_do_not_hear_of_it(kring: Kring, casus: Casus, wie: str) -> None:
    rij = opened(kring, casus)
    client = kring.client(getattr(kring, wie))

    assert rij.get_absolute_url() not in client.get("/").text
    assert client.get(rij.get_absolute_url()).status_code == 404


def test_it_is_judged_within_five_working_days(kring: Kring, casus: Casus) -> None:
    rij = opened(kring, casus)

    assert rij.beoordelen_uiterlijk == na_werkdagen(klok.vandaag(), 5)


def test_what_nobody_judged_is_late(kring: Kring, casus: Casus) -> None:
    rij = opened(kring, casus)
    Noodtoegang.objects.update(beoordelen_uiterlijk=klok.vandaag() - dt.timedelta(3))

    pagina = kring.client(kring.regisseur).get("/").text

    assert "3 dagen te laat" in pagina
    assert rij.get_absolute_url() in pagina


@pytest.mark.parametrize("oordeel", ["terecht", "onterecht"])
def test_who_directs_judges_it(kring: Kring, casus: Casus, oordeel: str) -> None:
    rij = opened(kring, casus)
    adres = reverse("casusoverleg:noodtoegang_beoordelen", args=[rij.pk])
    client = kring.client(kring.regisseur)
    assert client.post(adres, {"oordeel": oordeel, "versie": 1}).status_code == 422

    antwoord = client.post(
        adres, {"oordeel": oordeel, "toelichting": "Uitgelegd.", "versie": 1}
    )

    assert antwoord.status_code == 302
    rij.refresh_from_db()
    assert rij.oordeel == oordeel
    assert (rij.tot <= klok.nu()) == (oordeel == "onterecht")


def test_nobody_judges_the_own(kring: Kring, casus: Casus) -> None:
    RoltoekenningFactory(
        medewerker=kring.meldpunt,
        rol="trajectregisseur",
        samenwerkingsverband=kring.verband,
    )
    rij = opened(kring, casus)
    adres = reverse("casusoverleg:noodtoegang_beoordelen", args=[rij.pk])

    antwoord = kring.client(kring.meldpunt).post(
        adres, {"oordeel": "terecht", "toelichting": "Prima.", "versie": 1}
    )

    assert antwoord.status_code == 403
    rij.refresh_from_db()
    assert not rij.oordeel


def test_asking_twice_makes_one(kring: Kring, casus: Casus) -> None:
    opened(kring, casus)

    assert ask(kring, kring.meldpunt, casus.nummer).status_code == 409
    assert Noodtoegang.objects.count() == 1
