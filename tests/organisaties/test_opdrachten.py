"""The board of functional management: what waits and what got stuck, no content."""

import datetime as dt

import pytest
from django.urls import reverse

from keten.kern import hartslag, klok
from keten.kern.models import Opdracht, OpdrachtStatus
from keten.kern.tasks import veeg_opdrachten
from tests.factories import OpdrachtFactory
from tests.gedeeld import gedeeld
from tests.organisaties.beheerkring import Beheer, count_queries, make_beheer

pytestmark = pytest.mark.django_db
BORD = "organisaties:opdrachten"


@gedeeld
def beheer() -> Beheer:
    return make_beheer()


def _stuck(**velden: object) -> Opdracht:
    rij: Opdracht = OpdrachtFactory(
        taak="casusoverleg.maak_uitgifte",
        status=OpdrachtStatus.VASTGELOPEN,
        fouten=5,
        laatste_fout="GeweigerdeBronError",
        **velden,
    )
    return rij


def test_the_board_shows_the_kind_of_error_and_no_content(beheer: Beheer) -> None:
    rij = _stuck(gegevens={"uitgifte_id": "geheim-van-de-casus"})

    tekst = beheer.kring.client(beheer.fb).get(reverse(BORD)).content.decode()

    assert str(rij.pk) in tekst
    assert "GeweigerdeBronError" in tekst
    assert "geheim-van-de-casus" not in tekst


@pytest.mark.parametrize("wie", ["regisseur", "lev", "meldpunt"])
def test_the_board_is_for_functional_management(beheer: Beheer, wie: str) -> None:
    client = beheer.kring.client(getattr(beheer.kring, wie))
    rij = _stuck()

    assert client.get(reverse(BORD)).status_code == 403
    url = reverse("organisaties:opdracht_opnieuw", args=[rij.pk])
    assert client.post(url).status_code == 403
    rij.refresh_from_db()
    assert rij.status == OpdrachtStatus.VASTGELOPEN


def test_what_got_stuck_is_tried_again(beheer: Beheer) -> None:
    rij = _stuck()
    url = reverse("organisaties:opdracht_opnieuw", args=[rij.pk])

    antwoord = beheer.kring.client(beheer.fb).post(url)

    assert antwoord.status_code == 302
    rij.refresh_from_db()
    assert rij.status == OpdrachtStatus.WACHT
    assert rij.fouten == 0


def test_work_that_is_done_cannot_be_done_again(beheer: Beheer) -> None:
    rij = OpdrachtFactory(status=OpdrachtStatus.GEREED)
    url = reverse("organisaties:opdracht_opnieuw", args=[rij.pk])

    assert beheer.kring.client(beheer.fb).post(url).status_code == 404


def test_the_oldest_that_was_never_handed_over_is_named(beheer: Beheer) -> None:
    nu = klok.nu()
    oud = nu - dt.timedelta(hours=5)
    OpdrachtFactory(niet_voor=nu - dt.timedelta(hours=9), gepubliceerd_op=nu)
    OpdrachtFactory(niet_voor=oud, gepubliceerd_op=None)
    OpdrachtFactory(niet_voor=nu + dt.timedelta(hours=1))

    cijfers = Opdracht.objects.cijfers(nu=nu)

    assert cijfers["wacht"] == 3
    assert cijfers["onverstuurd"] == oud
    assert cijfers["oudste"] == nu - dt.timedelta(hours=9)


def test_a_silent_clock_is_told(beheer: Beheer) -> None:
    client = beheer.kring.client(beheer.fb)
    assert "nog niet gehoord" in client.get(reverse(BORD)).content.decode()

    veeg_opdrachten()

    assert hartslag.last() is not None
    assert "is stil" not in client.get(reverse(BORD)).content.decode()
    with klok.op_moment(klok.nu() + dt.timedelta(minutes=4)):
        assert "is stil" in client.get(reverse(BORD)).content.decode()


def test_the_board_asks_the_same_for_one_and_for_many(beheer: Beheer) -> None:
    _stuck()
    client = beheer.kring.client(beheer.fb)

    weinig = count_queries(client, reverse(BORD))
    OpdrachtFactory.create_batch(20)

    assert count_queries(client, reverse(BORD)) == weinig
