"""An afspraak on its way: it waits, gets more time, goes to another, and back."""

import datetime as dt
from typing import Any

import pytest

from casusoverleg.models import Afspraak
from keten.kern import klok
from keten.kern.models import Herinnering
from tests.casusoverleg.kast import Kast, errors_of, make_kast
from tests.gedeeld import gedeeld

REDEN = "Er is een wachtlijst."


@gedeeld
def kast(db: None) -> Kast:
    return make_kast()


def over(dagen: int) -> dt.date:
    return klok.vandaag() + dt.timedelta(days=dagen)


def zet(kast: Kast, wie: str, afspraak: Afspraak, actie: str, **velden: Any) -> Any:
    """Make one move on the screen."""
    adres = kast.url("afspraak_handeling", afspraak.pk, actie)
    dagen = {
        k: f"{w:%d-%m-%Y}" if isinstance(w, dt.date) else w for k, w in velden.items()
    }
    return kast.post(wie, adres, **dagen)


def vers(afspraak: Afspraak) -> Afspraak:
    return Afspraak.objects.get(pk=afspraak.pk)


def test_what_waits_for_its_condition_has_a_day_to_look_again(kast: Kast) -> None:
    afspraak = kast.add_afspraak(voorwaarde="Als zij weer vermist is.")

    answer = zet(kast, "lev", afspraak, "wachten", herzien_op=over(20))

    assert answer.status_code == 302
    assert vers(afspraak).status == "wacht_op_voorwaarde"
    page = kast.html("lev", "afspraak", afspraak.pk)
    assert "er loopt geen termijn" in page
    assert "Opnieuw kijken" in page


def test_while_it_waits_only_the_day_to_look_again_is_told(kast: Kast) -> None:
    afspraak = kast.add_afspraak()

    zet(kast, "lev", afspraak, "wachten", herzien_op=over(20))

    rijen = Herinnering.objects.filter(over_id=afspraak.pk, vervallen_op=None)
    assert {klok.lokaal(rij.moment).date() for rij in rijen} == {over(20)}


def test_what_waited_and_begins_is_not_late_at_once(kast: Kast) -> None:
    afspraak = kast.add_afspraak()
    zet(kast, "lev", afspraak, "wachten", herzien_op=over(20))
    Afspraak.objects.filter(pk=afspraak.pk).update(uiterlijk=over(-3))

    zet(kast, "lev", afspraak, "starten")

    assert vers(afspraak).status == "in_uitvoering"
    assert vers(afspraak).uiterlijk == over(7)


def test_waiting_is_undone(kast: Kast) -> None:
    afspraak = kast.add_afspraak()
    zet(kast, "lev", afspraak, "wachten", herzien_op=over(20))

    zet(kast, "lev", afspraak, "ongedaan-maken")

    assert (vers(afspraak).status, vers(afspraak).herzien_op) == ("open", None)


def test_who_does_it_takes_more_time_once(kast: Kast) -> None:
    afspraak = kast.add_afspraak(uiterlijk=over(5))

    first = zet(kast, "lev", afspraak, "uitstellen", uiterlijk=over(19), reden=REDEN)
    again = zet(kast, "lev", afspraak, "uitstellen", uiterlijk=over(20), reden=REDEN)

    assert first.status_code == 302
    assert vers(afspraak).uiterlijk == over(19)
    assert again.status_code == 409
    assert "kreeg al een keer uitstel" in errors_of(again)


def test_more_than_two_weeks_is_asked_of_who_directs(kast: Kast) -> None:
    afspraak = kast.add_afspraak(uiterlijk=over(5))
    velden = {"uiterlijk": over(20), "reden": REDEN}

    partner = zet(kast, "lev", afspraak, "uitstellen", **velden)
    regie = zet(kast, "regisseur", afspraak, "uitstellen", **velden)

    assert partner.status_code == 409
    assert f"tot en met {over(19):%d-%m-%Y}" in errors_of(partner)
    assert regie.status_code == 302
    assert vers(afspraak).uitgesteld_op is None


