"""A name that nobody has answers as a wrong password; a stolen cookie opens nothing."""

from collections.abc import Callable
from typing import Any, ClassVar

import pytest
from django.contrib.auth.hashers import MD5PasswordHasher
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from keten.organisaties import actions
from keten.organisaties.models import Medewerker
from keten.toegang.actor import systeem
from tests.factories.organisaties import WACHTWOORD
from tests.inloggen.telefoon import log_in

pytestmark = pytest.mark.django_db
FOUT = "een heel ander wachtwoord"
COOKIE = "keten_sessie"


class Teller(MD5PasswordHasher):
    """The hasher of the tests, that knows how often it was asked."""

    keren: ClassVar[int] = 0

    def encode(self, password: str, salt: str) -> str:
        type(self).keren += 1
        return super().encode(password, salt)


def _frozen(wie: Medewerker) -> str:
    actions.freeze(wie, by=systeem("proef"))
    return wie.inlognaam


def _without_password(wie: Medewerker) -> str:
    wie.set_unusable_password()
    wie.save()
    return wie.inlognaam


# What there may be the matter with a name that does not let in.
NIET_BINNEN: dict[str, Callable[[Medewerker], str]] = {
    "absent": lambda wie: "z" * len(wie.inlognaam),
    "frozen": _frozen,
    "invited": _without_password,
}


def _face(antwoord: Any) -> tuple[Any, ...]:
    """What somebody sees who guesses: status, headers, length, cookies."""
    weg = {"Expires", "Set-Cookie"}  # the second, and keys drawn by lot
    koppen = {k: w for k, w in antwoord.headers.items() if k not in weg}
    cookies = sorted((k, len(c.value)) for k, c in antwoord.cookies.items())
    return antwoord.status_code, koppen, len(antwoord.content), cookies


@pytest.mark.parametrize("wat", NIET_BINNEN)
@pytest.mark.parametrize("keer", [1, 6])
def test_an_absent_account_answers_as_a_wrong_password(
    wat: str, keer: int, lev: Medewerker, vreemde: Medewerker
) -> None:
    vreemde.inlognaam = "y" * len(lev.inlognaam)
    vreemde.save()
    niet_binnen = NIET_BINNEN[wat](lev)
    log_in(Client(), "x" * len(lev.inlognaam), FOUT)

    gezichten = []
    for naam in (vreemde.inlognaam, niet_binnen):
        antwoorden = [log_in(Client(), naam, FOUT) for _ in range(keer)]
        gezichten.append(_face(antwoorden[-1]))

    assert gezichten[0] == gezichten[1]


@pytest.mark.parametrize("wat", NIET_BINNEN)
def test_it_takes_the_same_road(
    wat: str, lev: Medewerker, vreemde: Medewerker, settings: Any
) -> None:
    """
    As many passwords are worked out, and the database is asked as often.

    How long that takes is measured by ``beproef inloggen``.
    """
    settings.PASSWORD_HASHERS = [f"{__name__}.Teller"]
    niet_binnen = NIET_BINNEN[wat](lev)
    log_in(Client(), "x" * len(lev.inlognaam), FOUT)
    wegen = []
    for naam in (vreemde.inlognaam, niet_binnen):
        voor = Teller.keren
        with CaptureQueriesContext(connection) as gesprek:
            log_in(Client(), naam, FOUT)
        wegen.append((Teller.keren - voor, len(gesprek)))

    assert wegen[0] == wegen[1]


def test_a_stolen_cookie_is_worth_nothing_after_freezing(lev: Medewerker) -> None:
    eigen, dief = Client(), Client()
    log_in(eigen, lev.inlognaam)
    dief.cookies[COOKIE] = eigen.cookies[COOKIE].value
    assert dief.get("/").status_code == 200

    actions.freeze(lev, by=systeem("proef"))

    assert dief.get("/").status_code == 302
    assert dief.post(reverse("concept"), {"plek": "/"}).status_code == 302


def test_a_stolen_cookie_stays_worthless_after_thawing(lev: Medewerker) -> None:
    eigen, dief = Client(), Client()
    log_in(eigen, lev.inlognaam)
    dief.cookies[COOKIE] = eigen.cookies[COOKIE].value

    actions.freeze(lev, by=systeem("proef"))
    actions.unfreeze(lev, reden="Terug.", by=systeem("proef"))

    assert dief.get("/").status_code == 302


def test_a_stolen_cookie_is_worth_nothing_after_logging_out(lev: Medewerker) -> None:
    eigen, dief = Client(), Client()
    log_in(eigen, lev.inlognaam)
    dief.cookies[COOKIE] = eigen.cookies[COOKIE].value

    eigen.post(reverse("account_logout"))

    assert dief.get("/").status_code == 302


def test_a_form_without_its_token_is_refused(lev: Medewerker) -> None:
    client = Client(enforce_csrf_checks=True)

    antwoord = log_in(client, lev.inlognaam, WACHTWOORD)

    assert antwoord.status_code == 403
    assert client.get("/").status_code == 302
