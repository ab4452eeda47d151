"""A dark screen at the table: nothing of it leaks, and nobody is logged out."""

import datetime as dt
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from keten.kern import klok
from tests.casusoverleg.tafelproef import Zitting, make_zitting
from tests.factories.organisaties import WACHTWOORD
from tests.gedeeld import gedeeld

pytestmark = pytest.mark.django_db
DICHT = reverse("scherm_dicht")


def _after(**tijd: float) -> Any:
    return klok.op_moment(klok.nu() + dt.timedelta(**tijd))


@gedeeld
def zitting() -> Zitting:
    return make_zitting()


@pytest.fixture
def tafel(zitting: Zitting) -> Client:
    client = zitting.kring.client(zitting.kring.regisseur)
    client.get(zitting.url)
    return client


def test_silence_at_the_table_logs_nobody_out(zitting: Zitting, tafel: Client) -> None:
    with _after(hours=3):
        assert tafel.get(zitting.url).status_code == 200


def test_at_the_table_too_a_working_day_ends_it(
    zitting: Zitting, tafel: Client
) -> None:
    with _after(hours=10, minutes=1):
        assert tafel.get(zitting.url).status_code == 302


def test_another_page_ends_the_longer_session(zitting: Zitting, tafel: Client) -> None:
    tafel.get("/")

    with _after(minutes=20):
        assert tafel.get(zitting.url).status_code == 302


def _darken(zitting: Zitting, tafel: Client, **velden: str) -> Any:
    return tafel.post(DICHT, {"doe": "dicht", "plek": zitting.url, **velden})


def test_a_dark_screen_shows_nothing(zitting: Zitting, tafel: Client) -> None:
    _darken(zitting, tafel)

    pagina = tafel.get(DICHT).text

    assert zitting.casussen[0].nummer not in pagina
    assert zitting.overleg.nummer not in pagina
    assert "Hoofdmenu" not in pagina


@pytest.mark.parametrize("pad", ["/", "/zoeken/", "/mijn-beveiliging/", "tafel"])
def test_while_it_is_dark_no_page_opens(
    pad: str, zitting: Zitting, tafel: Client
) -> None:
    _darken(zitting, tafel)

    pad = zitting.url if pad == "tafel" else pad

    assert tafel.get(pad)["Location"] == DICHT


def test_shortly_after_a_click_is_enough(zitting: Zitting, tafel: Client) -> None:
    _darken(zitting, tafel)

    with _after(minutes=14):
        assert tafel.post(DICHT, {"doe": "verder"})["Location"] == zitting.url
        assert tafel.get(zitting.url).status_code == 200


def test_after_a_quarter_of_an_hour_it_asks_who_is_there(
    zitting: Zitting, tafel: Client
) -> None:
    _darken(zitting, tafel)

    with _after(minutes=40):
        naar = tafel.post(DICHT, {"doe": "verder"})["Location"]
        assert naar.startswith(reverse("bevestigen"))
        assert tafel.get(zitting.url)["Location"] == DICHT

        tafel.post(naar, {"password": WACHTWOORD, "next": zitting.url})
        assert tafel.get(zitting.url).status_code == 200


def test_what_stood_in_the_input_line_is_there_again(
    zitting: Zitting, tafel: Client
) -> None:
    schrijver = tafel.get(zitting.url).context["schrijver"]
    _darken(zitting, tafel, schrijver=schrijver, wat="Belt morgen de school")

    tafel.post(DICHT, {"doe": "verder"})

    assert "Belt morgen de school" in tafel.get(zitting.url).text


def test_it_leads_nowhere_else(tafel: Client) -> None:
    tafel.post(DICHT, {"doe": "dicht", "plek": "https://elders.example/"})

    assert tafel.post(DICHT, {"doe": "verder"})["Location"] == "/"
