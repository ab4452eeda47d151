"""The second step: chosen once, asked each time, and no way round it."""

import datetime as dt
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from django.core.exceptions import ImproperlyConfigured
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from keten.inloggen.middleware import TweedeStap
from keten.kern import klok
from keten.kern.models import Inrichting, Opdracht
from keten.organisaties import actions
from keten.organisaties.models import Medewerker
from keten.toegang.actor import systeem
from tests.factories import MedewerkerFactory
from tests.inloggen.telefoon import add_app, log_in, make_code, read_geheim

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("verplicht")]
STAP = reverse("mfa_authenticate")
BEVEILIGING = reverse("mfa_index")


def test_without_a_second_step_one_reaches_only_where_to_choose_one(
    lev: Medewerker,
) -> None:
    client = Client()

    log_in(client, lev.inlognaam)

    assert client.get("/")["Location"] == BEVEILIGING
    assert client.get("/zoeken/")["Location"] == BEVEILIGING
    assert client.post("/signalen/nieuw/", {})["Location"] == BEVEILIGING
    assert client.get("/meldingen/")["Location"] == BEVEILIGING
    assert client.get(BEVEILIGING).status_code == 200
    assert "Hoofdmenu" not in client.get(BEVEILIGING).text


def test_a_text_typed_without_the_second_step_waits(lev: Medewerker) -> None:
    client = Client()
    log_in(client, lev.inlognaam)

    schrijver = lev.pk
    client.post("/signalen/nieuw/", {"schrijver": str(schrijver), "feiten": "x"})

    assert client.session["bewaard"]["plek"] == "/signalen/nieuw/"


def test_the_first_app_opens_the_door_and_gives_codes_for_later(
    lev: Medewerker,
) -> None:
    client = Client()
    log_in(client, lev.inlognaam)

    _, codes = add_app(client)

    assert len(codes) == 10
    assert client.get("/").status_code == 200


def test_the_codes_for_later_are_shown_once(
    lev: Medewerker, ingeschreven: tuple[str, list[str]]
) -> None:
    client = Client()
    log_in(client, lev.inlognaam)
    client.post(STAP, {"code": ingeschreven[1][0]})

    pagina = client.get(reverse("herstelcodes"))

    assert not any(code in pagina.text for code in ingeschreven[1])


def test_a_password_alone_lets_nobody_in(
    lev: Medewerker, ingeschreven: tuple[str, list[str]]
) -> None:
    client = Client()

    antwoord = log_in(client, lev.inlognaam)

    assert antwoord["Location"] == STAP
    assert "_auth_user_id" not in client.session
    assert client.get("/").status_code == 302


def _later(minuten: int = 1) -> Any:
    return klok.op_moment(klok.nu() + dt.timedelta(minutes=minuten))


def test_the_code_of_the_app_lets_in(
    lev: Medewerker, ingeschreven: tuple[str, list[str]]
) -> None:
    client = Client()
    with _later():
        log_in(client, lev.inlognaam)
        antwoord = client.post(STAP, {"code": make_code(ingeschreven[0])})

        assert antwoord.status_code == 302
        assert client.get("/").status_code == 200


def test_a_code_for_later_works_once(
    lev: Medewerker, ingeschreven: tuple[str, list[str]]
) -> None:
    for verwacht in (302, 422):
        client = Client()
        log_in(client, lev.inlognaam)

        antwoord = client.post(STAP, {"code": ingeschreven[1][3]})

        assert antwoord.status_code == verwacht


@pytest.mark.parametrize("stap", [-4, 4])
def test_a_code_of_another_time_is_refused(
    stap: int, lev: Medewerker, ingeschreven: tuple[str, list[str]]
) -> None:
    client = Client()
    with _later(10):
        log_in(client, lev.inlognaam)

        antwoord = client.post(STAP, {"code": make_code(ingeschreven[0], stap=stap)})

    assert antwoord.status_code == 422
    assert "klopt niet" in antwoord.text


def test_a_code_of_the_app_works_once_also_within_its_time(
    lev: Medewerker, ingeschreven: tuple[str, list[str]]
) -> None:
    with _later():
        code = make_code(ingeschreven[0])
        for verwacht in (302, 422):
            client = Client()
            log_in(client, lev.inlognaam)

            assert client.post(STAP, {"code": code}).status_code == verwacht


