"""Guessing gets slower and slower; nobody is locked out, and no name is betrayed."""

import datetime as dt
import re
from typing import Any

import pytest
from django.test import Client

from keten.inloggen.models import Drempel
from keten.kern import klok
from keten.organisaties.models import Medewerker
from tests.inloggen.telefoon import log_in, make_code

pytestmark = pytest.mark.django_db
FOUT = "een heel ander wachtwoord"


def _guess(naam: str, keer: int, client: Client | None = None) -> Any:
    client = client or Client()
    for _ in range(keer - 1):
        log_in(client, naam, FOUT)
    return log_in(client, naam, FOUT)


def _plain(antwoord: Any) -> str:
    """The page without what differs each time, and without the name that was typed."""
    tekst = re.sub(r'"X-CSRFToken": "[^"]*"', "", antwoord.content.decode())
    tekst = re.sub(r'name="csrfmiddlewaretoken" value="[^"]*"', "", tekst)
    return re.sub(r"medewerker\d+|nooit-gemaakt", "", tekst)


@pytest.mark.parametrize("keer", [1, 6])
def test_a_name_that_nobody_has_answers_alike(keer: int, lev: Medewerker) -> None:
    bekend = _guess(lev.inlognaam, keer)
    onbekend = _guess("nooit-gemaakt", keer)

    assert bekend.status_code == onbekend.status_code
    assert _plain(bekend) == _plain(onbekend)


def test_after_a_few_failures_even_the_right_password_waits(lev: Medewerker) -> None:
    _guess(lev.inlognaam, 6)

    antwoord = log_in(Client(), lev.inlognaam)

    assert antwoord.status_code == 200
    assert "Wacht 2 seconden" in antwoord.text


def test_after_waiting_it_goes_again(lev: Medewerker) -> None:
    _guess(lev.inlognaam, 6)

    with klok.op_moment(klok.nu() + dt.timedelta(seconds=3)):
        assert log_in(Client(), lev.inlognaam).status_code == 302


def test_the_wait_is_never_longer_than_a_minute(lev: Medewerker) -> None:
    moment = klok.nu()
    for keer in range(30):
        with klok.op_moment(moment + dt.timedelta(minutes=keer)):
            log_in(Client(), lev.inlognaam, FOUT)

    langst = max(rij.vrij_op for rij in Drempel.objects.all())
    assert langst - moment <= dt.timedelta(minutes=30, seconds=5)


def test_who_tries_while_waiting_makes_it_no_longer(lev: Medewerker) -> None:
    _guess(lev.inlognaam, 6)
    eerst = sorted(Drempel.objects.values_list("sleutel", "vrij_op"))

    _guess(lev.inlognaam, 5)

    assert sorted(Drempel.objects.values_list("sleutel", "vrij_op")) == eerst


def test_who_logged_in_here_before_does_not_wait_for_a_stranger(
    lev: Medewerker,
) -> None:
    eigen = Client()
    log_in(eigen, lev.inlognaam)
    eigen.post("/uitloggen/")

    _guess(lev.inlognaam, 12)

    assert log_in(eigen, lev.inlognaam).status_code == 302


def test_a_forged_mark_of_a_known_browser_helps_nobody(lev: Medewerker) -> None:
    _guess(lev.inlognaam, 6)
    vals = Client()
    vals.cookies["keten_toestel"] = "verzonnen"

    assert log_in(vals, lev.inlognaam).status_code == 200


def test_many_failures_of_all_together_slow_down_new_browsers(
    lev: Medewerker, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("keten.inloggen.adapters.ALLES_VRIJ", 4)
    for nummer in range(5):
        log_in(Client(), f"nooit-gemaakt-{nummer}", FOUT)

    assert "Wacht" in log_in(Client(), lev.inlognaam).text


def test_codes_are_counted_by_account(
    lev: Medewerker, ingeschreven: tuple[str, list[str]]
) -> None:
    client = Client()
    log_in(client, lev.inlognaam)
    for _ in range(6):
        client.post("/inloggen/tweede-stap/", {"code": "000000"})

    with klok.op_moment(klok.nu() + dt.timedelta(seconds=1)):
        code = make_code(ingeschreven[0], stap=1)
        antwoord = client.post("/inloggen/tweede-stap/", {"code": code})

    assert antwoord.status_code == 422
    assert "Wacht" in antwoord.text


def test_no_name_stands_in_what_is_counted(lev: Medewerker) -> None:
    _guess(lev.inlognaam, 2)

    assert lev.inlognaam not in str(list(Drempel.objects.values()))
