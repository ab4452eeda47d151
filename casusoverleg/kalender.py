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
from icalendar import (
    Calendar,
    Component,
    Event,
    Timezone,
    TimezoneDaylight,
    TimezoneStandard,
    vCalAddress,
    vText,
)

from casusoverleg.models import Overleg
from keten.kern.klok import AMSTERDAM

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
    kalender.add_component(_timezone())
    kalender.add_component(_event(afspraak, methode=methode, van=van))
    inhoud: bytes = kalender.to_ical()
    return inhoud


def _timezone() -> Timezone:
    """Say by a rule when summer begins: lists of days some programs read in part."""
    zone = Timezone()
    zone.add("tzid", str(AMSTERDAM))
    zone.add_component(_season(TimezoneDaylight(), "CEST", 3, 29, 2, (1, 2)))
    zone.add_component(_season(TimezoneStandard(), "CET", 10, 25, 3, (2, 1)))
    return zone


def _season(
    deel: Component, naam: str, maand: int, dag: int, uur: int, uren: tuple[int, int]
) -> Component:
    van, naar = (dt.timedelta(hours=aantal) for aantal in uren)
    deel.add("tzname", naam)
    deel.add("dtstart", dt.datetime(1970, maand, dag, uur))  # noqa: DTZ001
    deel.add("rrule", {"FREQ": "YEARLY", "BYMONTH": maand, "BYDAY": "-1SU"})
    deel.add("tzoffsetfrom", van)
    deel.add("tzoffsetto", naar)
    return deel


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
