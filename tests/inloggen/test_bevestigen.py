"""What matters asks again who is there, and keeps what was typed."""

import datetime as dt
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from keten.kern import klok
from keten.organisaties.models import Roltoekenning
from tests.factories.organisaties import WACHTWOORD
from tests.gedeeld import gedeeld
from tests.inloggen.telefoon import log_in
from tests.organisaties.beheerkring import Beheer, make_beheer

pytestmark = pytest.mark.django_db
BEVESTIGEN = reverse("bevestigen")


@gedeeld
def beheer() -> Beheer:
    return make_beheer()


@pytest.fixture
def client(beheer: Beheer) -> Client:
    client = Client()
    log_in(client, beheer.fb.inlognaam)
    return client


def _later() -> Any:
    return klok.op_moment(klok.nu() + dt.timedelta(minutes=6))


def _pages(beheer: Beheer) -> dict[str, str]:
    lev = beheer.kring.lev.pk
    return {
        "role": reverse("organisaties:rol_voorstellen", args=[lev]),
        "freeze": reverse("organisaties:medewerker_handeling", args=[lev, "bevriezen"]),
        "link": reverse("organisaties:medewerker_link", args=[lev]),
        "app": reverse("mfa_activate_totp"),
        "key": reverse("mfa_add_webauthn"),
        "codes": reverse("herstelcodes"),
        "removal": reverse("factor_weghalen"),
    }


@pytest.mark.parametrize(
    "wat", ["role", "freeze", "link", "app", "key", "codes", "removal"]
)
def test_what_matters_asks_again_after_five_minutes(
    wat: str, beheer: Beheer, client: Client
) -> None:
    pad = _pages(beheer)[wat]
    assert client.get(pad).status_code == 200

    with _later():
        for antwoord in (client.get(pad), client.post(pad, {})):
            assert antwoord.status_code == 302
            assert antwoord["Location"].startswith(f"{BEVESTIGEN}?next=")


def test_an_export_asks_again(beheer: Beheer) -> None:
    client = Client()
    log_in(client, beheer.beleid.inlognaam)

    with _later():
        antwoord = client.get(reverse("rapportage:export_maken"))

    assert antwoord["Location"].startswith(BEVESTIGEN)


def test_agreeing_with_a_role_asks_again(beheer: Beheer) -> None:
    client = Client()
    log_in(client, beheer.kring.regisseur.inlognaam)
    rol = Roltoekenning.objects.first()
    assert rol is not None

    with _later():
        antwoord = client.get(reverse("casusoverleg:rol_goedkeuren", args=[rol.pk]))

    assert antwoord["Location"].startswith(BEVESTIGEN)


def test_what_was_typed_is_there_after_confirming(
    beheer: Beheer, client: Client
) -> None:
    pad = _pages(beheer)["role"]
    schrijver = client.get(pad).context["schrijver"]

    with _later():
        naar = client.post(pad, {"schrijver": schrijver, "rol": "notulist"})["Location"]
        terug = client.post(naar, {"password": WACHTWOORD, "next": pad})

        assert terug["Location"] == pad
        assert client.get(pad).context["form"].initial["rol"] == "notulist"
    assert not Roltoekenning.objects.filter(
        medewerker=beheer.kring.lev, rol="notulist"
    ).exists()


def test_confirming_gives_the_session_another_key(client: Client) -> None:
    eerst = client.session.session_key

    client.post(BEVESTIGEN, {"password": WACHTWOORD})

    assert client.session.session_key != eerst
    assert client.get("/").status_code == 200


def test_a_wrong_password_confirms_nothing(beheer: Beheer, client: Client) -> None:
    with _later():
        antwoord = client.post(BEVESTIGEN, {"password": "een heel ander wachtwoord"})

        assert antwoord.status_code == 422
        assert "klopt niet" in antwoord.text
        assert client.get(_pages(beheer)["role"]).status_code == 302


@pytest.mark.parametrize(
    "naar", ["https://elders.example/", "//elders.example/", "javascript:alert(1)", ""]
)
def test_confirming_leads_nowhere_else(naar: str, client: Client) -> None:
    antwoord = client.post(BEVESTIGEN, {"password": WACHTWOORD, "next": naar})

    assert antwoord["Location"] == "/"
