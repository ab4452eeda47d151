"""Invitations: each the own stretch, one event that follows the agenda, no content."""

import datetime as dt
from pathlib import Path
from typing import Any

import pytest

from casusoverleg.actions import agendapunt as punten
from casusoverleg.actions import deelname
from casusoverleg.actions import overleg as actions
from casusoverleg.models import Casus, Overleg
from casusoverleg.tasks import werk_uitnodigingen_bij
from keten.kern import klok
from tests.casusoverleg.agendalezer import (
    VRAAG,
    letter_to,
    make_uitgenodigd,
    minutes_of,
    read_by_strangers,
    read_event,
    read_ics,
    send_waiting,
)
from tests.casusoverleg.tafelproef import make_overleg
from tests.factories import VrijstellingFactory
from tests.gedeeld import gedeeld
from tests.rollen import Kring, actor_of, make_casus, make_kring

pytestmark = pytest.mark.django_db


@gedeeld
def kring() -> Kring:
    return make_kring()


@gedeeld
def overleg(kring: Kring) -> Overleg:
    return make_uitgenodigd(kring)


def _casus(overleg: Overleg, volgorde: int) -> Casus:
    casus: Casus = overleg.agendapunten.get(volgorde=volgorde).casus
    return casus


def test_each_reader_is_invited_for_the_own_stretch(
    kring: Kring, overleg: Overleg
) -> None:
    brieven = send_waiting()

    assert minutes_of(read_event(letter_to(brieven, kring.politie)), overleg) == (0, 30)
    assert minutes_of(read_event(letter_to(brieven, kring.lev)), overleg) == (15, 30)


def test_an_event_names_the_own_numbers_and_nothing_else(
    kring: Kring, overleg: Overleg
) -> None:
    tekst = read_event(letter_to(send_waiting(), kring.lev)).serialize()

    assert _casus(overleg, 2).nummer in tekst
    assert _casus(overleg, 1).nummer not in tekst
    assert "buren" not in tekst
    assert kring.politie.email not in tekst
    assert kring.lev.naam not in tekst


def test_a_calendar_takes_it_from_the_mail_and_from_the_file(
    kring: Kring, overleg: Overleg
) -> None:
    brief = letter_to(send_waiting(), kring.lev)

    (bijlage,) = brief.attachments
    assert bijlage[0] == f"{overleg.nummer}.ics"
    assert read_event(brief).uid.value in bijlage[1].decode()


def test_the_room_and_the_link_are_in_the_event_and_not_in_the_mail(
    kring: Kring, overleg: Overleg
) -> None:
    brief = letter_to(send_waiting(), kring.lev)

    assert read_event(brief).location.value == "Kamer 7, https://video.example/7"
    assert "Kamer" not in brief.body
    assert "video" not in brief.body


def test_change_and_cancel_are_the_same_event_to_others(
    kring: Kring, overleg: Overleg, tmp_path: Path
) -> None:
    regie = actor_of(kring.regisseur)
    brieven = [letter_to(send_waiting(), kring.lev)]
    actions.change_overleg(overleg, begin=dt.time(9, 30), by=regie)
    brieven.append(letter_to(send_waiting(), kring.lev))
    actions.cancel_overleg(
        Overleg.objects.get(pk=overleg.pk), reden="Sneeuw.", by=regie
    )
    brieven.append(letter_to(send_waiting(), kring.lev))

    gelezen = read_by_strangers(brieven, tmp_path)

    assert [rij["method"] for rij in gelezen] == ["REQUEST", "REQUEST", "CANCEL"]
    assert [rij["sequence"] for rij in gelezen] == [0, 1, 2]
    assert len({rij["uid"] for rij in gelezen}) == 1
    assert {read_event(brief).uid.value for brief in brieven} == {gelezen[0]["uid"]}
    assert all(rij["zones"] == ["Europe/Amsterdam"] for rij in gelezen)
    assert all(rij["attendees"] == [f"mailto:{kring.lev.email}"] for rij in gelezen)
    begin = klok.moment_op(overleg.datum, dt.time(9, 45))
    assert gelezen[1]["begin"] == f"{begin:%Y-%m-%dT%H:%M:%S}.000Z"


