"""Somebody chairs one meeting in the place of another, until midnight."""

import datetime as dt
from typing import Any

import pytest
from django.urls import reverse

from casusoverleg.actions import vervanging as actions
from casusoverleg.models import Casus
from keten.kern import klok
from keten.toegang.actor import systeem
from keten.toegang.rollen import Rol
from tests.casusoverleg.vervangkring import status_of
from tests.factories import AgendapuntFactory, MedewerkerFactory, OverlegFactory
from tests.gedeeld import gedeeld
from tests.rollen import Kring, actor_of, make_beheer, make_casus, make_kring

pytestmark = pytest.mark.django_db


@gedeeld
def kring() -> Kring:
    return make_kring()


@gedeeld
def casus(kring: Kring) -> Casus:
    return make_casus(kring)


@pytest.fixture
def dag(kring: Kring, casus: Casus) -> dict[str, Any]:
    """A meeting of today with one casus on it, and one that is not."""
    overleg = OverlegFactory(samenwerkingsverband=kring.verband)
    AgendapuntFactory(overleg=overleg, casus=casus)
    ander = MedewerkerFactory(organisatie=kring.gemeente, verband=kring.verband)
    rij = actions.ask_for_overleg(
        overleg,
        voor=kring.regisseur,
        door=ander,
        rol=Rol.VOORZITTER,
        by=actor_of(kring.regisseur),
    )
    actions.approve(rij, by=actor_of(make_beheer(kring)))
    return {"overleg": overleg, "casus": casus, "wie": ander, "rij": rij}


def test_a_deputy_chairs_one_meeting_and_sees_its_casussen_only(
    kring: Kring, dag: dict[str, Any]
) -> None:
    elders = make_casus(kring)
    client = kring.client(dag["wie"])

    open_ = reverse(
        "casusoverleg:overleg_handeling", args=[dag["overleg"].pk, "openen"]
    )
    assert client.post(open_).status_code == 302
    tafel = reverse("casusoverleg:voorzitten", args=[dag["overleg"].pk])
    assert client.get(tafel).status_code == 200
    assert status_of(kring, dag["wie"], dag["casus"]) == 200
    assert status_of(kring, dag["wie"], elders) == 404


def test_a_deputy_chairs_no_other_meeting(kring: Kring, dag: dict[str, Any]) -> None:
    ander = OverlegFactory(samenwerkingsverband=kring.verband)
    AgendapuntFactory(overleg=ander, casus=dag["casus"])

    antwoord = kring.client(dag["wie"]).post(
        reverse("casusoverleg:overleg_handeling", args=[ander.pk, "openen"])
    )

    assert antwoord.status_code == 403


def test_the_access_of_a_deputy_ends_at_midnight(
    kring: Kring, dag: dict[str, Any]
) -> None:
    middernacht = klok.moment_op(klok.vandaag() + dt.timedelta(days=1), dt.time())
    with klok.op_moment(middernacht - dt.timedelta(minutes=1)):
        client = kring.client(dag["wie"])
        assert client.get(dag["casus"].get_absolute_url()).status_code == 200

    with klok.op_moment(middernacht):
        assert client.get(dag["casus"].get_absolute_url()).status_code == 403


def test_a_casus_put_on_the_agenda_later_reaches_the_deputy(
    kring: Kring, dag: dict[str, Any]
) -> None:
    erbij = make_casus(kring)
    AgendapuntFactory(overleg=dag["overleg"], casus=erbij)

    actions.keep_up(by=systeem("proef"))

    assert status_of(kring, dag["wie"], erbij) == 200


def test_a_meeting_that_moves_lets_the_deputy_go(
    kring: Kring, dag: dict[str, Any]
) -> None:
    overleg = dag["overleg"]
    overleg.refresh_from_db()
    morgen = klok.vandaag() + dt.timedelta(days=1)
    velden = {
        "datum": f"{morgen:%d-%m-%Y}", "begin": "9.00", "eind": "11.00",
        "plaats": "Gemeentehuis", "vorm": "fysiek", "versie": overleg.versie,
    }  # fmt: skip

    antwoord = kring.client(kring.regisseur).post(
        reverse("casusoverleg:overleg_wijzigen", args=[overleg.pk]), velden
    )

    assert antwoord.status_code == 302
    overleg.refresh_from_db()
    assert overleg.voorzitter_id is None
    assert status_of(kring, dag["wie"], dag["casus"]) == 403
