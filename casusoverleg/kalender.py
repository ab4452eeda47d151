"""
An event for the calendar of one reader (RFC 5545 and 5546).

Numbers, times and a place: what it is about stays in Keten. One attendee, so that
nobody reads there who else comes.
"""

import datetime as dt
from dataclasses import dataclass
from urllib.parse import urlsplit
from uuid import UUID

from django.conf import settings
from icalendar import Calendar, Event, vCalAddress, vText

from casusoverleg.models import Overleg
from keten.kern.klok import AMSTERDAM, lokaal

PRODID = "-//Keten//Casusoverleg//NL"
UITNODIGEN, INTREKKEN, BEWAREN = "REQUEST", "CANCEL", "PUBLISH"


@dataclass(frozen=True)
class Afspraak:
    """
    One event.

    :param sleutel: names it, for ever
    :param volgnummer: raised with every change
    :param gezegd_op: when this was said; the same word said twice is the same
    :param aan: address of who is invited, if anybody
    """

    sleutel: UUID
    volgnummer: int
    gezegd_op: dt.datetime
    begin: dt.datetime
    eind: dt.datetime
    overleg: Overleg
    nummers: tuple[str, ...] = ()
    aan: str = ""


def as_ics(afspraak: Afspraak, *, methode: str, van: str) -> bytes:
    """
    Write one event as a calendar file.

    :param methode: REQUEST, CANCEL or PUBLISH
    :param van: the address that Keten sends from: organiser, as far as a calendar goes
    """
    kalender = Calendar()
    kalender.add("prodid", PRODID)
    kalender.add("version", "2.0")
    kalender.add("calscale", "GREGORIAN")
    kalender.add("method", methode)
    kalender.add_component(_event(afspraak, methode=methode, van=van))
    dag = lokaal(afspraak.begin).date()
    kalender.add_missing_timezones(
        first_date=dag.replace(month=1, day=1),
        last_date=dag.replace(year=dag.year + 1, month=12, day=31),
    )
    inhoud: bytes = kalender.to_ical()
    return inhoud


def _event(afspraak: Afspraak, *, methode: str, van: str) -> Event:
    overleg = afspraak.overleg
    event = Event()
    event.add("uid", f"{afspraak.sleutel}@{urlsplit(settings.KETEN_ADRES).hostname}")
    event.add("sequence", afspraak.volgnummer)
    event.add("dtstamp", afspraak.gezegd_op.astimezone(dt.UTC))
    event.add("dtstart", afspraak.begin.astimezone(AMSTERDAM))
    event.add("dtend", afspraak.eind.astimezone(AMSTERDAM))
    event.add("summary", f"Casusoverleg {overleg.nummer}")
    event.add("class", "PRIVATE")
    event.add("organizer", _address(van, {"CN": "Keten"}))
    if afspraak.aan:
        rol = {"ROLE": "REQ-PARTICIPANT", "PARTSTAT": "NEEDS-ACTION", "RSVP": "FALSE"}
        event.add("attendee", _address(afspraak.aan, rol))
    if methode == INTREKKEN:
        event.add("status", "CANCELLED")
        return event
    event.add("status", "CONFIRMED")
    event.add("location", _place(overleg))
    event.add("description", _words(afspraak))
    event.add("url", f"{settings.KETEN_ADRES}{overleg.get_absolute_url()}")
    return event


def _address(adres: str, bij: dict[str, str]) -> vCalAddress:
    gemaakt = vCalAddress(f"mailto:{adres}")
    for naam, waarde in bij.items():
        gemaakt.params[naam] = vText(waarde)
    return gemaakt


def _place(overleg: Overleg) -> str:
    return ", ".join(deel for deel in (overleg.plaats, overleg.link) if deel)


def _words(afspraak: Afspraak) -> str:
    nummers = ", ".join(afspraak.nummers)
    return (
        (f"Uw punten: {nummers}.\n" if nummers else "")
        + f"Open het overleg: {settings.KETEN_ADRES}"
        + afspraak.overleg.get_absolute_url()
    )
