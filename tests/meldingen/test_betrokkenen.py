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


def _choose_known(browser: Client, melding: Melding, **naam: str) -> None:
    """Add the person who is on the melding in another role, as typed here."""
    url = _url("betrokkene_toevoegen", melding)
    velden = {"geslacht": "onbekend", **naam}
    gezien = browser.post(url, velden).context["form"].data["gezien"]
    bekend = str(melding.betrokkenen.order_by("gemaakt_op")[0].persoon_id)
    antwoord = browser.post(url, {**velden, "gezien": gezien, "persoon": bekend})
    assert antwoord.status_code == 302


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


def test_a_known_person_is_found_by_the_spelling_that_was_typed(
    meldpunt: Client, melding: Melding
) -> None:
    _choose_known(
        meldpunt,
        melding,
        roepnaam="Proefje",
        geslachtsnaam="Prúfnaam",
        rol="getuige",
    )

    assert Alias.objects.get().naam == "Proefje Prúfnaam"
    found = meldpunt.post(reverse("zoeken"), {"zoekterm": "prufnaam"})
    assert melding.nummer in found.text


def test_one_spelling_is_kept_once_however_it_is_typed(
    meldpunt: Client, melding: Melding
) -> None:
    namen = (("Prufnaam", "getuige"), ("PRÚF-naam", "ouder"), ("Proefnaam", "anders"))
    for achternaam, rol in namen:
        _choose_known(
            meldpunt,
            melding,
            roepnaam="Proefje",
            geslachtsnaam=achternaam,
            rol=rol,
        )

    assert [alias.naam for alias in Alias.objects.all()] == ["Proefje Prufnaam"]
