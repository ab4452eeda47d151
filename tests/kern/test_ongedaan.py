"""Undo: what was done is taken back, and the history keeps both."""

import datetime as dt

import pytest

from keten.kern import klok, vastleggen
from keten.kern.models import Statuswissel
from keten.kern.overgangen import (
    NietOngedaanError,
    RedenOntbreektError,
    Weigering,
    geweigerd,
)
from signalen import actions
from signalen.models import Signaal
from signalen.status import SignaalStatus
from tests.rollen import Kring, actor_of, make_signaal

pytestmark = pytest.mark.django_db
S = SignaalStatus


def _later(minuten: int) -> dt.datetime:
    return klok.nu() + dt.timedelta(minutes=minuten)


def test_a_move_is_undone_by_who_made_it(kring: Kring, signaal: Signaal) -> None:
    by = actor_of(kring.meldpunt)
    actions.pick_up(signaal, by=by)

    vers = actions.undo(signaal, by=by)

    assert (vers.status, vers.behandelaar_id) == (S.INGEDIEND, None)


def test_a_move_that_was_undone_stays_in_the_history(
    kring: Kring, signaal: Signaal
) -> None:
    by = actor_of(kring.meldpunt)
    actions.pick_up(signaal, by=by)

    actions.undo(signaal, by=by)

    wissel = Statuswissel.objects.get(object_id=signaal.pk, actie="oppakken")
    assert wissel.ongedaan_door_id == kring.meldpunt.pk
    assert wissel.ongedaan_op is not None


@pytest.mark.parametrize("minuten", [0, 14])
def test_within_a_quarter_of_an_hour_nobody_asks_why(
    kring: Kring, signaal: Signaal, minuten: int
) -> None:
    by = actor_of(kring.meldpunt)
    actions.pick_up(signaal, by=by)

    with klok.op_moment(_later(minuten)):
        assert actions.undo(signaal, by=by).status == S.INGEDIEND


def test_after_a_quarter_of_an_hour_it_is_too_late(
    kring: Kring, signaal: Signaal
) -> None:
    by = actor_of(kring.meldpunt)
    actions.pick_up(signaal, by=by)

    with klok.op_moment(_later(16)), pytest.raises(NietOngedaanError, match="15 min"):
        actions.undo(signaal, by=by, reden="Toch niet.")


def test_who_directs_undoes_it_later_with_a_reason(
    kring: Kring, signaal: Signaal
) -> None:
    actions.pick_up(signaal, by=actor_of(kring.meldpunt))

    with klok.op_moment(_later(60)):
        vers = actions.undo(signaal, by=actor_of(kring.regisseur), reden="Ander loket.")

    assert vers.status == S.INGEDIEND
    wissel = Statuswissel.objects.get(object_id=signaal.pk, actie="oppakken")
    assert wissel.ongedaan_reden == "Ander loket."


def test_who_directs_says_why_when_it_is_later(kring: Kring, signaal: Signaal) -> None:
    actions.pick_up(signaal, by=actor_of(kring.meldpunt))

    with klok.op_moment(_later(60)), pytest.raises(RedenOntbreektError):
        actions.undo(signaal, by=actor_of(kring.regisseur))


def test_who_directs_says_why_when_another_made_the_move(
    kring: Kring, signaal: Signaal
) -> None:
    actions.pick_up(signaal, by=actor_of(kring.meldpunt))

    with pytest.raises(RedenOntbreektError):
        actions.undo(signaal, by=actor_of(kring.regisseur))


def test_who_directs_says_why_of_an_own_move_when_it_is_later(
    kring: Kring, signaal: Signaal
) -> None:
    by = actor_of(kring.regisseur)
    actions.pick_up(signaal, by=by)

    with klok.op_moment(_later(16)), pytest.raises(RedenOntbreektError):
        actions.undo(signaal, by=by)


def test_the_move_of_another_is_not_undone_by_a_colleague(
    kring: Kring, signaal: Signaal
) -> None:
    actions.pick_up(signaal, by=actor_of(kring.meldpunt))

    with pytest.raises(NietOngedaanError, match="Alleen wie deze stap zette"):
        actions.undo(signaal, by=actor_of(kring.lev))


def test_a_move_after_which_something_changed_is_not_undone(
    kring: Kring, signaal: Signaal
) -> None:
    by = actor_of(kring.lev)
    concept = actions.begin_signaal(
        verband_id=kring.verband.pk, by=by, type=Signaal.Type.ANDERS, feiten="Iets."
    )
    weg = actions.withdraw(concept, by=by, reden="Vergist.")
    vastleggen.change(weg, by=by, waar="bij het station")

    with pytest.raises(NietOngedaanError, match="daarna iets gewijzigd"):
        actions.undo(weg, by=by)


def test_a_move_that_told_others_is_not_undone_but_says_what_can_be_done(
    kring: Kring, signaal: Signaal
) -> None:
    with pytest.raises(NietOngedaanError, match="Trek het signaal in"):
        actions.undo(signaal, by=actor_of(kring.lev))


def test_the_beginning_is_not_undone(kring: Kring) -> None:
    by = actor_of(kring.lev)
    concept = actions.begin_signaal(
        verband_id=kring.verband.pk, by=by, type=Signaal.Type.ANDERS, feiten="Iets."
    )

    with pytest.raises(NietOngedaanError, match="geen stap"):
        actions.undo(concept, by=by)


def test_two_moves_are_undone_one_after_the_other(
    kring: Kring, signaal: Signaal
) -> None:
    by = actor_of(kring.meldpunt)
    actions.pick_up(signaal, by=by)
    actions.close_with_advies(signaal, by=by, advies="Bel de huisarts.")

    actions.undo(signaal, by=by)
    vers = actions.undo(signaal, by=by)

    assert vers.status == S.INGEDIEND


def test_what_a_move_wiped_comes_back_when_it_is_undone(kring: Kring) -> None:
    by = actor_of(kring.meldpunt)
    signaal = make_signaal(kring, over_wie="Een jongen op een fiets.")
    actions.pick_up(signaal, by=by)
    actions.close_with_advies(signaal, by=by, advies="Bel de huisarts.")

    vers = actions.undo(signaal, by=by)

    assert (vers.over_wie, vers.advies) == ("Een jongen op een fiets.", "")


def test_a_refused_undo_is_remembered(kring: Kring, signaal: Signaal) -> None:
    lijst: list[Weigering] = []
    merk = geweigerd.set(lijst)

    with pytest.raises(NietOngedaanError):
        actions.undo(signaal, by=actor_of(kring.lev))

    geweigerd.reset(merk)
    assert [rij.actie for rij in lijst] == ["ongedaan_maken"]
