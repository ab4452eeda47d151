"""A pattern in who looked is told to who keeps watch, once, without a name."""

import datetime as dt
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.core import mail
from django.db import connection

from keten.kern import klok, verzoek
from keten.kern.models import Opdracht
from keten.logboek.models import Inzageregel
from keten.verantwoording.patronen import PATRONEN, find
from keten.verantwoording.tasks import mail_patroon, zoek_patronen
from tests.gedeeld import gedeeld
from tests.rollen import Kring, make_fg, make_kring

pytestmark = pytest.mark.django_db
DREMPEL = {patroon.sleutel: patroon.drempel for patroon in PATRONEN}
DAG = dt.date(2026, 3, 4)


@gedeeld
def kring() -> Kring:
    return make_kring()


@pytest.fixture
def fg(kring: Kring) -> Any:
    return make_fg(kring)


def row(wie: Any, om: str, pk: UUID | None = None) -> Inzageregel:
    """Return a look at one record at this time in Amsterdam."""
    return Inzageregel(
        op=klok.moment_op(DAG, dt.time.fromisoformat(om)),
        medewerker_id=wie.pk,
        soort="signalen.signaal",
        objecten=[pk or uuid4()],
        doel="inzien",
        resultaat=200,
    )


def fits(regels: list[Inzageregel]) -> dict[str, int]:
    return {b.patroon.sleutel: b.aantal for b in find(regels)}


@pytest.mark.parametrize(("om", "past"), [("02:30", True), ("12:00", False)])
def test_looking_at_night_fits(kring: Kring, om: str, past: bool) -> None:
    regels = [row(kring.lev, om) for _ in range(DREMPEL["nacht"])]

    assert ("nacht" in fits(regels)) == past


def test_many_records_within_a_quarter_of_an_hour_fit(kring: Kring) -> None:
    aantal = DREMPEL["kort"]
    snel = [row(kring.lev, f"12:{n // 2:02}") for n in range(aantal)]
    rustig = [row(kring.lev, f"{10 + n // 10}:{n % 10 * 6:02}") for n in range(aantal)]
    een = uuid4()
    steeds_hetzelfde = [row(kring.lev, "12:00", een) for _ in range(aantal)]

    assert fits(snel)["kort"] == aantal
    assert "kort" not in fits(rustig)
    assert "kort" not in fits(steeds_hetzelfde)


def look(kring: Kring, wie: Any, keer: int) -> None:
    """Let somebody look at so many different records, now."""
    with verzoek.actor(wie.pk), connection.cursor() as cursor:
        cursor.executemany(
            "INSERT INTO logboek_inzageregel (medewerker_id, organisaties, verbanden,"
            " rollen, actie, soort, objecten, doel, resultaat, verzoek_id, termen)"
            " VALUES (%s, '{}', %s, '{}', 'signalen:signaal', 'signalen.signaal', %s,"
            " 'inzien', 200, gen_random_uuid(), '{}')",
            [(wie.pk, [kring.verband.pk], [uuid4()]) for _ in range(keer)],
        )


def planned() -> list[Opdracht]:
    return list(
        Opdracht.objects.filter(
            taak="verantwoording.mail_patroon", gegevens__patroon="kort"
        )
    )


def test_who_keeps_watch_is_told_once_and_without_a_name(kring: Kring, fg: Any) -> None:
    look(kring, kring.lev, DREMPEL["kort"])

    zoek_patronen()
    zoek_patronen()

    (rij,) = planned()
    assert str(kring.lev.pk) not in f"{rij.gegevens}{rij.sleutel}"
    mail_patroon(opdracht_id=str(rij.pk))
    (brief,) = mail.outbox
    assert brief.to == [fg.email]
    assert "Keek veel in korte tijd" in brief.body
    for geheim in (kring.lev.naam, kring.lev.inlognaam, str(kring.lev.pk)):
        assert geheim not in f"{brief.subject}{brief.body}"


def test_what_fits_nothing_is_not_told(kring: Kring, fg: Any) -> None:
    look(kring, kring.lev, DREMPEL["kort"] - 1)

    zoek_patronen()

    assert not planned()


def test_who_keeps_watch_no_longer_gets_no_mail(kring: Kring, fg: Any) -> None:
    look(kring, kring.lev, DREMPEL["kort"])
    zoek_patronen()
    fg.roltoekenningen.update(tot=klok.vandaag())

    mail_patroon(opdracht_id=str(planned()[0].pk))

    assert not mail.outbox
