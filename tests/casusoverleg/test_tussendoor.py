"""The agenda changes while the meeting goes on; each time a correct one is left."""

from typing import Any

import pytest

from casusoverleg.actions import agendapunt as punt_actions
from casusoverleg.actions import overleg as overleg_actions
from tests.casusoverleg.tafelproef import Zitting, make_overleg
from tests.gedeeld import gedeeld
from tests.rollen import actor_of, make_casus, make_kring

pytestmark = pytest.mark.django_db


@gedeeld
def zitting() -> Zitting:
    """LEV at the first item, the police at both; just opened."""
    kring = make_kring()
    regie = actor_of(kring.regisseur)
    casussen = (
        make_casus(kring),
        make_casus(kring, deelnemers=(kring.politie,), gestart=False),
    )
    overleg = make_overleg(kring)
    for casus in casussen:
        punt_actions.schedule(
            overleg=overleg, casus=casus, vraag="Wie houdt contact?", by=regie
        )
    overleg_actions.open_overleg(overleg, by=regie)
    return Zitting(kring, overleg, casussen)


def _open(zitting: Zitting, **velden: Any) -> None:
    """Say that all are there and keep it."""
    antwoord = zitting.post(doe="opening", allen="ja", **velden)
    assert antwoord.status_code == 302


@pytest.mark.parametrize("hoe", ["schriftelijk", "intrekken"])
def test_an_item_leaves_the_table_with_a_reason(zitting: Zitting, hoe: str) -> None:
    _open(zitting)
    punt = zitting.punt(1)

    zitting.post(doe="van-tafel", punt=str(punt.pk), hoe=hoe, reden="Allen akkoord.")

    punt.refresh_from_db()
    assert punt.status in {"schriftelijk_afgedaan", "ingetrokken"}


def test_an_urgent_casus_is_the_next_item(zitting: Zitting) -> None:
    _open(zitting)
    nieuw = make_casus(zitting.kring)

    zitting.post(doe="spoed", nummer=nieuw.nummer, vraag="Waar is zij?", minuten="10")

    assert zitting.punt(1).casus == nieuw
    assert zitting.punt(1).spoed


def test_an_unknown_number_is_said_at_its_field(zitting: Zitting) -> None:
    _open(zitting)

    antwoord = zitting.post(doe="spoed", nummer="C-1", vraag="Waar?", minuten="10")

    assert antwoord.status_code == 422
    assert "Geen casus met dit nummer." in antwoord.content.decode()


def test_broken_off_halfway_the_rest_is_proposed_again(zitting: Zitting) -> None:
    volgend = make_overleg(zitting.kring, dagen=28)
    _open(zitting)
    zitting.post(doe="bespreken", punt=str(zitting.punt(1).pk))
    zitting.leg_vast("Belt haar tante.")

    zitting.post(doe="afbreken", reden="Brandalarm.")

    assert zitting.punt(1).status == "besproken"
    assert volgend.agendapunten.get().casus == zitting.casussen[1]
    zitting.overleg.refresh_from_db()
    assert zitting.overleg.status == "verslag_in_concept"


def test_breaking_off_asks_why(zitting: Zitting) -> None:
    _open(zitting)

    assert zitting.post(doe="afbreken", reden="").status_code == 422
