"""Functional management says where an organisation logs in, and nobody else."""

from typing import Any

import pytest
from allauth.socialaccount.models import SocialAccount
from django.test import Client
from django.urls import reverse

from keten.inloggen.models import Inlogdienst
from tests.factories import MedewerkerFactory
from tests.gedeeld import gedeeld
from tests.organisaties.beheerkring import Beheer, make_beheer

pytestmark = pytest.mark.django_db


@gedeeld
def beheer() -> Beheer:
    return make_beheer()


VELDEN = {
    "naam": "LEV Groep",
    "uitgever": "https://login.example.org",
    "client_id": "keten",
    "sleutel": "lev",
    "aan": "on",
}


def _set(beheer: Beheer, **anders: str) -> Any:
    pad = reverse("inlogdienst", args=[beheer.kring.levgroep.pk])
    return beheer.kring.client(beheer.fb).post(pad, VELDEN | anders)


def test_functional_management_says_where_an_organisation_logs_in(
    beheer: Beheer,
) -> None:
    assert _set(beheer).status_code == 302

    assert "LEV Groep" in Client().get(reverse("account_login")).text


@pytest.mark.parametrize(
    ("veld", "waarde"),
    [
        ("uitgever", "http://login.example.org"),
        ("uitgever", "file:///etc/passwd"),
        ("sleutel", "a b"),
        ("sleutel", "../x"),
        ("client_id", ""),
    ],
)
def test_a_service_that_cannot_be_is_refused(
    veld: str, waarde: str, beheer: Beheer
) -> None:
    assert _set(beheer, **{veld: waarde}).status_code == 422
    assert not Inlogdienst.objects.exists()


def test_the_issuer_stays_while_people_are_coupled(beheer: Beheer) -> None:
    _set(beheer)
    rij = Inlogdienst.objects.get()
    SocialAccount(user=beheer.kring.lev, provider=str(rij.pk), uid="x").save()

    antwoord = _set(beheer, uitgever="https://anders.example.org")

    assert antwoord.status_code == 409
    assert Inlogdienst.objects.get().uitgever == VELDEN["uitgever"]


def test_nobody_else_says_where_an_organisation_logs_in(beheer: Beheer) -> None:
    pad = reverse("inlogdienst", args=[beheer.kring.levgroep.pk])

    for wie in (beheer.levbeheer, beheer.kring.regisseur, MedewerkerFactory(fg=True)):
        assert beheer.kring.client(wie).post(pad, VELDEN).status_code == 403
