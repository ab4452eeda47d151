"""Somebody may be in danger: the meldpunt hears at once, without a word of content."""

from django.core import mail

from keten.kern.models import Opdracht
from signalen import actions, notifications
from signalen.models import Signaal
from tests.factories import MedewerkerFactory
from tests.rollen import Kring, actor_of, make_signaal

TAAK = "signalen.mail_acuut"


def test_everybody_at_the_meldpunt_is_told(kring: Kring) -> None:
    tweede = MedewerkerFactory(
        meldpunt=True, organisatie=kring.gemeente, verband=kring.verband
    )

    make_signaal(kring, acuut=True)

    aan = {rij.gegevens["medewerker_id"] for rij in Opdracht.objects.filter(taak=TAAK)}
    assert aan == {str(kring.meldpunt.pk), str(tweede.pk)}


def test_nobody_is_woken_for_what_can_wait(kring: Kring) -> None:
    make_signaal(kring)

    assert not Opdracht.objects.filter(taak=TAAK).exists()


def test_the_mail_holds_a_number_and_a_link(kring: Kring) -> None:
    signaal = make_signaal(kring, acuut=True, feiten="Zij durft niet naar huis.")

    for _ in range(2):
        notifications.send_acuut(signaal_id=signaal.pk, medewerker_id=kring.meldpunt.pk)

    eerste, tweede = mail.outbox
    assert signaal.nummer in eerste.subject
    assert signaal.get_absolute_url() in eerste.body
    assert "naar huis" not in eerste.body
    assert eerste.extra_headers["Message-ID"] == tweede.extra_headers["Message-ID"]


def test_once_somebody_picked_it_up_nobody_is_told(
    kring: Kring, signaal: Signaal
) -> None:
    actions.pick_up(signaal, by=actor_of(kring.meldpunt))

    notifications.send_acuut(signaal_id=signaal.pk, medewerker_id=kring.meldpunt.pk)

    assert not mail.outbox


def test_who_left_the_meldpunt_is_not_told(kring: Kring, signaal: Signaal) -> None:
    notifications.send_acuut(signaal_id=signaal.pk, medewerker_id=kring.lev.pk)

    assert not mail.outbox
