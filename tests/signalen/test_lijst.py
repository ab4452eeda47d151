"""The list: what is in it, in which order, and what its address tells."""

import datetime as dt

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from keten.kern import klok
from signalen import actions
from signalen.models import Signaal
from tests.factories import SignaalFactory
from tests.rollen import Kring, actor_of, make_signaal

LIJST = "/signalen/"


def _nummers(client: Client, **filters: str) -> set[str]:
    pagina = client.get(LIJST, filters).context["pagina"]
    return {rij.nummer for rij in pagina.rijen}


def test_a_professional_sees_the_own_and_the_meldpunt_all(
    kring: Kring, lev: Client, meldpunt: Client
) -> None:
    eigen = make_signaal(kring).nummer
    ander = make_signaal(kring, by=kring.politie).nummer

    assert _nummers(lev) == {eigen}
    assert _nummers(meldpunt) == {eigen, ander}
    assert _nummers(kring.client(kring.vreemde)) == set()


def test_the_address_is_the_filter(kring: Kring, meldpunt: Client) -> None:
    open_ = make_signaal(kring, type=Signaal.Type.GROEP)
    acuut = make_signaal(kring, acuut=True)
    bezig = actions.pick_up(make_signaal(kring), by=actor_of(kring.meldpunt))

    assert _nummers(meldpunt, type="groep") == {open_.nummer}
    assert _nummers(meldpunt, acuut="on") == {acuut.nummer}
    assert _nummers(meldpunt, status="in_beoordeling") == {bezig.nummer}
    assert len(_nummers(meldpunt, status="open")) == 3


def test_what_waits_for_other_eyes_is_a_list_of_its_own(
    kring: Kring, meldpunt: Client
) -> None:
    by = actor_of(kring.meldpunt)
    vers = actions.pick_up(make_signaal(kring), by=by)
    actions.propose_niet_bevestigd(vers, by=by, reden="Was een misverstand.")
    make_signaal(kring)

    assert _nummers(meldpunt, status="tweede") == {vers.nummer}


def test_what_was_not_picked_up_in_time_is_marked(
    kring: Kring, meldpunt: Client
) -> None:
    SignaalFactory(
        samenwerkingsverband=kring.verband,
        oppakken_uiterlijk=klok.vandaag() - dt.timedelta(days=1),
    )

    assert "te laat opgepakt" in meldpunt.get(LIJST, {"status": "te_laat"}).text


def test_a_word_is_found_and_stands_in_no_address(
    kring: Kring, meldpunt: Client
) -> None:
    raak = make_signaal(kring, feiten="Zij noemde een zwarte scooter.")
    make_signaal(kring)

    antwoord = meldpunt.post(LIJST, {"woord": "Zwarte scooter", "status": "open"})

    adres = antwoord.headers["Location"]
    assert "scooter" not in adres.lower()
    assert "status=open" in adres
    pagina = meldpunt.get(adres)
    assert {rij.nummer for rij in pagina.context["pagina"].rijen} == {raak.nummer}
    assert "Zwarte scooter" in pagina.text


def test_the_word_of_another_is_not_found_by_its_address(
    kring: Kring, meldpunt: Client, regisseur: Client
) -> None:
    make_signaal(kring, feiten="Zij noemde een zwarte scooter.")
    adres = meldpunt.post(LIJST, {"woord": "scooter"}).headers["Location"]

    assert "scooter" not in regisseur.get(adres).text


@pytest.mark.parametrize(
    "filters",
    [
        {"status": "bestaat niet"},
        {"type": "nul\x00byte"},
        {"na": "onzin"},
        {"op": "onzin", "na": "x:y:z"},
        {"z": "nul\x00byte"},
    ],
)
def test_an_address_that_makes_no_sense_shows_the_list(
    meldpunt: Client, filters: dict[str, str]
) -> None:
    assert meldpunt.get(LIJST, filters).status_code == 200


def test_the_mark_of_one_order_means_nothing_in_another(
    kring: Kring, meldpunt: Client
) -> None:
    SignaalFactory.create_batch(26, samenwerkingsverband=kring.verband)
    pagina = meldpunt.get(LIJST, {"op": "nummer"}).context["pagina"]
    na = pagina.volgende_url.split("na=")[1]

    assert meldpunt.get(f"{LIJST}?op=nieuwste&na={na}").status_code == 200


@pytest.mark.parametrize("op", ["nieuwste", "oudste", "uiterlijk", "nummer"])
def test_every_row_is_on_one_page_only(kring: Kring, meldpunt: Client, op: str) -> None:
    SignaalFactory.create_batch(30, samenwerkingsverband=kring.verband)
    make_signaal(kring)
    url, gezien = f"{LIJST}?op={op}", []
    while url:
        pagina = meldpunt.get(url).context["pagina"]
        gezien += [rij.nummer for rij in pagina.rijen]
        url = f"{LIJST}{pagina.volgende_url}" if pagina.volgende_url else ""

    assert len(gezien) == len(set(gezien)) == 31


def test_the_list_asks_as_much_for_one_row_as_for_many(
    kring: Kring, meldpunt: Client
) -> None:
    make_signaal(kring)
    with CaptureQueriesContext(connection) as een:
        meldpunt.get(LIJST)
    for _ in range(12):
        make_signaal(kring)
    with CaptureQueriesContext(connection) as veel:
        meldpunt.get(LIJST)

    assert len(een) == len(veel)


def test_titles_hold_no_names(kring: Kring, meldpunt: Client) -> None:
    signaal = make_signaal(kring, over_wie="Proefje Proefnaam")

    pagina = meldpunt.get(reverse("signalen:signaal", args=[signaal.pk])).text

    titel = pagina.split("<title>")[1].split("</title>")[0]
    assert titel.strip() == f"Signaal {signaal.nummer}, Keten"
