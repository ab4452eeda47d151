"""The lists of casussen and afspraken, and the timeline: filter, order, pages, cost."""

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from casusoverleg.models import Afspraak, Casus
from keten.kern import klok
from tests.casusoverleg.kast import Kast, make_kast
from tests.factories import AfspraakFactory, CasusDeelnameFactory, CasusFactory
from tests.gedeeld import gedeeld

CASUSSEN = "casusoverleg:casussen"
AFSPRAKEN = "casusoverleg:afspraken"


@gedeeld
def kast(db: None) -> Kast:
    return make_kast()


def more_casussen(kast: Kast, aantal: int) -> None:
    """Put so many more casussen on the list of LEV."""
    for plaats in range(aantal):
        casus = CasusFactory(
            samenwerkingsverband=kast.kring.verband,
            status="actief",
            laatst_besproken_op=klok.vandaag() - dt.timedelta(days=plaats),
        )
        CasusDeelnameFactory(
            casus=casus, medewerker=kast.kring.lev, organisatie=kast.kring.levgroep
        )
        AfspraakFactory(casus=casus, organisatie=kast.kring.levgroep)


def queries_of(open_page: Callable[[], Any]) -> int:
    with CaptureQueriesContext(connection) as gevangen:
        assert open_page().status_code == 200
    return len(gevangen)


def numbers_in(answer: Any) -> list[str]:
    return [casus.nummer for casus in answer.context["pagina"].rijen]


@pytest.mark.parametrize("naam", [CASUSSEN, AFSPRAKEN])
def test_a_list_costs_the_same_with_one_row_and_with_fifty(
    kast: Kast, naam: str
) -> None:
    kast.add_afspraak()
    browser = kast.browser("lev")
    adres = reverse(naam)
    browser.get(adres)

    one = queries_of(lambda: browser.get(adres))
    more_casussen(kast, 50)
    fifty = queries_of(lambda: browser.get(adres))

    assert 0 < one == fifty


def test_the_page_of_a_casus_costs_the_same_however_much_hangs_on_it(
    kast: Kast,
) -> None:
    kast.add_afspraak()
    kast.add_informatie("lev")
    browser = kast.browser("regisseur")
    adres = kast.casus.get_absolute_url()
    browser.get(adres)

    little = queries_of(lambda: browser.get(adres))
    for _ in range(20):
        kast.add_afspraak()
        kast.add_informatie("lev")
    much = queries_of(lambda: browser.get(adres))

    assert 0 < little == much


def test_the_pages_of_a_list_hold_every_row_once(kast: Kast) -> None:
    more_casussen(kast, 60)
    browser = kast.browser("lev")
    gezien: list[str] = []
    adres = reverse(CASUSSEN)
    while adres:
        answer = browser.get(adres)
        gezien += numbers_in(answer)
        volgende = answer.context["pagina"].volgende_url
        adres = reverse(CASUSSEN) + volgende if volgende else ""

    assert len(gezien) == len(set(gezien)) == 61


@pytest.mark.parametrize("op", ["laatst", "langst", "geopend", "nummer"])
def test_every_order_pages_without_loss(kast: Kast, op: str) -> None:
    more_casussen(kast, 30)
    browser = kast.browser("lev")

    first = browser.get(reverse(CASUSSEN), {"op": op})
    second = browser.get(reverse(CASUSSEN) + first.context["pagina"].volgende_url)

    assert not set(numbers_in(first)) & set(numbers_in(second))
    assert len(numbers_in(first)) + len(numbers_in(second)) == 31


def test_the_filters_of_the_list_of_casussen(kast: Kast) -> None:
    browser = kast.browser("regisseur")
    lang = klok.vandaag() - dt.timedelta(days=100)

    def found(**filters: str) -> list[str]:
        return numbers_in(browser.get(reverse(CASUSSEN), filters))

    assert found(stand="actief") == [kast.casus.nummer]
    assert found(stand="afgesloten") == []
    assert found(type=kast.casus.type) == [kast.casus.nummer]
    assert found(type="sexting") == []
    assert found(aandacht="zonder") == []
    assert found(aandacht="lang") == []
    Casus.objects.update(laatst_besproken_op=lang)
    assert found(aandacht="lang") == [kast.casus.nummer]
    assert found(stand="onzin") == [kast.casus.nummer]


