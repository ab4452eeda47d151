"""The pages that people wait for most: how many queries, and how long."""

import datetime as dt
import statistics
import time
import uuid
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from casusoverleg.models import Casus, Overleg
from keten.kern import klok
from keten.kern.verzoek import systeem
from keten.meting import opstelling
from keten.toegang import sessie

KEREN, WARM = 20, 3
# What a transaction inside a transaction says; a page on its own says BEGIN.
_RAND = ("SAVEPOINT", "RELEASE", "ROLLBACK")


class BladError(Exception):
    """A page did not answer as it should: what was measured is nothing."""


@dataclass(frozen=True)
class Blad:
    """One page as one person asks for it."""

    naam: str
    status: int
    vraag: Callable[[Client], Any]


@dataclass(frozen=True)
class Uitslag:
    """What it cost: queries, and milliseconds in the middle of all times."""

    naam: str
    vragen: int
    milliseconden: float


def measure_bladen(*, keren: int = KEREN) -> list[Uitslag]:
    """
    Measure every page in the database of the demo; nothing of it stays.

    :raises BladError: when a page does not answer as it should
    """
    with systeem("meting"):
        client = Client(SERVER_NAME="127.0.0.1")
        client.force_login(opstelling.find_medewerker(opstelling.REGISSEUR))
        begonnen = client.session
        sessie.begin(begonnen)
        begonnen.save()
        overleg = opstelling.open_tafel(aantal=9)
        punt = opstelling.next_punt(overleg)
        bladen = [*_reads(), _saves(overleg, punt.casus)]
        gemeten = [_measure(blad, client, keren=keren) for blad in bladen]
        transaction.set_rollback(True)
    return gemeten


def _reads() -> list[Blad]:
    casus = Casus.objects.order_by("geopend_op", "nummer").first()
    if casus is None:
        raise opstelling.GeenDemoError
    lijst = reverse("casusoverleg:casussen")
    zoeken = reverse("zoeken")
    return [
        Blad("Lijst van casussen", 200, lambda c: c.get(lijst)),
        Blad("Casus", 200, lambda c: c.get(casus.get_absolute_url())),
        Blad("Mijn werk", 200, lambda c: c.get(reverse("mijn_werk"))),
        Blad("Zoeken", 200, lambda c: c.post(zoeken, {"zoekterm": "school"})),
    ]


def _saves(overleg: Overleg, casus: Casus) -> Blad:
    """Type one afspraak at the table, as the chair does twenty times a meeting."""
    deelname = casus.deelnames.get(medewerker__inlognaam=opstelling.LEZER)
    velden = {
        "doe": "vastleggen",
        "soort": "afspraak",
        "organisatie": str(deelname.organisatie_id),
        "wat": opstelling.AFSPRAKEN[0],
        "uiterlijk": f"{klok.vandaag() + dt.timedelta(days=14):%d-%m-%Y}",
        "informering": "cr_mondeling",
    }
    pad = reverse("casusoverleg:voorzitten", args=[overleg.pk])
    return Blad(
        "Afspraak vastleggen aan tafel",
        302,
        lambda c: c.post(pad, velden | {"indiening": str(uuid.uuid4())}),
    )


def _measure(blad: Blad, client: Client, *, keren: int) -> Uitslag:
    for _ in range(WARM):
        _ask(blad, client)
    with CaptureQueriesContext(connection) as gesprek:
        _ask(blad, client)
    vragen = [v for v in gesprek if not v["sql"].startswith(_RAND)]
    tijden = [_ask(blad, client) for _ in range(keren)]
    return Uitslag(blad.naam, len(vragen), 1000 * statistics.median(tijden))


def _ask(blad: Blad, client: Client) -> float:
    """Ask for it once; return the seconds. What was saved is taken back."""
    with transaction.atomic():
        begin = time.perf_counter()
        antwoord = blad.vraag(client)
        duur = time.perf_counter() - begin
        transaction.set_rollback(True)
    if antwoord.status_code != blad.status:
        raise BladError(f"{blad.naam}: {antwoord.status_code}")
    return duur
