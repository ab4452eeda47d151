"""What the screens show of invitations, and the file for the own calendar."""

import pytest
import vobject

from casusoverleg.actions import agendapunt as punten
from casusoverleg.actions import overleg as actions
from casusoverleg.models import Overleg, Overleguitnodiging
from keten.kern import verzoek
from tests.casusoverleg.agendalezer import (
    letter_to,
    make_uitgenodigd,
    minutes_of,
    read_event,
    send_waiting,
)
from tests.casusoverleg.tafelproef import make_overleg
from tests.gedeeld import gedeeld
from tests.rollen import Kring, actor_of, make_casus, make_kring

pytestmark = pytest.mark.django_db


@gedeeld
def kring() -> Kring:
    return make_kring()


@gedeeld
def overleg(kring: Kring) -> Overleg:
    return make_uitgenodigd(kring)


def test_the_file_of_a_reader_is_the_event_of_the_mail(
    kring: Kring, overleg: Overleg
) -> None:
    brief = read_event(letter_to(send_waiting(), kring.lev))

    antwoord = kring.client(kring.lev).get(f"/overleggen/{overleg.pk}/agenda.ics")

    event = vobject.readOne(antwoord.content.decode()).vevent
    assert event.uid.value == brief.uid.value
    assert event.dtstart.value == brief.dtstart.value


def test_the_file_of_who_chairs_is_the_whole_meeting_without_numbers(
    kring: Kring, overleg: Overleg
) -> None:
    antwoord = kring.client(kring.regisseur).get(f"/overleggen/{overleg.pk}/agenda.ics")

    tekst = antwoord.content.decode()
    assert minutes_of(vobject.readOne(tekst).vevent, overleg) == (0, 120)
    assert "C-26" not in tekst


@pytest.mark.parametrize("wie", ["politie2", "vreemde"])
def test_a_stranger_gets_no_file(kring: Kring, overleg: Overleg, wie: str) -> None:
    client = kring.client(getattr(kring, wie))

    assert client.get(f"/overleggen/{overleg.pk}/agenda.ics").status_code == 404


def test_the_chair_sees_who_is_told_what_and_sends_the_rest(
    kring: Kring, overleg: Overleg
) -> None:
    send_waiting()
    punten.withdraw(
        overleg.agendapunten.get(volgorde=1),
        reden="Opgelost.",
        by=actor_of(kring.regisseur),
    )
    client = kring.client(kring.regisseur)
    pad = f"/overleggen/{overleg.pk}/uitnodigingen/"
    pagina = client.get(pad).content.decode()
    assert kring.lev.naam in pagina
    assert "Bij 2 mensen staat iets anders" in pagina

    client.post(pad)

    assert len(send_waiting()) == 2
    assert "Alle agenda's kloppen" in client.get(pad).content.decode()


@pytest.mark.parametrize(("wie", "code"), [("lev", 403), ("vreemde", 404)])
def test_others_do_not_see_who_comes(
    kring: Kring, overleg: Overleg, wie: str, code: int
) -> None:
    client = kring.client(getattr(kring, wie))
    pad = f"/overleggen/{overleg.pk}/uitnodigingen/"

    assert client.get(pad).status_code == code
    assert client.post(pad).status_code == code


def test_the_page_of_the_meeting_says_when_a_reader_is_expected(
    kring: Kring, overleg: Overleg
) -> None:
    pagina = kring.client(kring.lev).get(overleg.get_absolute_url()).content.decode()

    assert "09.15 tot 09.30" in pagina


def test_the_database_too_shows_only_the_own_invitation(
    kring: Kring, overleg: Overleg
) -> None:
    with verzoek.actor(kring.lev.pk):
        rijen = Overleguitnodiging.objects.values_list("medewerker_id", flat=True)
        assert list(rijen) == [kring.lev.pk]
    with verzoek.actor(kring.politie2.pk):
        assert not Overleguitnodiging.objects.exists()


def test_who_fixed_the_agenda_first_still_invites(kring: Kring) -> None:
    rij = make_overleg(kring, dagen=9)
    regie = actor_of(kring.regisseur)
    punten.schedule(overleg=rij, casus=make_casus(kring), vraag="?", by=regie)
    actions.fix_agenda(rij, by=regie)
    pad = f"/overleggen/{rij.pk}/uitnodigingen/"
    client = kring.client(kring.regisseur)

    assert "nog niemand is uitgenodigd" in client.get(pad).content.decode()
    client.post(pad)

    assert {b.to[0] for b in send_waiting()} >= {kring.lev.email}