def test_nobody_comes_to_the_second_step_without_the_first() -> None:
    assert Client().get(STAP)["Location"] == reverse("account_login")


def test_the_secret_of_the_app_does_not_lie_open_in_the_database(
    lev: Medewerker, ingeschreven: tuple[str, list[str]]
) -> None:
    rijen = str(list(Authenticator.objects.values_list("data", flat=True)))

    assert ingeschreven[0] not in rijen
    assert not any(code in rijen for code in ingeschreven[1])


def test_choosing_a_factor_ends_the_other_sessions(lev: Medewerker) -> None:
    ander, client = Client(), Client()
    log_in(ander, lev.inlognaam)
    log_in(client, lev.inlognaam)

    add_app(client)

    assert ander.get(BEVEILIGING).status_code == 302
    assert "_auth_user_id" in client.session


def test_choosing_a_factor_gives_the_session_another_key(lev: Medewerker) -> None:
    client = Client()
    log_in(client, lev.inlognaam)
    eerst = client.session.session_key

    add_app(client)

    assert client.session.session_key != eerst


def test_the_owner_is_told_that_a_factor_changed(
    lev: Medewerker, ingeschreven: tuple[str, list[str]]
) -> None:
    rij = Opdracht.objects.get(taak="organisaties.mail_inloggen_gewijzigd")

    assert rij.gegevens["medewerker_id"] == str(lev.pk)


def test_the_last_factor_stays(
    lev: Medewerker, ingeschreven: tuple[str, list[str]]
) -> None:
    client = Client()
    log_in(client, lev.inlognaam)
    client.post(STAP, {"code": ingeschreven[1][0]})
    app = Authenticator.objects.get(user=lev, type="totp")

    antwoord = client.post(reverse("factor_weghalen"), {"factor": str(app.pk)})

    assert antwoord.status_code == 409
    assert Authenticator.objects.filter(pk=app.pk).exists()


def test_the_factor_of_another_cannot_be_named(
    lev: Medewerker, ingeschreven: tuple[str, list[str]]
) -> None:
    ander, client = MedewerkerFactory(professional=True), Client()
    log_in(client, ander.inlognaam)
    add_app(client)
    app = Authenticator.objects.get(user=lev, type="totp")

    antwoord = client.post(reverse("factor_weghalen"), {"factor": str(app.pk)})

    assert antwoord.status_code == 422
    assert Authenticator.objects.filter(pk=app.pk).exists()


def test_all_factors_of_somebody_who_lost_them_go(
    lev: Medewerker, ingeschreven: tuple[str, list[str]]
) -> None:
    actions.remove_factors(lev, by=systeem("kwijt"))

    client = Client()
    log_in(client, lev.inlognaam)
    assert not Authenticator.objects.filter(user=lev).exists()
    assert client.get("/")["Location"] == BEVEILIGING


def test_a_wrong_first_code_adds_nothing(lev: Medewerker) -> None:
    client = Client()
    log_in(client, lev.inlognaam)
    adres = reverse("mfa_activate_totp")
    geheim = read_geheim(client.get(adres).text)
    fout = "000000" if make_code(geheim) != "000000" else "111111"

    antwoord = client.post(adres, {"code": fout})

    assert antwoord.status_code == 422
    assert read_geheim(antwoord.text) == geheim
    assert not Authenticator.objects.exists()


def test_production_does_not_start_without_the_second_step(settings: Any) -> None:
    settings.KETEN_WEIGERT_DEMO = True
    settings.KETEN_TWEEDE_FACTOR = False

    with pytest.raises(ImproperlyConfigured, match="tweede stap"):
        TweedeStap(lambda request: HttpResponse())


def test_a_demo_says_that_it_goes_without(settings: Any, lev: Medewerker) -> None:
    settings.KETEN_TWEEDE_FACTOR = False
    Inrichting.objects.create(naam="Proef", afzender="k@example.org", demo=True)

    assert "zonder tweede stap" in Client().get(reverse("account_login")).text