@pytest.mark.parametrize("datum", [dt.date(2027, 3, 25), dt.date(2027, 4, 1)])
def test_summer_time_changes_no_hour(
    kring: Kring, overleg: Overleg, tmp_path: Path, datum: dt.date
) -> None:
    send_waiting()
    actions.change_overleg(overleg, datum=datum, by=actor_of(kring.regisseur))

    (gelezen,) = read_by_strangers([letter_to(send_waiting(), kring.lev)], tmp_path)

    begin = klok.moment_op(datum, dt.time(9, 15))
    assert gelezen["begin"] == f"{begin:%Y-%m-%dT%H:%M:%S}.000Z"


def _sweep_later(minuten: int) -> list[Any]:
    with klok.op_moment(klok.nu() + dt.timedelta(minutes=minuten)):
        werk_uitnodigingen_bij()
        return send_waiting()


def test_another_order_is_told_when_the_agenda_is_left_alone(
    kring: Kring, overleg: Overleg
) -> None:
    send_waiting()
    punten_ = list(overleg.agendapunten.order_by("volgorde"))
    kring.client(kring.regisseur).post(
        f"/agendapunten/{punten_[1].pk}/verschuiven/", {"naar": "omhoog"}
    )

    assert _sweep_later(5) == []
    (brief,) = _sweep_later(11)

    assert brief.to == [kring.lev.email]
    assert minutes_of(read_event(brief), overleg) == (0, 15)
    assert _sweep_later(12) == []


def test_who_is_needed_no_more_loses_the_event(kring: Kring, overleg: Overleg) -> None:
    send_waiting()
    punt = overleg.agendapunten.get(volgorde=2)
    punten.withdraw(punt, reden="Opgelost.", by=actor_of(kring.regisseur))

    brief = letter_to(_sweep_later(11), kring.lev)

    assert "METHOD:CANCEL" in read_ics(brief)
    assert read_event(brief).status.value == "CANCELLED"
    assert punt.casus.nummer not in read_ics(brief)


def test_who_is_needed_again_gets_the_same_event_back(
    kring: Kring, overleg: Overleg
) -> None:
    eerst = read_event(letter_to(send_waiting(), kring.lev))
    regie = actor_of(kring.regisseur)
    punt = overleg.agendapunten.get(volgorde=2)
    punten.withdraw(punt, reden="Opgelost.", by=regie)
    _sweep_later(11)
    punten.schedule(overleg=overleg, casus=punt.casus, vraag="Toch?", by=regie)

    weer = read_event(letter_to(_sweep_later(22), kring.lev))

    assert weer.uid.value == eerst.uid.value
    assert int(weer.sequence.value) == 2


def test_a_change_before_the_mail_went_is_one_mail(
    kring: Kring, overleg: Overleg
) -> None:
    actions.change_overleg(overleg, begin=dt.time(9, 30), by=actor_of(kring.regisseur))

    assert len(send_waiting()) == 2


def test_a_correction_that_is_in_no_calendar_sends_nothing(
    kring: Kring, overleg: Overleg
) -> None:
    send_waiting()
    actions.change_overleg(
        overleg, toelichting="Neem koek mee.", by=actor_of(kring.regisseur)
    )

    assert send_waiting() == []


def test_who_left_the_casus_gets_no_number_in_the_mail_that_was_under_way(
    kring: Kring, overleg: Overleg
) -> None:
    plek = _casus(overleg, 2).deelnames.get(medewerker=kring.lev)
    deelname.end_deelnemer(plek, reden="Ander werk.", by=actor_of(kring.regisseur))

    assert [brief.to for brief in send_waiting()] == [[kring.politie.email]]


def test_an_agenda_that_is_fixed_without_inviting_invites_nobody(
    kring: Kring,
) -> None:
    rij = make_overleg(kring, dagen=9)
    regie = actor_of(kring.regisseur)
    punten.schedule(overleg=rij, casus=make_casus(kring), vraag=VRAAG, by=regie)
    actions.fix_agenda(rij, by=regie)

    assert _sweep_later(11) == []


def test_who_is_not_needed_at_an_item_is_invited_without_it(
    kring: Kring, overleg: Overleg
) -> None:
    eerste = overleg.agendapunten.get(volgorde=1)
    VrijstellingFactory(agendapunt=eerste, casus=eerste.casus, medewerker=kring.politie)
    send_waiting()

    brief = letter_to(_sweep_later(11), kring.politie)

    assert minutes_of(read_event(brief), overleg) == (15, 30)
    assert eerste.casus.nummer not in read_ics(brief)
