import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils.http import urlencode

from keten.kern.bladeren import PER_PAGINA, TEL_TOT, Pagina, Sortering, page
from keten.kern.models import Nummer
from keten.organisaties.models import Organisatie
from keten.toegang.models import Weigering
from tests.factories import OrganisatieFactory, WeigeringFactory

OP_NAAM = Sortering("naam", "Naam", "naam")
NIEUWSTE = Sortering("nieuw", "Nieuwste eerst", "op", aflopend=True)
pytestmark = pytest.mark.django_db


def _mark(pagina: Pagina) -> str:
    """Return the mark in the link to the next page."""
    return pagina.volgende_url.rpartition("na=")[2].replace("%3A", ":")


def _by_name(na: str = "", **query: str) -> Pagina:
    return page(Organisatie.objects.all(), sortering=OP_NAAM, na=na, query=query)


def _names(pagina: Pagina) -> list[str]:
    return [rij.naam for rij in pagina.rijen]


def _make(aantal: int) -> list[str]:
    namen = [f"Partner {n:03}" for n in range(aantal)]
    for naam in namen:
        OrganisatieFactory(naam=naam)
    return namen


def test_two_pages_hold_everything_once() -> None:
    namen = _make(PER_PAGINA + 5)

    eerste = _by_name()
    tweede = _by_name(_mark(eerste))

    assert _names(eerste) + _names(tweede) == namen


def test_a_row_that_comes_in_front_moves_nothing_to_the_next_page() -> None:
    namen = _make(PER_PAGINA + 5)
    eerste = _by_name()

    OrganisatieFactory(naam="Aaa")

    assert _names(_by_name(_mark(eerste))) == namen[PER_PAGINA:]


def test_a_row_that_comes_behind_is_found_on_the_next_page() -> None:
    namen = _make(PER_PAGINA + 5)
    eerste = _by_name()

    OrganisatieFactory(naam="Zzz")

    assert _names(_by_name(_mark(eerste))) == [*namen[PER_PAGINA:], "Zzz"]


def test_rows_of_one_moment_are_not_lost_between_two_pages() -> None:
    moment = dt.datetime(2026, 11, 22, 12, tzinfo=dt.UTC)
    for _ in range(PER_PAGINA + 5):
        WeigeringFactory(op=moment, door=None)
    alle = Weigering.objects.all()

    eerste = page(alle, sortering=NIEUWSTE, na="", query={})
    tweede = page(alle, sortering=NIEUWSTE, na=_mark(eerste), query={})

    assert len({rij.pk for rij in eerste.rijen + tweede.rijen}) == PER_PAGINA + 5


def test_the_last_page_has_no_next() -> None:
    _make(PER_PAGINA)

    assert _by_name().volgende_url == ""


@pytest.mark.parametrize("na", ["x", "a:b:c", "../../etc/passwd", "\x00"])
def test_a_mark_that_cannot_be_read_gives_the_first_page(na: str) -> None:
    namen = _make(3)

    assert _names(_by_name(na)) == namen


def test_a_mark_that_was_changed_gives_the_first_page() -> None:
    namen = _make(PER_PAGINA + 5)

    assert _names(_by_name(_mark(_by_name()) + "x")) == namen[:PER_PAGINA]


def test_the_mark_of_another_order_gives_the_first_page() -> None:
    namen = _make(PER_PAGINA + 5)
    merk = _mark(_by_name())

    anders = Sortering("soort", "Soort", "naam")
    pagina = page(Organisatie.objects.all(), sortering=anders, na=merk, query={})

    assert _names(pagina) == namen[:PER_PAGINA]


def test_the_link_keeps_what_was_searched() -> None:
    _make(PER_PAGINA + 1)

    assert _by_name(zoek="x y").volgende_url.startswith(
        "?" + urlencode({"zoek": "x y"}) + "&na="
    )


def test_the_way_back_leads_to_the_first_page() -> None:
    _make(PER_PAGINA + 1)

    tweede = _by_name(_mark(_by_name()), zoek="x")

    assert tweede.vorige_url == "?zoek=x"


def test_a_page_asks_the_same_of_the_database_with_one_row_and_with_many() -> None:
    OrganisatieFactory()
    with CaptureQueriesContext(
        connection,
    ) as een:
        _by_name()
    _make(PER_PAGINA + 5)

    with CaptureQueriesContext(connection) as veel:
        _by_name()

    assert len(een) == len(veel) <= 3


def test_a_list_says_how_many_it_holds() -> None:
    _make(3)

    assert _by_name().tekst == "3"


def test_a_list_in_pages_says_how_many_it_shows() -> None:
    _make(PER_PAGINA + 5)

    assert _by_name().tekst == f"eerste {PER_PAGINA} van {PER_PAGINA + 5}"


def test_counting_stops_at_a_thousand() -> None:
    Nummer.objects.bulk_create(Nummer(nummer=f"X-{n}") for n in range(TEL_TOT + 1))

    pagina = page(
        Nummer.objects.all(),
        sortering=Sortering("nummer", "Nummer", "nummer"),
        na="",
        query={},
    )

    assert pagina.tekst == f"eerste {PER_PAGINA} van meer dan {TEL_TOT}"
