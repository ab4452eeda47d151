"""What a professional and the meldpunt fill in: kept once, kept whole, refused well."""

import uuid
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from keten.kern.models import Concept
from keten.toegang import sessie
from signalen import actions
from signalen.models import Aanvulling, Signaal
from tests.factories import MedewerkerFactory, RoltoekenningFactory
from tests.factories.organisaties import DeelnameFactory, SamenwerkingsverbandFactory
from tests.rollen import Kring, actor_of

NIEUW = "/signalen/nieuw/"
VELDEN = {
    "acuut": "nee",
    "type": "shame_sexting",
    "feiten": "“Iedereen heeft die foto al.”",
    "over_wie": "iemand uit klas 2b",
    "waar": "op school",
    "wanneer": "maandag",
}
LASTIG = {
    "emoji": "Zij stuurde 😱👩‍👧 en toen niets meer.",
    "rtl": "هو قال لها אבג en liep weg",
    "html": '<script>alert(1)</script> & "quotes"',
    "regels": "Eerst dit.\r\nToen dat.\n\nEn dat.",
}


def _send(client: Client, **velden: Any) -> Any:
    return client.post(NIEUW, {**VELDEN, "knop": "indienen", **velden})


def test_one_form_sends_a_signaal_in(kring: Kring, lev: Client) -> None:
    antwoord = _send(lev)

    signaal = Signaal.objects.get()
    assert antwoord.headers["Location"] == signaal.get_absolute_url()
    assert (signaal.status, signaal.melder, signaal.melder_organisatie) == (
        "ingediend",
        kring.lev,
        kring.levgroep,
    )
    assert signaal.feiten == VELDEN["feiten"]


def test_the_numbers_to_call_stand_on_the_form(lev: Client) -> None:
    pagina = lev.get(NIEUW).text

    for nummer in ("tel:112", "tel:08002000", "tel:08000188"):
        assert nummer in pagina


def test_every_type_is_explained(lev: Client) -> None:
    pagina = lev.get(NIEUW).text

    assert "gaat rond zonder toestemming" in pagina
    assert "uit vrije wil" in pagina


@pytest.mark.parametrize("veld", ["acuut", "type", "feiten"])
def test_what_is_missing_is_said_at_the_field(lev: Client, veld: str) -> None:
    antwoord = _send(lev, **{veld: ""})

    assert antwoord.status_code == 422
    assert list(antwoord.context["form"].errors) == [veld]
    assert "Fout: " in antwoord.text
    assert "iemand uit klas 2b" in antwoord.text
    assert not Signaal.objects.exists()


def test_a_concept_may_be_half(lev: Client) -> None:
    antwoord = lev.post(NIEUW, {"type": "anders", "acuut": "", "knop": "concept"})

    assert antwoord.status_code == 302
    assert Signaal.objects.get().status == "concept"


def test_a_concept_that_says_nothing_is_not_sent_in(lev: Client) -> None:
    lev.post(NIEUW, {"type": "anders", "knop": "concept"})
    signaal = Signaal.objects.get()
    url = reverse("signalen:signaal_handeling", args=[signaal.pk, "indienen"])

    antwoord = lev.post(url, {"versie": signaal.versie})

    assert antwoord.status_code == 409
    assert "Schrijf eerst op wat u zag" in antwoord.text


def test_a_concept_is_finished_and_sent_in(lev: Client) -> None:
    lev.post(NIEUW, {"type": "anders", "knop": "concept"})
    signaal = Signaal.objects.get()
    url = reverse("signalen:signaal_wijzigen", args=[signaal.pk])

    antwoord = lev.post(url, {**VELDEN, "versie": 1, "knop": "indienen"})

    assert antwoord.status_code == 302
    signaal.refresh_from_db()
    assert (signaal.status, signaal.feiten) == ("ingediend", VELDEN["feiten"])


def test_sent_twice_it_is_one_signaal(lev: Client) -> None:
    sleutel = str(uuid.uuid4())

    eerste = _send(lev, indiening=sleutel)
    tweede = _send(lev, indiening=sleutel)

    assert Signaal.objects.count() == 1
    assert eerste.headers["Location"] == tweede.headers["Location"]


def test_who_works_in_one_verband_is_not_asked_which(lev: Client) -> None:
    assert "samenwerkingsverband" not in lev.get(NIEUW).context["form"].fields


def test_who_works_in_two_chooses(kring: Kring, lev: Client) -> None:
    tweede = SamenwerkingsverbandFactory()
    DeelnameFactory(organisatie=kring.levgroep, samenwerkingsverband=tweede)
    RoltoekenningFactory(medewerker=kring.lev, samenwerkingsverband=tweede)

    assert _send(lev).status_code == 422
    assert _send(lev, samenwerkingsverband=str(tweede.pk)).status_code == 302
    assert Signaal.objects.get().samenwerkingsverband == tweede


def test_a_verband_of_others_cannot_be_chosen(kring: Kring, lev: Client) -> None:
    ander = SamenwerkingsverbandFactory()

    _send(lev, samenwerkingsverband=str(ander.pk))

    assert Signaal.objects.get().samenwerkingsverband == kring.verband


@pytest.mark.parametrize("soort", LASTIG)
def test_text_comes_back_as_it_was_typed(lev: Client, soort: str) -> None:
    _send(lev, feiten=LASTIG[soort], over_wie=LASTIG[soort].split("\r")[0])

    signaal = Signaal.objects.get()
    assert signaal.feiten.splitlines() == LASTIG[soort].splitlines()
    pagina = lev.get(signaal.get_absolute_url()).text
    assert "<script>alert" not in pagina


