"""One search box: finds what the reader may see, and nothing of others."""

from typing import Any

import pytest

from casusoverleg.actions import aanpak
from casusoverleg.models import Casus, InformatieElement
from keten.organisaties.models import Medewerker
from keten.personen.actions import add_alias
from keten.personen.models import Alias
from tests.casusoverleg.kast import Kast, make_kast
from tests.gedeeld import gedeeld
from tests.rollen import (
    Kring,
    actor_of,
    make_casus,
    make_kring,
    make_melding,
    make_persoon,
    make_signaal,
)

pytestmark = pytest.mark.django_db


@gedeeld
def kring() -> Kring:
    return make_kring()


def _casus_over(kring: Kring, **naam: Any) -> Casus:
    persoon = make_persoon(by=kring.meldpunt, **naam)
    return make_casus(kring, melding=make_melding(kring, persoon=persoon))


def _found(kring: Kring, wie: Medewerker, term: str, **velden: str) -> str:
    antwoord = kring.client(wie).post("/zoeken/", {"zoekterm": term, **velden})
    assert antwoord.status_code == 200
    return str(antwoord.content.decode())


@pytest.mark.parametrize("term", ["El Amrani", "elamrani", "él-amrâni", "AMRANI"])
def test_a_name_is_found_however_it_is_spelled(kring: Kring, term: str) -> None:
    casus = _casus_over(kring, roepnaam="Proef", geslachtsnaam="El Amrâni")

    assert casus.nummer in _found(kring, kring.lev, term)


def test_an_alias_is_found_too(kring: Kring) -> None:
    persoon = make_persoon(by=kring.meldpunt)
    add_alias(
        persoon,
        naam="xX_Sterre_Xx",
        soort=Alias.Soort.ONLINE,
        by=actor_of(kring.meldpunt),
    )
    casus = make_casus(kring, melding=make_melding(kring, persoon=persoon))

    assert casus.nummer in _found(kring, kring.lev, "sterre")


def test_a_number_is_found(kring: Kring) -> None:
    casus = make_casus(kring)

    assert casus.nummer in _found(kring, kring.lev, casus.nummer.lower())


def test_who_is_not_on_the_casus_finds_neither_name_nor_number(kring: Kring) -> None:
    casus = _casus_over(kring, roepnaam="Proef", geslachtsnaam="El Amrani")

    for term in ("El Amrani", casus.nummer):
        for wie in (kring.politie2, kring.vreemde):
            assert casus.get_absolute_url() not in _found(kring, wie, term)


def test_the_term_stands_in_no_address(kring: Kring) -> None:
    make_casus(kring)

    antwoord = kring.client(kring.lev).post("/zoeken/", {"zoekterm": "Geheim"})

    assert "Geheim" not in antwoord.request["PATH_INFO"]
    assert "?" not in antwoord.request["QUERY_STRING"]
    assert 'href="?' not in antwoord.content.decode()


@pytest.mark.parametrize("term", ["", "x", "\x00", "%", "a" * 5000, "🙂🙂", "'; --"])
def test_nonsense_gets_an_answer(kring: Kring, term: str) -> None:
    assert "Zoeken" in _found(kring, kring.lev, term)


def test_more_than_ten_are_paged_by_key(kring: Kring) -> None:
    for nummer in range(30):
        make_signaal(kring, feiten=f"Een witte auto, keer {nummer}.")
    eerste = _found(kring, kring.meldpunt, "witte auto")
    assert "Toon alles" in eerste

    antwoord = kring.client(kring.meldpunt).post(
        "/zoeken/", {"zoekterm": "witte auto", "soort": "signalen"}
    )

    assert len(antwoord.context["treffers"]) == 25
    tweede = kring.client(kring.meldpunt).post(
        "/zoeken/",
        {
            "zoekterm": "witte auto",
            "soort": "signalen",
            "na": antwoord.context["volgende"],
        },
    )
    assert len(tweede.context["treffers"]) == 5


@gedeeld
def kast() -> Kast:
    return make_kast()


def _noted(kast: Kast, wie: str, term: str) -> str:
    return _found(kast.kring, getattr(kast.kring, wie), term)


@pytest.mark.parametrize(
    "term", ["krantenwijk", "KRANTEN", "kranten cafe", "café", "wijk bij"]
)
def test_a_note_is_found_by_the_beginning_of_its_words(kast: Kast, term: str) -> None:
    kast.add_informatie("lev", tekst="Wijkt uit: krantenwijk bij het Café 't Hoekje.")

    assert "Café &#x27;t Hoekje" in _noted(kast, "lev", term)


@pytest.mark.parametrize("term", ["kranten zondag", "rantenwijk", "\\' & !"])
def test_a_note_in_which_not_all_words_stand_is_not(kast: Kast, term: str) -> None:
    kast.add_informatie("lev", tekst="Heeft sinds mei een krantenwijk.")

    assert "krantenwijk." not in _noted(kast, "lev", term)


@pytest.mark.parametrize("wie", ["politie2", "vreemde"])
def test_who_is_not_on_the_casus_finds_no_note(kast: Kast, wie: str) -> None:
    kast.add_informatie("lev", tekst="Werkt in een molenaarszaak.")

    assert "molenaarszaak" in _noted(kast, "lev", "molenaars")
    assert "molenaarszaak" not in _noted(kast, wie, "molenaars")


def test_a_note_for_the_own_organisation_is_found_by_nobody_else(kast: Kast) -> None:
    kast.add_informatie(
        "lev", tekst="Leert voor timmerman.", zichtbaarheid="eigen_organisatie"
    )

    assert "timmerman" in _noted(kast, "lev", "timmer")
    assert "Leert voor" not in _noted(kast, "politie", "timmer")


def test_what_was_taken_back_is_not_found(kast: Kast) -> None:
    element = kast.add_informatie("lev", tekst="Oefent op de trombone.")
    aanpak.retract_informatie(
        element, reden="klopt niet", by=kast.by("lev"), versie=element.versie
    )

    assert "trombone" not in _noted(kast, "lev", "trombo")


def test_a_text_that_is_corrected_is_found_by_its_new_words(kast: Kast) -> None:
    element = kast.add_informatie("lev", tekst="Oefent op de hobo.")
    InformatieElement.objects.filter(pk=element.pk).update(
        tekst="Oefent op de klarinet."
    )

    assert "klarinet." in _noted(kast, "lev", "klarinet")
    assert "Oefent" not in _noted(kast, "lev", "hobo")


def test_what_others_noted_does_not_change_the_count(kast: Kast) -> None:
    for nummer in range(26):
        kast.add_informatie("lev", tekst=f"Zwemt baan {nummer}.")
    kast.add_informatie("lev", tekst="Zwemt alleen.", zichtbaarheid="eigen_organisatie")
    vraag = {"zoekterm": "zwemt", "soort": "informatie"}
    eerste = kast.post("politie", "/zoeken/", **vraag)
    tweede = kast.post("politie", "/zoeken/", **vraag, na=eerste.context["volgende"])

    assert eerste.context["pagina"].tekst == "eerste 25 van 26"
    assert [len(a.context["treffers"]) for a in (eerste, tweede)] == [25, 1]
