"""One search box: finds what the reader may see, and nothing of others."""

from typing import Any

import pytest

from casusoverleg.models import Casus
from keten.organisaties.models import Medewerker
from keten.personen.actions import add_alias
from keten.personen.models import Alias
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
