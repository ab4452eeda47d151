"""Four times a year each colleague is confirmed or leaves; what is late is seen."""

import datetime as dt

import pytest
from django.core import mail
from django.urls import reverse

from keten.kern import herinneringen, klok
from keten.kern.models import Opdracht
from keten.organisaties import actions
from keten.organisaties.models import (
    Dienstverband,
    Medewerker,
    Toegangsregel,
    Toegangsronde,
)
from keten.organisaties.tasks import maak_toegangsrondes, mail_toegangsronde
from keten.toegang.actor import systeem
from tests.gedeeld import gedeeld
from tests.organisaties.beheerkring import Beheer, make_beheer

pytestmark = pytest.mark.django_db


@gedeeld
def beheer() -> Beheer:
    beheer = make_beheer()
    maak_toegangsrondes()
    return beheer


def _ronde(beheer: Beheer) -> Toegangsronde:
    return Toegangsronde.objects.get(organisatie=beheer.kring.levgroep)


def _regel(beheer: Beheer) -> Toegangsregel:
    return Toegangsregel.objects.get(dienstverband__medewerker=beheer.kring.lev)


def _answer(beheer: Beheer, wie: str = "levbeheer", doe: str = "blijft") -> int:
    url = reverse("organisaties:toegangsregel_antwoord", args=[_regel(beheer).pk])
    client = beheer.kring.client(getattr(beheer, wie))
    return client.post(url, {"doe": doe}).status_code


def test_a_list_is_made_once_a_quarter(beheer: Beheer) -> None:
    al = Toegangsronde.objects.count()

    maak_toegangsrondes()

    assert Toegangsronde.objects.count() == al
    volgend = klok.vandaag() + dt.timedelta(days=92)
    assert actions.make_rondes(today=volgend, by=systeem("proef")) == al


def test_each_colleague_stands_on_it(beheer: Beheer) -> None:
    mensen = {r.dienstverband.medewerker for r in _ronde(beheer).regels.all()}

    assert mensen == {beheer.kring.lev, beheer.levbeheer}


def test_a_line_is_confirmed_and_that_is_taken_back(beheer: Beheer) -> None:
    assert _answer(beheer) == 302
    assert _regel(beheer).oordeel == "blijft"

    assert _answer(beheer, doe="terug") == 302

    assert _regel(beheer).oordeel == ""


def test_who_leaves_is_answered_by_that(beheer: Beheer) -> None:
    rij = Dienstverband.objects.get(medewerker=beheer.kring.lev)

    beheer.kring.client(beheer.levbeheer).post(
        reverse("casusoverleg:dienstverband_beeindigen", args=[rij.pk]),
        {"wanneer": "nu"},
    )

    assert _regel(beheer).oordeel == "weg"


@pytest.mark.parametrize(("wie", "status"), [("beleid", 403), ("vreemd_beheer", 404)])
def test_a_stranger_answers_nothing(beheer: Beheer, wie: str, status: int) -> None:
    assert _answer(beheer, wie) == status


def test_another_partner_finds_no_list(beheer: Beheer) -> None:
    client = beheer.kring.client(beheer.levbeheer)
    ander = Toegangsronde.objects.get(organisatie=beheer.kring.politieorganisatie)
    url = reverse("organisaties:toegangsronde", args=[ander.pk])

    assert client.get(url).status_code == 404


def test_what_waits_stands_on_the_start_page_of_the_partner(beheer: Beheer) -> None:
    pagina = beheer.kring.client(beheer.levbeheer).get("/").content.decode()

    assert "Wie heeft nog toegang?" in pagina


def test_what_is_late_is_seen_by_management_and_by_who_directs(beheer: Beheer) -> None:
    voor = [beheer.kring.client(m).get("/") for m in _toezicht(beheer)]
    assert not [p for p in voor if "Wie heeft nog toegang?" in p.content.decode()]

    with klok.op_moment(klok.nu() + dt.timedelta(days=15)):
        na = [beheer.kring.client(m).get("/") for m in _toezicht(beheer)]

    assert all("Wie heeft nog toegang?" in p.content.decode() for p in na)


def _toezicht(beheer: Beheer) -> tuple[Medewerker, ...]:
    return (beheer.fb, beheer.kring.regisseur)


def test_who_must_answer_is_reminded_without_names(beheer: Beheer) -> None:
    with klok.op_moment(klok.nu() + dt.timedelta(days=2)):
        herinneringen.pick_up()
        rij = Opdracht.objects.get(taak="organisaties.mail_toegangsronde")
        mail_toegangsronde(opdracht_id=str(rij.pk))

    assert mail.outbox[0].to == [beheer.levbeheer.email]
    assert beheer.kring.lev.naam not in str(mail.outbox[0].body)