def test_more_time_is_undone_and_may_be_taken_again(kast: Kast) -> None:
    afspraak = kast.add_afspraak(uiterlijk=over(5))
    zet(kast, "lev", afspraak, "uitstellen", uiterlijk=over(9), reden=REDEN)

    zet(kast, "lev", afspraak, "ongedaan-maken")

    terug = vers(afspraak)
    assert (terug.status, terug.uiterlijk) == ("open", over(5))
    assert terug.uitgesteld_op is None


@pytest.mark.parametrize(
    ("uiterlijk", "tekst"),
    [(over(5), "Kies een dag na"), ("31-02-2027", "Deze datum bestaat niet.")],
)
def test_more_time_is_a_later_day(kast: Kast, uiterlijk: Any, tekst: str) -> None:
    afspraak = kast.add_afspraak(uiterlijk=over(5))

    answer = zet(kast, "lev", afspraak, "uitstellen", uiterlijk=uiterlijk, reden=REDEN)

    assert answer.status_code in {409, 422}
    assert tekst in errors_of(answer)
    assert REDEN in answer.content.decode()


def _give_to(kast: Kast, afspraak: Afspraak, *, naar: Any) -> Any:
    """Let the trajectregisseur give it to this organisation."""
    return zet(
        kast,
        "regisseur",
        afspraak,
        "overdragen",
        organisatie=str(naar.pk),
        uiterlijk=over(9),
        reden=REDEN,
    )


def test_handed_over_it_goes_on_as_a_new_one_that_refers_to_it(kast: Kast) -> None:
    afspraak = kast.add_afspraak()

    answer = _give_to(kast, afspraak, naar=kast.kring.politieorganisatie)

    nieuw = Afspraak.objects.get(overgedragen_van=afspraak)
    assert answer.url == nieuw.get_absolute_url()
    assert (nieuw.status, nieuw.wat) == ("open", afspraak.wat)
    assert vers(afspraak).status == "overgedragen"
    assert "Overgenomen van" in kast.html("politie", "afspraak", nieuw.pk)
    assert "Overgedragen aan" in kast.html("lev", "afspraak", afspraak.pk)


def test_handing_over_to_who_has_it_is_refused(kast: Kast) -> None:
    afspraak = kast.add_afspraak()

    answer = _give_to(kast, afspraak, naar=kast.kring.levgroep)

    assert answer.status_code == 422


def _hand_over(kast: Kast) -> tuple[Afspraak, Afspraak]:
    afspraak = kast.add_afspraak()
    _give_to(kast, afspraak, naar=kast.kring.politieorganisatie)
    return afspraak, Afspraak.objects.get(overgedragen_van=afspraak)


def test_undone_the_old_one_is_open_and_the_new_one_lapses(kast: Kast) -> None:
    oud, nieuw = _hand_over(kast)

    zet(kast, "regisseur", oud, "ongedaan-maken")

    assert (vers(oud).status, vers(nieuw).status) == ("open", "vervallen")


def test_handing_over_stays_once_the_other_began(kast: Kast) -> None:
    oud, nieuw = _hand_over(kast)
    zet(kast, "politie", nieuw, "starten")

    answer = zet(kast, "regisseur", oud, "ongedaan-maken")

    assert answer.status_code == 409
    assert "al met de nieuwe afspraak bezig" in errors_of(answer)


@pytest.mark.parametrize("actie", ["wachten", "uitstellen", "overdragen"])
def test_the_stranger_moves_nothing(kast: Kast, actie: str) -> None:
    afspraak = kast.add_afspraak()
    adres = kast.url("afspraak_handeling", afspraak.pk, actie)

    assert kast.post("vreemde", adres).status_code == 404
    assert kast.post("politie2", adres).status_code == 404
    assert kast.post("politie", adres).status_code == 403
    assert kast.post("meldpunt", adres).status_code == 403
