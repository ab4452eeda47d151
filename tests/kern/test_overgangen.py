"""The state engine, on the shortest road of the chain: a signaal that is picked up."""

import pytest

from keten.kern.models import Statuswissel
from keten.kern.overgangen import (
    GeenRechtError,
    RedenOntbreektError,
    VerkeerdeStandError,
    Weigering,
    geweigerd,
)
from keten.kern.vastleggen import VerouderdError
from signalen import actions
from signalen.models import Signaal
from signalen.status import TABEL, SignaalStatus
from tests.rollen import Kring, actor_of

pytestmark = pytest.mark.django_db
S = SignaalStatus


def _status(signaal: Signaal) -> str:
    return Signaal.objects.get(pk=signaal.pk).status


def test_a_move_says_who_made_it_from_where_to_where(
    kring: Kring, signaal: Signaal
) -> None:
    actions.pick_up(signaal, by=actor_of(kring.meldpunt))

    wissel = Statuswissel.objects.get(object_id=signaal.pk, actie="oppakken")
    assert (wissel.code, wissel.van, wissel.naar, wissel.door_id) == (
        "S4",
        S.INGEDIEND,
        S.IN_BEOORDELING,
        kring.meldpunt.pk,
    )


def test_a_move_keeps_what_stood_there_before(kring: Kring, signaal: Signaal) -> None:
    actions.pick_up(signaal, by=actor_of(kring.meldpunt))

    wissel = Statuswissel.objects.get(object_id=signaal.pk, actie="oppakken")
    assert wissel.vorige == {"status": S.INGEDIEND, "behandelaar_id": None}


def test_who_lacks_the_right_makes_no_move(kring: Kring, signaal: Signaal) -> None:
    with pytest.raises(GeenRechtError):
        actions.pick_up(signaal, by=actor_of(kring.lev))

    assert _status(signaal) == S.INGEDIEND


def test_who_has_the_right_elsewhere_makes_no_move(
    kring: Kring, signaal: Signaal
) -> None:
    with pytest.raises(GeenRechtError):
        actions.pick_up(signaal, by=actor_of(kring.vreemde))


def test_who_has_the_right_and_not_the_relation_makes_no_move(
    kring: Kring, signaal: Signaal
) -> None:
    with pytest.raises(GeenRechtError):
        actions.withdraw(signaal, by=actor_of(kring.politie), reden="Niet van mij.")


def test_a_move_from_another_state_is_refused(kring: Kring, signaal: Signaal) -> None:
    by = actor_of(kring.meldpunt)
    actions.pick_up(signaal, by=by)

    with pytest.raises(VerkeerdeStandError, match="in beoordeling"):
        actions.pick_up(signaal, by=by)


def test_a_move_that_asks_why_is_refused_without(
    kring: Kring, signaal: Signaal
) -> None:
    with pytest.raises(RedenOntbreektError):
        actions.withdraw(signaal, by=actor_of(kring.lev), reden="  ")


def test_a_move_on_an_old_page_is_refused(kring: Kring, signaal: Signaal) -> None:
    actions.change_signaal(signaal, by=actor_of(kring.lev), waar="bij het station")

    with pytest.raises(VerouderdError):
        actions.pick_up(signaal, by=actor_of(kring.meldpunt), versie=signaal.versie)


def test_a_refused_move_is_remembered(kring: Kring, signaal: Signaal) -> None:
    lijst: list[Weigering] = []
    merk = geweigerd.set(lijst)

    with pytest.raises(GeenRechtError):
        actions.pick_up(signaal, by=actor_of(kring.lev))

    geweigerd.reset(merk)
    assert lijst == [
        Weigering("signalen.signaal", signaal.pk, "oppakken", "GeenRechtError")
    ]


def test_a_refused_beginning_is_remembered(kring: Kring) -> None:
    lijst: list[Weigering] = []
    merk = geweigerd.set(lijst)

    with pytest.raises(GeenRechtError):
        actions.record_by_phone(
            verband_id=kring.verband.pk,
            by=actor_of(kring.lev),
            type=Signaal.Type.ANDERS,
            feiten="Iemand belde.",
        )

    geweigerd.reset(merk)
    assert [rij.actie for rij in lijst] == ["vastleggen"]


def test_the_buttons_are_the_moves_that_this_person_can_make(
    kring: Kring, signaal: Signaal
) -> None:
    acties = [o.actie for o in TABEL.mogelijk(signaal, actor_of(kring.meldpunt))]

    assert acties == ["oppakken"]


def test_a_stranger_sees_no_button(kring: Kring, signaal: Signaal) -> None:
    assert not TABEL.mogelijk(signaal, actor_of(kring.vreemde))
