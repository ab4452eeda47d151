"""The page of the figures: who, which period, and nothing that gives somebody away."""

import datetime as dt
import html
import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from keten.kern import klok
from tests.factories import (
    MedewerkerFactory,
    OrganisatieFactory,
    SamenwerkingsverbandFactory,
)
from tests.factories.organisaties import DeelnameFactory, RoltoekenningFactory
from tests.gedeeld import gedeeld
from tests.rapportage.kring import (
    Bureau,
    add_afspraken,
    add_signalen,
    fill,
    make_bureau,
    moment,
)
from tests.rollen import Kring

pytestmark = pytest.mark.django_db
URL = reverse("rapportage:keten")


@pytest.fixture(autouse=True)
def _op_de_dag() -> object:
    with klok.op_moment(moment()):
        yield


@gedeeld
def bureau() -> Bureau:
    with klok.op_moment(moment()):
        return make_bureau()


def _page(bureau: Bureau, **filters: str) -> str:
    answer = bureau.browser().get(URL, filters)
    assert answer.status_code == 200
    return html.unescape(answer.content.decode())


@pytest.mark.parametrize("rol", ["beleid", "regisseur", "meldpunt", "fg"])
def test_who_may_see_figures_sees_them(rol: str) -> None:
    medewerker = MedewerkerFactory(**{rol: True})

    assert Kring.client(medewerker).get(URL).status_code == 200


@pytest.mark.parametrize("rol", ["professional", "gast", "beheer", "collegabeheer"])
def test_who_has_not_the_right_is_refused(rol: str) -> None:
    medewerker = MedewerkerFactory(**{rol: True})

    assert Kring.client(medewerker).get(URL).status_code == 403


def test_the_page_shows_counts_and_hides_the_small_ones(bureau: Bureau) -> None:
    add_signalen(bureau.verband, 7, type="groep")
    add_signalen(bureau.verband, 3, type="sexting")
    add_signalen(bureau.verband, 2, type="loverboy")

    page = _page(bureau, jaar="2026", kwartaal="3")

    assert re.search(r"Een groep of een plek</th><td[^>]*>7</td>", page)
    assert re.search(r"vrijwillig gedeeld</th><td[^>]*><5</td>", page)
    assert re.search(r"Totaal</th><td[^>]*>10</td>", page)
    assert "alleen over wat bij het meldpunt bekend is" in page
    assert "Waarom staat er <5?" in page


def test_figures_of_another_verband_are_not_counted_nor_offered(
    bureau: Bureau,
) -> None:
    vreemd = SamenwerkingsverbandFactory(naam="Ander verband")
    add_signalen(vreemd, 9, type="groep")

    page = _page(bureau)
    gevraagd = bureau.browser().get(URL, {"samenwerkingsverband": str(vreemd.pk)})

    assert not re.search(r"Een groep of een plek</th><td[^>]*>9", page)
    assert gevraagd.status_code == 400
    assert "Ander verband" not in gevraagd.content.decode()


def test_who_works_in_two_verbanden_chooses_one(bureau: Bureau) -> None:
    tweede = SamenwerkingsverbandFactory(naam="Zuidelijk verband")
    DeelnameFactory(organisatie=bureau.gemeente, samenwerkingsverband=tweede)
    RoltoekenningFactory(
        medewerker=bureau.beleid, rol="beleidsmedewerker", samenwerkingsverband=tweede
    )
    add_signalen(tweede, 8, type="groep")

    gewoon = _page(bureau)
    gekozen = _page(bureau, samenwerkingsverband=str(tweede.pk))

    assert "Zuidelijk verband" in gewoon
    assert not re.search(r"Een groep of een plek</th>.*?>8</td></tr>", gewoon)
    assert re.search(r"Een groep of een plek</th>.*?>8</td></tr>", gekozen)


@pytest.mark.parametrize(
    "filters",
    [
        {"jaar": "1900"},
        {"jaar": "abc"},
        {"jaar": "2026", "kwartaal": "5"},
        {"jaar": "2026", "kwartaal": "4"},
        {"jaar": "2026\x00"},
        {"samenwerkingsverband": "geen-sleutel"},
        {"kwartaal": "🙂"},
    ],
)
def test_a_period_that_cannot_be_gets_an_answer_at_the_field(
    bureau: Bureau, filters: dict[str, str]
) -> None:
    answer = bureau.browser().get(URL, filters)

    assert answer.status_code == 400
    page = answer.content.decode()
    assert "<title>Fout: " in page
    assert "Kies een ander kwartaal" in page or "Kies er een uit de lijst" in page


def test_the_page_has_the_same_number_of_queries_for_few_and_many(
    bureau: Bureau,
) -> None:
    browser = bureau.browser()
    fill(bureau.verband, 1)
    browser.get(URL)
    with CaptureQueriesContext(connection) as weinig:
        browser.get(URL)

    fill(bureau.verband, 12)
    with CaptureQueriesContext(connection) as veel:
        browser.get(URL)

    assert len(veel) == len(weinig)


def test_tables_have_a_caption_and_headers_and_nothing_has_a_style(
    bureau: Bureau,
) -> None:
    fill(bureau.verband, 6)

    answer = bureau.browser().get(URL)
    page = answer.content.decode()

    assert page.count("<table") == page.count("<caption") == 11
    assert page.count('scope="col"') >= 11 * 4
    assert " style=" not in page
    assert "<style" not in page
    assert 'role="img"' in page


def test_the_picture_tells_no_more_than_the_table(bureau: Bureau) -> None:
    breedten = set()
    for _ in range(4):
        add_signalen(bureau.verband, 1)
        page = _page(bureau)
        breedten.add(re.search(r'k-grafiek__open"[^>]*width="(\d+)"', page)[1])  # type: ignore[index]

    assert len(breedten) == 1


def test_per_organisation_only_for_a_whole_year(bureau: Bureau) -> None:
    add_afspraken(bureau.verband, 6, organisatie=OrganisatieFactory(naam="Halt"))

    jaar = _page(bureau, jaar="2026")
    kwartaal = _page(bureau, jaar="2026", kwartaal="3")

    assert "Halt" in jaar
    assert "Halt" not in kwartaal
    assert "alleen voor een heel jaar" in kwartaal


def test_a_year_without_anything_is_a_page_of_noughts(bureau: Bureau) -> None:
    page = _page(bureau, jaar="2023")

    assert "Geen afspraken in deze periode" in page
    assert "Deze periode loopt nog" not in page


def test_a_year_that_still_runs_says_so(bureau: Bureau) -> None:
    assert "Deze periode loopt nog" in _page(bureau)


def test_an_earlier_year_can_be_chosen(bureau: Bureau) -> None:
    add_signalen(bureau.verband, 5, ontvangen_op=moment(dt.date(2024, 2, 1)))

    assert re.search(r"Signalen</th><td[^>]*>5</td>", _page(bureau, jaar="2024"))
