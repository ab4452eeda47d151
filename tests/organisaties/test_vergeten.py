"""A forgotten password: one answer for all, a link for an hour, used once."""

import datetime as dt
import re

import pytest
from allauth.mfa.models import Authenticator
from django.core import mail
from django.test import Client
from django.urls import reverse

from keten.kern import klok
from keten.kern.models import Opdracht
from keten.organisaties.models import Medewerker
from keten.organisaties.tasks import mail_vergeten
from keten.toegang.models import Weigering
from tests.factories import MedewerkerFactory
from tests.gedeeld import gedeeld
from tests.rollen import Kring

pytestmark = pytest.mark.django_db
URL = "organisaties:wachtwoord_vergeten"
GOED = "vier woorden zijn genoeg"


@gedeeld
def lev() -> Medewerker:
    rij: Medewerker = MedewerkerFactory(professional=True)
    return rij


def _ask(naam: str) -> str:
    antwoord = Client().post(reverse(URL), {"naam": naam})
    assert antwoord.status_code == 200
    return re.sub(r"\b\w{64}\b", "", antwoord.content.decode())


def _link() -> str:
    mail_vergeten(opdracht_id=str(Opdracht.objects.latest("gemaakt_op").pk))
    gevonden = re.search(r"/beheer/welkom/[\w-]+/", str(mail.outbox[-1].body))
    assert gevonden is not None
    return gevonden.group()


def _choose(link: str) -> int:
    return Client().post(link, {"password1": GOED, "password2": GOED}).status_code


def test_the_answer_is_the_same_for_who_is_known_and_who_is_not(
    lev: Medewerker,
) -> None:
    assert _ask(lev.inlognaam) == _ask(lev.email) == _ask("niemand")


def test_nobody_is_mailed_for_a_name_that_is_not_there(lev: Medewerker) -> None:
    _ask("niemand")

    mail_vergeten(opdracht_id=str(Opdracht.objects.get().pk))

    assert not mail.outbox


def test_asked_twice_it_is_mailed_once(lev: Medewerker) -> None:
    _ask(lev.inlognaam)
    _ask(lev.inlognaam)

    assert Opdracht.objects.filter(taak="organisaties.mail_vergeten").count() == 1


def test_with_the_link_a_password_is_chosen_once(lev: Medewerker) -> None:
    Authenticator.objects.create(user=lev, type="totp", data={})
    sessie = Kring.client(lev)
    _ask(lev.inlognaam)
    link = _link()
    assert lev.inlognaam not in str(mail.outbox[-1].body)

    assert _choose(link) == 302

    assert sessie.get("/").status_code == 302
    assert Authenticator.objects.filter(user=lev).exists()
    assert _choose(link) == 404
    rij = Weigering.objects.get()
    assert (rij.actie, rij.waarom) == ("wachtwoord-kiezen", "OngeldigeLinkError")


def test_after_an_hour_the_link_is_dead(lev: Medewerker) -> None:
    _ask(lev.inlognaam)
    link = _link()

    with klok.op_moment(klok.nu() + dt.timedelta(minutes=61)):
        assert Client().get(link).status_code == 404


def test_who_is_frozen_gets_no_link(lev: Medewerker) -> None:
    Medewerker.objects.filter(pk=lev.pk).update(is_active=False)

    _ask(lev.inlognaam)
    mail_vergeten(opdracht_id=str(Opdracht.objects.get().pk))

    assert not mail.outbox


@pytest.mark.parametrize("naam", ["", "x" * 300, "nul\x00byte"])
def test_bad_input_is_answered_beside_the_field(naam: str) -> None:
    antwoord = Client().post(reverse(URL), {"naam": naam})

    assert antwoord.status_code == 422
    assert "naam" in antwoord.context["form"].errors
