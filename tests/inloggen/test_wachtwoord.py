"""Another password by its owner, and a second step that its owner lost."""

import datetime as dt
from typing import Any

import pytest
from django.contrib.auth.hashers import check_password
from django.test import Client
from django.urls import reverse

from keten.kern import klok
from keten.kern.models import Opdracht
from keten.organisaties.models import Herstelverzoek, Medewerker
from tests.factories.organisaties import WACHTWOORD
from tests.inloggen.telefoon import log_in

pytestmark = pytest.mark.django_db
WIJZIG = reverse("account_change_password")
KWIJT, STAP = reverse("tweede_stap_kwijt"), reverse("mfa_authenticate")
NIEUW = "vier paarse tulpen vandaag"


@pytest.fixture
def client(lev: Medewerker) -> Client:
    client = Client()
    log_in(client, lev.inlognaam)
    return client


def _change(client: Client, eerste: str = NIEUW, tweede: str = NIEUW) -> Any:
    return client.post(WIJZIG, {"password1": eerste, "password2": tweede})


def test_the_new_password_logs_in_and_the_old_one_not(
    lev: Medewerker, client: Client
) -> None:
    assert _change(client).status_code == 302

    lev.refresh_from_db()
    assert check_password(NIEUW, lev.password)
    assert client.get("/").status_code == 200
    assert log_in(Client(), lev.inlognaam, WACHTWOORD).status_code == 200
    assert log_in(Client(), lev.inlognaam, NIEUW).status_code == 302


def test_other_computers_are_logged_out_and_the_owner_is_told(
    lev: Medewerker, client: Client
) -> None:
    ander = Client()
    log_in(ander, lev.inlognaam)

    _change(client)

    assert ander.get("/")["Location"].startswith("/inloggen/")
    assert Opdracht.objects.filter(taak="organisaties.mail_inloggen_gewijzigd").exists()


@pytest.mark.parametrize(
    ("eerste", "tweede"), [("", ""), ("kort", "kort"), (NIEUW, "iets anders dan dat")]
)
def test_what_is_no_good_changes_nothing(
    lev: Medewerker, client: Client, eerste: str, tweede: str
) -> None:
    antwoord = _change(client, eerste, tweede)

    assert antwoord.status_code == 422
    assert f'value="{eerste or "-"}"' not in antwoord.text
    lev.refresh_from_db()
    assert check_password(WACHTWOORD, lev.password)


def test_it_is_asked_again_who_is_there_and_no_password_waits(
    lev: Medewerker, client: Client
) -> None:
    with klok.op_moment(klok.nu() + dt.timedelta(minutes=6)):
        antwoord = client.post(
            WIJZIG, {"password1": NIEUW, "password2": NIEUW, "schrijver": "iemand"}
        )

    assert antwoord["Location"].startswith(reverse("bevestigen"))
    assert NIEUW not in str(dict(client.session))
    lev.refresh_from_db()
    assert check_password(WACHTWOORD, lev.password)


@pytest.mark.usefixtures("verplicht", "ingeschreven")
def test_who_lost_the_second_step_asks_for_help_with_the_password_alone(
    lev: Medewerker,
) -> None:
    client = Client()
    log_in(client, lev.inlognaam)
    assert KWIJT in client.get(STAP).text

    antwoord = client.post(KWIJT, {"reden": "In de trein gelaten."})

    assert antwoord["Location"] == STAP
    rij = Herstelverzoek.objects.get()
    assert (rij.medewerker_id, rij.gemaakt_door_id) == (lev.pk, lev.pk)
    assert client.get("/").status_code == 302
    assert client.post(KWIJT, {}).status_code == 409
    assert Herstelverzoek.objects.count() == 1


@pytest.mark.usefixtures("verplicht")
def test_who_gave_no_password_asks_nothing() -> None:
    antwoord = Client().post(KWIJT, {"reden": "Zomaar."})

    assert antwoord["Location"].startswith("/inloggen/")
    assert not Herstelverzoek.objects.exists()


def test_who_is_still_logged_in_asks_too(lev: Medewerker, client: Client) -> None:
    antwoord = client.post(reverse("stap_kwijt"), {"reden": "Sleutel gebroken."})

    rij = Herstelverzoek.objects.get()
    assert antwoord["Location"] == reverse("casusoverleg:herstel", args=[rij.pk])
    assert client.get(antwoord["Location"]).status_code == 200
