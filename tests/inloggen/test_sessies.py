"""How long a session lasts, where there are more, and what is asked again."""

import datetime as dt
import uuid
from typing import Any

import pytest
from allauth.usersessions.models import UserSession
from django.test import Client
from django.urls import reverse

from keten.kern import klok
from keten.kern.models import Opdracht
from keten.organisaties import actions
from keten.organisaties.models import Medewerker
from keten.toegang.actor import systeem
from tests.factories import MedewerkerFactory
from tests.inloggen.telefoon import log_in

pytestmark = pytest.mark.django_db
APPARATEN = reverse("usersessions_list")
NIEUW_APPARAAT = "organisaties.mail_nieuw_apparaat"


def _after(**tijd: float) -> Any:
    return klok.op_moment(klok.nu() + dt.timedelta(**tijd))


def _client(lev: Medewerker) -> Client:
    client = Client()
    log_in(client, lev.inlognaam)
    return client


def test_silence_of_a_quarter_of_an_hour_ends_it(lev: Medewerker) -> None:
    client = _client(lev)

    with _after(minutes=14):
        assert client.get("/").status_code == 200
    with _after(minutes=28):
        assert client.get("/").status_code == 200
    with _after(minutes=44):
        assert client.get("/").status_code == 302


def test_what_a_page_asks_by_itself_is_no_sign_of_life() -> None:
    client = _client(MedewerkerFactory(beleid=True))
    with _after(minutes=10):
        antwoord = client.get(reverse("rapportage:export_stand", args=[uuid.uuid4()]))

    assert antwoord["X-Keten-Stil"] == "1"
    assert "keten_sessie" not in antwoord.cookies
    with _after(minutes=16):
        assert client.get("/").status_code == 302


def test_a_working_day_ends_it_however_busy(lev: Medewerker) -> None:
    client = _client(lev)

    for stap in range(1, 61):
        with _after(minutes=10 * stap):
            client.get("/hulp/")
    with _after(hours=10, minutes=1):
        assert client.get("/").status_code == 302


def test_a_clock_that_goes_back_lengthens_nothing(lev: Medewerker) -> None:
    client = _client(lev)

    with _after(minutes=-30):
        assert client.get("/").status_code == 302


def test_text_typed_when_it_ended_waits_for_the_same_person(lev: Medewerker) -> None:
    client = _client(lev)
    schrijver = client.get("/signalen/nieuw/").context["schrijver"]

    with _after(minutes=20):
        client.post("/signalen/nieuw/", {"schrijver": schrijver, "feiten": "kanarie"})
        log_in(client, lev.inlognaam)

        assert "kanarie" in client.get("/signalen/nieuw/").text


def test_logging_in_gives_another_key(lev: Medewerker) -> None:
    client = Client()
    client.get(reverse("account_login"))
    client.session.save()
    eerst = client.session.session_key

    log_in(client, lev.inlognaam)

    assert client.session.session_key != eerst


def test_one_account_is_logged_in_twice_at_most(lev: Medewerker) -> None:
    eerste, tweede, derde = (_client(lev) for _ in range(3))

    assert eerste.get("/").status_code == 302
    assert tweede.get("/").status_code == 200
    assert derde.get("/").status_code == 200


def test_the_list_names_the_browser_and_no_address(lev: Medewerker) -> None:
    client = Client(headers={"user-agent": "Mozilla/5.0 (Windows NT 10.0) Firefox/140"})
    log_in(client, lev.inlognaam)

    pagina = client.get(APPARATEN).text

    assert "Firefox op Windows" in pagina
    assert set(UserSession.objects.values_list("ip", flat=True)) == {"0.0.0.0"}  # noqa: S104


def test_one_session_elsewhere_is_ended(lev: Medewerker) -> None:
    elders, hier = _client(lev), _client(lev)
    rij = UserSession.objects.get(session_key=elders.session.session_key)

    hier.post(APPARATEN, {"sessie": str(rij.pk)})

    assert elders.get("/").status_code == 302
    assert hier.get("/").status_code == 200


def test_all_sessions_elsewhere_are_ended(lev: Medewerker) -> None:
    elders, hier = _client(lev), _client(lev)

    hier.post(APPARATEN, {"sessie": "alle"})

    assert elders.get("/").status_code == 302
    assert hier.get("/").status_code == 200


def test_the_session_of_another_cannot_be_ended(
    lev: Medewerker, vreemde: Medewerker
) -> None:
    van_lev, van_vreemde = _client(lev), _client(vreemde)
    rij = UserSession.objects.get(session_key=van_lev.session.session_key)

    van_vreemde.post(APPARATEN, {"sessie": str(rij.pk)})

    assert van_lev.get("/").status_code == 200


def test_freezing_ends_it_with_the_next_page(lev: Medewerker) -> None:
    client = _client(lev)

    actions.freeze(lev, by=systeem("proef"))

    assert client.get("/").status_code == 302
    assert not UserSession.objects.exists()


def test_a_login_on_a_new_browser_is_told_to_its_owner(lev: Medewerker) -> None:
    bekend = _client(lev)
    assert not Opdracht.objects.filter(taak=NIEUW_APPARAAT).exists()

    log_in(Client(), lev.inlognaam)
    bekend.post(reverse("account_logout"))
    log_in(bekend, lev.inlognaam)

    (rij,) = Opdracht.objects.filter(taak=NIEUW_APPARAAT)
    assert rij.gegevens["medewerker_id"] == str(lev.pk)
