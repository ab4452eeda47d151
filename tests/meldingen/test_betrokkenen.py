"""Whom a melding is about: added, corrected, taken off again."""

from typing import Any

from django.test import Client
from django.urls import reverse

from keten.personen.models import Alias, Persoon
from keten.toegang.models import Inzagegrond
from meldingen.models import Melding
from tests.rollen import Kring, actor_of

PERSOON = {
    "roepnaam": "Tweede",
    "geslachtsnaam": "Persoon",
    "geboren": "2009",
    "geslacht": "man",
    "rol": "pleger",
}


def _url(naam: str, rij: Any) -> str:
    return reverse(f"meldingen:{naam}", args=[rij.pk])


def test_a_second_person_is_added(meldpunt: Client, melding: Melding) -> None:
    url = _url("betrokkene_toevoegen", melding)
    assert meldpunt.get(url).status_code == 200

    antwoord = meldpunt.post(url, PERSOON)

    assert antwoord.status_code == 302
    assert "Tweede Persoon" in meldpunt.get(melding.get_absolute_url()).text


def test_nobody_is_added_without_a_name(meldpunt: Client, melding: Melding) -> None:
    url = _url("betrokkene_toevoegen", melding)

    antwoord = meldpunt.post(url, {**PERSOON, "roepnaam": "", "geslachtsnaam": " "})

    assert antwoord.status_code == 422
    assert "Vul een roepnaam of een achternaam in." in antwoord.text


def test_the_same_person_twice_in_one_role_is_refused(
    kring: Kring, meldpunt: Client, melding: Melding
) -> None:
    rij = melding.betrokkenen.get()
    naam = {
        "roepnaam": rij.persoon.roepnaam,
        "geslachtsnaam": rij.persoon.geslachtsnaam,
        "geslacht": "onbekend",
        "rol": "slachtoffer",
    }
    url = _url("betrokkene_toevoegen", melding)
    gezien = meldpunt.post(url, naam).context["form"].data["gezien"]

    antwoord = meldpunt.post(
        url, {**naam, "gezien": gezien, "persoon": str(rij.persoon_id)}
    )

    assert antwoord.status_code == 409
    assert "staat al bij de melding" in antwoord.text


def test_the_wrong_person_is_seen_no_longer(
    kring: Kring, meldpunt: Client, melding: Melding
) -> None:
    rij = melding.betrokkenen.get()
    url = _url("betrokkene_ontkoppelen", rij)
    assert "Proefje Proefnaam" in meldpunt.get(url).text
    assert meldpunt.post(url, {"reden": ""}).status_code == 422

    meldpunt.post(url, {"reden": "Ander kind met dezelfde naam."})

    assert not melding.betrokkenen.gekoppeld().exists()
    assert not Inzagegrond.objects.filter(object_id=rij.persoon_id, tot=None).exists()
    zichtbaar = Persoon.objects.visible_to(actor_of(kring.meldpunt))
    assert not zichtbaar.filter(pk=rij.persoon_id).exists()
    assert meldpunt.get(url).status_code == 404


def test_a_corrected_name_stays_findable(meldpunt: Client, melding: Melding) -> None:
    rij = melding.betrokkenen.get()
    url = _url("betrokkene_wijzigen", rij)
    assert meldpunt.get(url).status_code == 200

    meldpunt.post(
        url,
        {
            "roepnaam": "Proefje",
            "geslachtsnaam": "Proefnaem",
            "geboren": "rond 2010",
            "geslacht": "vrouw",
            "versie": rij.persoon.versie,
        },
    )

    rij.persoon.refresh_from_db()
    assert (rij.persoon.geslachtsnaam, rij.persoon.geboren) == (
        "Proefnaem",
        "rond 2010",
    )
    assert Alias.objects.get().naam == "Proefje Proefnaam"
