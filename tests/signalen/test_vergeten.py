"""Whom it was about is forgotten once an advice can no longer be undone."""

import datetime as dt

from keten.kern import klok
from keten.kern.models import Statuswissel, Verbetering
from signalen import actions
from signalen.models import Signaal
from signalen.tasks import vergeet_over_wie
from tests.gedeeld import gedeeld
from tests.rollen import Kring, actor_of, make_signaal

WIE = "Een jongen op een fiets."


@gedeeld
def gesloten(kring: Kring) -> Signaal:
    """Closed with advice, a moment ago."""
    by = actor_of(kring.meldpunt)
    signaal = actions.pick_up(make_signaal(kring, over_wie=WIE), by=by)
    return actions.close_with_advies(signaal, by=by, advies="Bel de huisarts.")


def _pass(minuten: int) -> None:
    with klok.op_moment(klok.nu() + dt.timedelta(minutes=minuten)):
        vergeet_over_wie()


def _kept() -> str:
    return str(list(Statuswissel.objects.values_list("vorige", flat=True)))


def test_as_long_as_it_can_be_undone_the_name_can_come_back(
    kring: Kring, gesloten: Signaal
) -> None:
    _pass(14)

    vers = actions.undo(gesloten, by=actor_of(kring.meldpunt))

    assert vers.over_wie == WIE


def test_after_that_the_history_holds_no_name(gesloten: Signaal) -> None:
    assert WIE in _kept()

    _pass(16)

    assert WIE not in _kept()


def test_what_is_undone_later_comes_back_without_the_name(
    kring: Kring, gesloten: Signaal
) -> None:
    _pass(16)

    vers = actions.undo(
        gesloten, by=actor_of(kring.regisseur), reden="Te vroeg gesloten."
    )

    assert (vers.status, vers.over_wie, vers.advies) == ("in_beoordeling", "", "")


def test_what_other_moves_can_bring_back_stays(gesloten: Signaal) -> None:
    eerder = Statuswissel.objects.get(object_id=gesloten.pk, actie="oppakken")

    _pass(16)

    assert Statuswissel.objects.get(pk=eerder.pk).vorige == eerder.vorige


def test_a_name_that_its_melder_corrected_is_not_kept_either(kring: Kring) -> None:
    by = actor_of(kring.lev)
    signaal = make_signaal(kring, over_wie=WIE)

    actions.change_signaal(signaal, by=by, over_wie="Een meisje op de step.")

    rij = Verbetering.objects.get(object_id=signaal.pk, veld="over_wie")
    assert (rij.oud, rij.nieuw) == ("", "")
