"""When who keeps watch is told of a pattern: once per person, pattern and day."""

import datetime as dt
import hashlib
import uuid
from uuid import UUID

from django.db import transaction

from keten.kern import klok, opdrachten
from keten.logboek.models import Inzageregel
from keten.organisaties.models import Medewerker, Samenwerkingsverband
from keten.toegang.rollen import Rol
from keten.verantwoording import patronen

TAAK = "verantwoording.mail_patroon"
# What came in just before midnight is still looked at just after it.
_NALOOP = dt.timedelta(hours=1)
MEESTE_REGELS = 20_000


@transaction.atomic
def watch_patterns(*, nu: dt.datetime) -> int:
    """Let a mail go about what fits today and was not told yet; return how many fit."""
    dag = klok.lokaal(nu - _NALOOP).date()
    gevonden = 0
    for verband in Samenwerkingsverband.objects.order_by("pk"):
        wie = Medewerker.objects.met_rol(
            Rol.FUNCTIONARIS_GEGEVENSBESCHERMING, verband.pk, klok.vandaag()
        )
        lezers = sorted(wie.values_list("pk", flat=True))
        if lezers:
            bevindingen = patronen.find(_rows(verband.pk, dag))
            gevonden += len(bevindingen)
            for bevinding in bevindingen:
                _tell(bevinding, verband_id=verband.pk, dag=dag, aan=lezers)
    return gevonden


def _rows(verband_id: UUID, dag: dt.date) -> list[Inzageregel]:
    rijen = Inzageregel.objects.filter(
        verbanden__contains=[verband_id],
        op__gte=klok.moment_op(dag, dt.time()),
        op__lt=klok.moment_op(dag + dt.timedelta(days=1), dt.time()),
    )
    return list(rijen.order_by("-op")[:MEESTE_REGELS])


def _tell(
    bevinding: patronen.Bevinding, *, verband_id: UUID, dag: dt.date, aan: list[UUID]
) -> None:
    patroon = bevinding.patroon.sleutel
    for lezer in aan:
        merk = f"{verband_id} {patroon} {bevinding.wie_id} {dag} {lezer}"
        opdrachten.plan(
            TAAK,
            # A digest: that somebody fits a pattern stands in no table of work.
            sleutel=f"patroon:{hashlib.sha256(merk.encode()).hexdigest()}",
            medewerker_id=str(lezer),
            verband_id=str(verband_id),
            patroon=patroon,
            bericht_id=str(uuid.uuid4()),
        )