@pytest.mark.parametrize("veld", ["feiten", "over_wie", "waar", "wanneer", "type"])
def test_a_nul_byte_is_refused_at_the_field(lev: Client, veld: str) -> None:
    antwoord = _send(lev, **{veld: "nul\x00byte"})

    assert antwoord.status_code == 422
    assert veld in antwoord.context["form"].errors


def test_a_text_of_a_megabyte_is_refused_and_kept(lev: Client) -> None:
    antwoord = _send(lev, feiten="a" * 1_000_000)

    assert antwoord.status_code == 422
    assert "10000" in antwoord.context["form"].errors["feiten"][0].replace(".", "")
    assert "a" * 1000 in antwoord.text


def test_a_stale_form_shows_both_versions_and_keeps_the_text(
    kring: Kring, lev: Client, signaal: Signaal
) -> None:
    url = reverse("signalen:signaal_wijzigen", args=[signaal.pk])
    actions.change_signaal(signaal, by=actor_of(kring.lev), waar="bij het station")

    antwoord = lev.post(url, {**VELDEN, "versie": signaal.versie})

    assert antwoord.status_code == 409
    assert "bij het station" in antwoord.text
    assert ("Waar gaat het over?", "Loverboyproblematiek") in [
        rij[:2] for rij in antwoord.context["form"].verschillen
    ]
    assert "Iedereen heeft die foto al" in antwoord.text
    signaal.refresh_from_db()
    assert (signaal.waar, signaal.feiten) == ("bij het station", "Iemand zag iets.")


def test_after_reading_both_versions_it_can_be_sent_again(
    kring: Kring, lev: Client, signaal: Signaal
) -> None:
    url = reverse("signalen:signaal_wijzigen", args=[signaal.pk])
    actions.change_signaal(signaal, by=actor_of(kring.lev), waar="bij het station")
    antwoord = lev.post(url, {**VELDEN, "versie": signaal.versie})

    weer = lev.post(url, {**VELDEN, "versie": antwoord.context["form"].data["versie"]})

    assert weer.status_code == 302
    signaal.refresh_from_db()
    assert signaal.waar == "op school"


def test_what_the_meldpunt_works_on_is_not_changed_any_more(
    kring: Kring, lev: Client, signaal: Signaal
) -> None:
    actions.pick_up(signaal, by=actor_of(kring.meldpunt))
    url = reverse("signalen:signaal_wijzigen", args=[signaal.pk])

    antwoord = lev.post(url, {**VELDEN, "versie": signaal.versie + 1})

    assert antwoord.status_code == 409
    assert "Vul het signaal aan" in antwoord.text


def test_melder_and_meldpunt_add_what_became_known(
    lev: Client, meldpunt: Client, signaal: Signaal
) -> None:
    url = reverse("signalen:signaal_aanvullen", args=[signaal.pk])

    lev.post(url, {"tekst": "Zij was dinsdag niet op school."})
    meldpunt.post(url, {"tekst": "De school belde terug."})

    assert Aanvulling.objects.filter(signaal=signaal).count() == 2
    pagina = meldpunt.get(signaal.get_absolute_url()).text
    assert "Zij was dinsdag niet op school." in pagina


def test_a_caller_may_stay_unknown(meldpunt: Client) -> None:
    url = reverse("signalen:signaal_telefoon")

    antwoord = meldpunt.post(url, {**VELDEN, "melder_naam": "", "melder_contact": ""})

    signaal = Signaal.objects.get()
    assert antwoord.status_code == 302
    assert (signaal.kanaal, signaal.melder) == ("telefoon", None)
    assert "wil niet bekend zijn" in meldpunt.get(signaal.get_absolute_url()).text


def _log_in(client: Client, kring: Kring, wie: Any) -> None:
    client.force_login(
        wie, backend="allauth.account.auth_backends.AuthenticationBackend"
    )
    begonnen = client.session
    sessie.begin(begonnen)
    begonnen.save()


def test_text_typed_when_the_session_ended_is_there_after_the_login(
    kring: Kring, lev: Client
) -> None:
    schrijver = lev.get(NIEUW).context["schrijver"]
    weg = Client()
    weg.post(NIEUW, {**VELDEN, "schrijver": schrijver, "knop": "indienen"})
    _log_in(weg, kring, kring.lev)

    antwoord = weg.get(NIEUW)

    assert VELDEN["over_wie"] in antwoord.text
    assert "Uw tekst is bewaard" in antwoord.text
    assert not Signaal.objects.exists()


def test_text_of_another_is_not_there_after_the_login(
    kring: Kring, lev: Client
) -> None:
    schrijver = lev.get(NIEUW).context["schrijver"]
    weg = Client()
    weg.post(NIEUW, {**VELDEN, "schrijver": schrijver, "knop": "indienen"})
    _log_in(weg, kring, kring.politie)

    assert VELDEN["over_wie"] not in weg.get(NIEUW).text
    _log_in(weg, kring, kring.lev)
    assert VELDEN["over_wie"] not in weg.get(NIEUW).text


def test_what_is_being_typed_is_kept_for_its_writer_alone(
    kring: Kring, lev: Client
) -> None:
    lev.post(reverse("concept"), {**VELDEN, "plek": NIEUW})

    assert VELDEN["over_wie"] in lev.get(NIEUW).text
    assert VELDEN["over_wie"] not in kring.client(kring.politie).get(NIEUW).text


def test_a_kept_text_goes_when_the_form_was_sent(lev: Client) -> None:
    lev.post(reverse("concept"), {**VELDEN, "plek": NIEUW})

    _send(lev)

    assert not Concept.objects.exists()


def test_a_guest_may_send_a_signaal_in(kring: Kring) -> None:
    gast = MedewerkerFactory(
        gast=True, organisatie=kring.levgroep, verband=kring.verband
    )

    assert _send(kring.client(gast)).status_code == 302
