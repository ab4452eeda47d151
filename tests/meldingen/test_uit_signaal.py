"""From signaal to melding: first look if the person is known."""

import uuid
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from keten.personen.models import Persoon
from meldingen.models import Melding, MeldingBetrokkene
from signalen import actions as signaal_actions
from signalen.models import Signaal
from tests.gedeeld import gedeeld
from tests.rollen import (
    Kring,
    actor_of,
    make_melding,
    make_persoon,
    make_signaal,
)

VELDEN = {
    "type": "loverboy",
    "aanleiding": "Hij betaalt alles.",
    "doel": "Samen kijken.",
    "weet_betrokkene": "Weet nog van niets.",
    "meldcode_stap": "nvt",
}
PERSOON = {
    "roepnaam": "Yasmina",
    "voorvoegsel": "el",
    "geslachtsnaam": "Amrani",
    "geboren": "14-03-2011",
    "geslacht": "vrouw",
    "rol": "slachtoffer",
}


@gedeeld
def opgepakt(kring: Kring) -> Signaal:
    return signaal_actions.pick_up(make_signaal(kring), by=actor_of(kring.meldpunt))


def _url(signaal: Signaal) -> str:
    return reverse("meldingen:melding_uit_signaal", args=[signaal.pk])


def _post(client: Client, signaal: Signaal, **velden: Any) -> Any:
    return client.post(_url(signaal), {**VELDEN, **velden})


@gedeeld
def bekende(kring: Kring) -> Persoon:
    """Known to the meldpunt because of a melding, in another spelling."""
    persoon = make_persoon(
        by=kring.meldpunt, roepnaam="Yasmina", geslachtsnaam="Elamrani"
    )
    make_melding(kring, persoon=persoon)
    return persoon


def test_the_form_begins_with_what_the_signaal_says(
    kring: Kring, meldpunt: Client
) -> None:
    signaal = make_signaal(kring, feiten="Letterlijk dit.", acuut=True)
    vers = signaal_actions.pick_up(signaal, by=actor_of(kring.meldpunt))

    form = meldpunt.get(_url(vers)).context["form"]

    assert form["aanleiding"].value() == "Letterlijk dit."
    assert form["spoed"].value() is True


def test_a_melding_is_made_with_a_new_person(
    kring: Kring, meldpunt: Client, opgepakt: Signaal
) -> None:
    antwoord = _post(meldpunt, opgepakt, **PERSOON)

    melding = Melding.objects.get()
    assert antwoord.headers["Location"] == melding.get_absolute_url()
    assert melding.aanmelder == kring.lev
    rij = melding.betrokkenen.get()
    assert rij.persoon.volledige_naam == "Yasmina el Amrani"
    assert rij.persoon.geboren == "14-03-2011"
    opgepakt.refresh_from_db()
    assert opgepakt.status == "omgezet_in_melding"


def test_a_melding_about_a_place_needs_no_person(
    meldpunt: Client, opgepakt: Signaal
) -> None:
    assert _post(meldpunt, opgepakt, type="groep").status_code == 302
    assert not MeldingBetrokkene.objects.exists()


def test_who_may_be_known_is_shown_before_anything_is_kept(
    meldpunt: Client, opgepakt: Signaal, bekende: Persoon
) -> None:
    antwoord = _post(meldpunt, opgepakt, **PERSOON)

    assert antwoord.status_code == 422
    assert "Is dit dezelfde persoon?" in antwoord.text
    assert "Yasmina Elamrani" in antwoord.text
    assert "verschilt: schrijfwijze" in antwoord.text
    assert "Hij betaalt alles." in antwoord.text
    assert Melding.objects.count() == 1


def test_the_known_person_can_be_chosen(
    meldpunt: Client, opgepakt: Signaal, bekende: Persoon
) -> None:
    gezien = _post(meldpunt, opgepakt, **PERSOON).context["form"].data["gezien"]

    _post(meldpunt, opgepakt, **PERSOON, gezien=gezien, persoon=str(bekende.pk))

    assert MeldingBetrokkene.objects.filter(persoon=bekende).count() == 2
    assert Persoon.objects.count() == 1


def test_it_can_be_said_that_it_is_another(
    meldpunt: Client, opgepakt: Signaal, bekende: Persoon
) -> None:
    gezien = _post(meldpunt, opgepakt, **PERSOON).context["form"].data["gezien"]

    antwoord = _post(meldpunt, opgepakt, **PERSOON, gezien=gezien, persoon="nieuw")

    assert antwoord.status_code == 302
    assert Persoon.objects.count() == 2


def test_another_name_is_looked_up_again(
    kring: Kring, meldpunt: Client, opgepakt: Signaal, bekende: Persoon
) -> None:
    gezien = _post(meldpunt, opgepakt, **PERSOON).context["form"].data["gezien"]
    ander = {**PERSOON, "roepnaam": "Yasmin"}

    antwoord = _post(meldpunt, opgepakt, **ander, gezien=gezien, persoon="nieuw")

    assert antwoord.status_code == 422
    assert "persoon" in antwoord.context["form"].errors


