"""Every state with every move, through the page: made, refused or not allowed."""

import uuid
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from keten.kern.models import Statuswissel
from keten.toegang.models import Weigering
from signalen import actions
from signalen.models import Signaal
from signalen.status import TABEL, SignaalStatus
from signalen.views.signaal import Handeling
from tests.factories import SignaalFactory
from tests.rollen import Kring, actor_of

ACTIES = sorted(set(Handeling.acties) - {"ongedaan-maken"})


def _url(signaal: Signaal, actie: str) -> str:
    return reverse("signalen:signaal_handeling", args=[signaal.pk, actie])


def _post(client: Client, signaal: Signaal, actie: str, **velden: Any) -> Any:
    gewoon = {
        "versie": signaal.versie,
        "reden": "Daarom.",
        "advies": "Praat met haar.",
    }
    return client.post(_url(signaal, actie), gewoon | velden)


def test_every_move_with_a_button_has_a_page() -> None:
    knoppen = {o.actie for o in TABEL.overgangen if o.van and not o.zonder_knop}

    assert set(ACTIES) == knoppen


@pytest.mark.parametrize("actie", ACTIES)
def test_a_move_is_made_or_refused_as_the_table_says(
    kring: Kring, regisseur: Client, actie: str
) -> None:
    overgang = TABEL[actie]
    for stand in SignaalStatus.values:
        signaal = SignaalFactory(
            samenwerkingsverband=kring.verband,
            status=stand,
            melder=kring.regisseur,
            voorstel_door=kring.meldpunt if overgang.code in {"S11", "S11b"} else None,
        )

        antwoord = _post(regisseur, signaal, actie)

        signaal.refresh_from_db()
        if stand in overgang.van:
            assert antwoord.status_code == 302
            assert signaal.status == overgang.naar
        else:
            assert antwoord.status_code == 409
            assert "Fout: " in antwoord.text
            assert signaal.status == stand
            assert (
                Weigering.objects.get(object_id=signaal.pk).waarom
                == "VerkeerdeStandError"
            )


@pytest.mark.parametrize("actie", ACTIES)
def test_the_page_of_a_move_opens(kring: Kring, regisseur: Client, actie: str) -> None:
    overgang = TABEL[actie]
    signaal = SignaalFactory(
        samenwerkingsverband=kring.verband,
        status=min(overgang.van),
        melder=kring.regisseur,
        voorstel_door=kring.meldpunt if overgang.code in {"S11", "S11b"} else None,
        voorstel_reden="Was een misverstand.",
    )

    antwoord = regisseur.get(_url(signaal, actie))

    assert antwoord.status_code == 200
    assert overgang.label in antwoord.text


@pytest.mark.parametrize("actie", [o.actie for o in TABEL.overgangen if o.reden])
def test_a_move_without_its_reason_is_refused_at_the_field(
    kring: Kring, regisseur: Client, actie: str
) -> None:
    overgang = TABEL[actie]
    signaal = SignaalFactory(
        samenwerkingsverband=kring.verband,
        status=min(overgang.van),
        melder=kring.regisseur,
        voorstel_door=kring.meldpunt if overgang.code in {"S11", "S11b"} else None,
    )

    antwoord = _post(regisseur, signaal, actie, reden=" ")

    assert antwoord.status_code == 422
    assert "reden" in antwoord.context["form"].errors


def test_one_click_on_the_page_picks_it_up(meldpunt: Client, signaal: Signaal) -> None:
    pagina = meldpunt.get(signaal.get_absolute_url())
    knop = next(h for h in pagina.context["handelingen"] if h.label == "Pak op")

    assert knop.een_klik
    meldpunt.post(knop.url, {"versie": signaal.versie})

    pagina = meldpunt.get(signaal.get_absolute_url())
    assert "Het signaal staat op uw naam." in pagina.text
    assert "In beoordeling" in pagina.text


def test_two_clicks_are_one_move(meldpunt: Client, signaal: Signaal) -> None:
    sleutel = str(uuid.uuid4())

    for _ in range(2):
        antwoord = _post(meldpunt, signaal, "oppakken", indiening=sleutel)
        assert antwoord.status_code == 302

    assert Statuswissel.objects.filter(actie="oppakken").count() == 1


def test_a_move_on_an_old_page_shows_that_somebody_was_first(
    kring: Kring, meldpunt: Client, signaal: Signaal
) -> None:
    actions.change_signaal(signaal, by=actor_of(kring.lev), waar="bij het station")

    antwoord = _post(meldpunt, signaal, "oppakken")

    assert antwoord.status_code == 409
    assert "Iemand anders heeft dit intussen gewijzigd" in antwoord.text


def test_advice_wipes_whom_it_was_about(
    kring: Kring, meldpunt: Client, signaal: Signaal
) -> None:
    vers = actions.pick_up(signaal, by=actor_of(kring.meldpunt))

    _post(meldpunt, vers, "alleen-advies")

    signaal.refresh_from_db()
    assert (signaal.over_wie, signaal.advies) == ("", "Praat met haar.")


def test_what_was_just_done_can_be_undone(meldpunt: Client, signaal: Signaal) -> None:
    _post(meldpunt, signaal, "oppakken")
    knoppen = meldpunt.get(signaal.get_absolute_url()).context["handelingen"]
    assert "Maak ongedaan" in [h.label for h in knoppen]

    _post(meldpunt, signaal, "ongedaan-maken", reden="")

    signaal.refresh_from_db()
    assert (signaal.status, signaal.behandelaar) == ("ingediend", None)
    pagina = meldpunt.get(signaal.get_absolute_url()).text
    assert "Ongedaan gemaakt: in beoordeling" in pagina


def test_what_cannot_be_undone_says_what_can(lev: Client, signaal: Signaal) -> None:
    antwoord = _post(lev, signaal, "ongedaan-maken", reden="Vergissing.")

    assert antwoord.status_code == 409
    assert "Trek het signaal in" in antwoord.text


def test_a_professional_takes_the_own_signaal_back(
    lev: Client, meldpunt: Client, signaal: Signaal
) -> None:
    _post(lev, signaal, "intrekken", reden="Het ging om iemand anders.")

    assert lev.get(signaal.get_absolute_url()).status_code == 200
    assert meldpunt.get(signaal.get_absolute_url()).status_code == 404


def test_a_correction_shows_what_stood_there(
    kring: Kring, lev: Client, signaal: Signaal
) -> None:
    actions.change_signaal(signaal, by=actor_of(kring.lev), waar="bij het station")
    signaal.refresh_from_db()
    actions.change_signaal(signaal, by=actor_of(kring.lev), waar="in het park")

    pagina = lev.get(signaal.get_absolute_url()).text

    assert "Verbeterd: waar" in pagina
    assert "bij het station" in pagina