def test_what_is_not_shown_of_a_casus_cannot_be_found_by_it(kast: Kast) -> None:
    kast.casus.deelnames.filter(medewerker=kast.kring.politie).update(niveau=0)
    browser = kast.browser("politie")

    shown = browser.get(reverse(CASUSSEN))
    by_type = browser.get(reverse(CASUSSEN), {"type": kast.casus.type})

    assert numbers_in(shown) == [kast.casus.nummer]
    assert "Loverboyproblematiek</td>" not in shown.content.decode()
    assert numbers_in(by_type) == []


def test_the_stranger_has_an_empty_list(kast: Kast) -> None:
    kast.add_afspraak()

    for naam in (CASUSSEN, AFSPRAKEN):
        answer = kast.browser("politie2").get(reverse(naam))
        assert answer.context["pagina"].rijen == []


def test_the_filters_of_the_list_of_afspraken(kast: Kast) -> None:
    eigen = kast.add_afspraak(wat="Van LEV.")
    ander = kast.add_afspraak(
        wat="Van de politie.", organisatie=kast.kring.politieorganisatie
    )
    gisteren = klok.vandaag() - dt.timedelta(days=1)
    Afspraak.objects.filter(pk=ander.pk).update(uiterlijk=gisteren)
    browser = kast.browser("lev")

    def found(**filters: str) -> list[Any]:
        answer = browser.get(reverse(AFSPRAKEN), filters)
        return [rij.pk for rij in answer.context["pagina"].rijen]

    assert found() == [ander.pk, eigen.pk]
    assert found(van="mij") == [eigen.pk]
    assert found(stand="te_laat") == [ander.pk]
    assert found(stand="afgerond") == []
    assert found(stand="alle", op="laatst") == [eigen.pk, ander.pk]


def test_late_is_said_in_days(kast: Kast) -> None:
    afspraak = kast.add_afspraak()
    zes = klok.vandaag() - dt.timedelta(days=6)
    Afspraak.objects.filter(pk=afspraak.pk).update(uiterlijk=zes)

    answer = kast.browser("lev").get(reverse(AFSPRAKEN))

    assert "6 dagen te laat" in answer.content.decode()


def test_the_timeline_is_in_order_and_its_pages_hold_every_moment_once(
    kast: Kast,
) -> None:
    for dagen in range(20):
        kast.add_afspraak()
        kast.add_informatie("lev", datum=klok.vandaag() - dt.timedelta(days=dagen * 3))
    browser = kast.browser("regisseur")
    gezien: list[Any] = []
    na = ""
    while True:
        adres = kast.url("casus_tijdlijn")
        tijdlijn = browser.get(adres, {"na": na}).context["tijdlijn"]
        gezien += tijdlijn.momenten
        na = tijdlijn.verder
        if not na:
            break

    assert len({moment.pk for moment in gezien}) == len(gezien)
    assert [m.op for m in gezien] == sorted((m.op for m in gezien), reverse=True)
    assert sum(m.soort == "informatie" for m in gezien) == 20
    assert sum(m.soort == "afspraak" for m in gezien) == 20


@pytest.mark.parametrize("soort", ["besluit", "afspraak", "overleg", "informatie"])
def test_the_timeline_shows_one_kind(kast: Kast, soort: str) -> None:
    kast.add_afspraak()
    kast.add_informatie("lev")

    answer = kast.browser("lev").get(kast.url("casus_tijdlijn"), {"soort": soort})

    assert {m.soort for m in answer.context["tijdlijn"].momenten} <= {soort}


def test_an_unreadable_mark_is_the_first_page(kast: Kast) -> None:
    answer = kast.browser("lev").get(kast.url("casus_tijdlijn"), {"na": "onzin"})

    assert answer.status_code == 200
    assert answer.context["tijdlijn"].momenten