@pytest.mark.parametrize(
    "keuze", ["", "onzin", "6490c183-ddf7-4670-92c9-f5c6d995ca3d", "nul\x00"]
)
def test_only_a_candidate_can_be_chosen(
    meldpunt: Client, opgepakt: Signaal, bekende: Persoon, keuze: str
) -> None:
    gezien = _post(meldpunt, opgepakt, **PERSOON).context["form"].data["gezien"]

    antwoord = _post(meldpunt, opgepakt, **PERSOON, gezien=gezien, persoon=keuze)

    assert antwoord.status_code == 422


def test_a_person_of_elsewhere_is_no_candidate(
    kring: Kring, meldpunt: Client, opgepakt: Signaal
) -> None:
    make_persoon(by=kring.vreemde, roepnaam="Yasmina", geslachtsnaam="Elamrani")

    assert _post(meldpunt, opgepakt, **PERSOON).status_code == 302


def test_a_person_without_a_role_is_refused_at_the_field(
    meldpunt: Client, opgepakt: Signaal
) -> None:
    antwoord = _post(meldpunt, opgepakt, **{**PERSOON, "rol": ""})

    assert antwoord.status_code == 422
    assert "rol" in antwoord.context["form"].errors


@pytest.mark.parametrize("veld", ["aanleiding", "doel", "weet_betrokkene"])
@pytest.mark.parametrize("tekst", ["", "nul\x00byte", "a" * 1_000_000])
def test_bad_input_is_refused_at_the_field_and_the_rest_kept(
    meldpunt: Client, opgepakt: Signaal, veld: str, tekst: str
) -> None:
    antwoord = _post(meldpunt, opgepakt, **{**PERSOON, veld: tekst})

    assert antwoord.status_code == 422
    assert veld in antwoord.context["form"].errors
    assert "Yasmina" in antwoord.text


@pytest.mark.parametrize("veld", [*PERSOON, "type", "meldcode_stap", "persoon"])
def test_a_nul_byte_is_no_error_of_the_server(
    meldpunt: Client, opgepakt: Signaal, veld: str
) -> None:
    antwoord = _post(meldpunt, opgepakt, **{**PERSOON, veld: "nul\x00byte"})

    assert antwoord.status_code == (302 if veld == "persoon" else 422)


def test_sent_twice_it_is_one_melding(meldpunt: Client, opgepakt: Signaal) -> None:
    sleutel = str(uuid.uuid4())

    for _ in range(2):
        antwoord = _post(meldpunt, opgepakt, **PERSOON, indiening=sleutel)
        assert antwoord.status_code == 302

    assert Melding.objects.count() == 1
    assert Persoon.objects.count() == 1


def test_of_a_signaal_that_nobody_picked_up_no_melding_is_made(
    meldpunt: Client, signaal: Signaal
) -> None:
    antwoord = _post(meldpunt, signaal, **PERSOON)

    assert antwoord.status_code == 409
    assert "Hij betaalt alles." in antwoord.text
    assert not Persoon.objects.exists()


def test_a_second_melding_of_one_signaal_is_refused(
    meldpunt: Client, opgepakt: Signaal
) -> None:
    _post(meldpunt, opgepakt)

    assert _post(meldpunt, opgepakt).status_code == 409
    assert Melding.objects.count() == 1


def test_a_signaal_joins_a_melding_that_is_open(
    kring: Kring, meldpunt: Client, opgepakt: Signaal, melding: Melding
) -> None:
    url = reverse("meldingen:melding_aansluiten", args=[opgepakt.pk])
    assert f"{melding.nummer}, Loverboyproblematiek, Proefje" in meldpunt.get(url).text

    antwoord = meldpunt.post(url, {"melding": str(melding.pk)})

    assert antwoord.headers["Location"] == melding.get_absolute_url()
    assert melding.bronnen.count() == 2
    assert opgepakt.nummer in meldpunt.get(melding.get_absolute_url()).text


def test_a_signaal_does_not_join_a_melding_of_others(
    kring: Kring, meldpunt: Client, opgepakt: Signaal
) -> None:
    url = reverse("meldingen:melding_aansluiten", args=[opgepakt.pk])

    antwoord = meldpunt.post(url, {"melding": str(uuid.uuid4())})

    assert antwoord.status_code == 422


def test_the_panel_leads_to_the_melding_or_offers_one(
    kring: Kring, lev: Client, meldpunt: Client, opgepakt: Signaal
) -> None:
    url = reverse("meldingen:panel_voor_signaal", args=[opgepakt.pk])
    assert _url(opgepakt) in meldpunt.get(url).text
    assert _url(opgepakt) not in lev.get(url).text

    _post(meldpunt, opgepakt)

    melding = Melding.objects.get()
    for client in (lev, meldpunt):
        assert melding.nummer in client.get(url).text


def test_for_htmx_the_panel_is_a_part_of_a_page(
    meldpunt: Client, opgepakt: Signaal
) -> None:
    url = reverse("meldingen:panel_voor_signaal", args=[opgepakt.pk])

    assert "<html" not in meldpunt.get(url, headers={"HX-Request": "true"}).text
    assert "<html" in meldpunt.get(url).text
