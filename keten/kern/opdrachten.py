"""
The outbox: work is a row, written in the same transaction as its cause.

The queue is only transport. A message that gets lost, twice delivered or cut off with
its worker changes nothing: the row says what is to be done, the sweeper asks again,
and who takes the work holds the row.
"""

import datetime as dt
import logging
import os
import uuid
from collections.abc import Collection
from typing import Any

from celery import Task, current_app
from django.db import transaction
from django.db.models import Q

from keten.kern import klok
from keten.kern.models import Opdracht, OpdrachtStatus
from keten.kern.verzoek import systeem

log = logging.getLogger("keten.opdrachten")

MAX_FOUTEN = 5
MAX_UITVALLEN = 4
TIJDLIMIET = 60  # seconds that one task may take
LEASE = dt.timedelta(seconds=2 * TIJDLIMIET)
VEEG_ELKE = dt.timedelta(seconds=int(os.environ.get("KETEN_TIK", "60")))
# Between taking the row and holding its lock.
_ADEM = dt.timedelta(seconds=3)
WACHT_NA_FOUT = (10, 60, 300, 900)  # seconds


def plan(
    taak: str,
    *,
    sleutel: str | None = None,
    groep: uuid.UUID | None = None,
    **gegevens: str,
) -> Opdracht:
    """
    Write work down, to be done after commit.

    :param taak: the Celery name of a task with base ``Opdrachttaak``
    :param sleutel: what must happen once; asking again gives the first row
    :param gegevens: ids as text, never content
    """
    with transaction.atomic():
        rij = Opdracht(taak=taak, gegevens=gegevens, sleutel=sleutel, groep=groep)
        if sleutel:
            Opdracht.objects.bulk_create([rij], ignore_conflicts=True)
            rij = Opdracht.objects.get(sleutel=sleutel)
        else:
            rij.save(force_insert=True)
    transaction.on_commit(lambda: publish([rij.pk]), robust=True)
    return rij


def publish(ids: list[uuid.UUID]) -> None:
    """Tell the workers; whatever goes wrong here, the sweeper repairs."""
    for pk in ids:
        rij = Opdracht.objects.filter(pk=pk, status=OpdrachtStatus.WACHT).first()
        if rij is None or rij.niet_voor > klok.nu():
            continue
        try:
            current_app.send_task(rij.taak, kwargs={"opdracht_id": str(pk)})
        except Exception as fout:  # noqa: BLE001  any broker error: the row stands
            log.warning("not published: %s", type(fout).__name__)
            return
        Opdracht.objects.filter(pk=pk).update(gepubliceerd_op=klok.nu())


def sweep() -> int:
    """
    Publish again what nobody is doing, give back what was cut off.

    :return: how many were published
    """
    nu = klok.nu()
    with transaction.atomic():
        rijen = list(
            Opdracht.objects.te_vegen(nu=nu, niet_na=nu - VEEG_ELKE)
            .order_by("niet_voor")
            .select_for_update(skip_locked=True)[:500]
        )
        weer = []
        for rij in rijen:
            if rij.status == OpdrachtStatus.BEZIG and not _cut_off(rij, nu):
                continue
            if rij.status == OpdrachtStatus.BEZIG:
                rij.uitvallen += 1
                rij.laatste_fout = "De werker viel uit."
            stuk = rij.uitvallen > MAX_UITVALLEN
            rij.status = OpdrachtStatus.VASTGELOPEN if stuk else OpdrachtStatus.WACHT
            rij.greep = rij.lease_tot = None
            rij.save(
                update_fields=[
                    "status",
                    "uitvallen",
                    "laatste_fout",
                    "greep",
                    "lease_tot",
                ]
            )
            if not stuk:
                weer.append(rij.pk)
    publish(weer)
    return len(weer)


def _cut_off(rij: Opdracht, nu: dt.datetime) -> bool:
    # Who works on a row holds its lock; we got it, so nobody does any more. Only
    # between taking the row and locking it is there a breath without a lock.
    return rij.lease_tot is None or rij.lease_tot - LEASE + _ADEM < nu


def retry(rij: Opdracht) -> None:
    """Let work that got stuck be tried again, as if for the first time."""
    with transaction.atomic():
        vers = Opdracht.objects.select_for_update().get(pk=rij.pk)
        if vers.status != OpdrachtStatus.VASTGELOPEN:
            return
        vers.status = OpdrachtStatus.WACHT
        vers.fouten = vers.uitvallen = 0
        vers.niet_voor = klok.nu()
        vers.save(update_fields=["status", "fouten", "uitvallen", "niet_voor"])
    transaction.on_commit(lambda: publish([rij.pk]), robust=True)


def write_off(
    *,
    voor: dt.datetime,
    taken: Collection[str] = (),
    groepen: Collection[uuid.UUID] = (),
) -> int:
    """
    Call work done that lies before a moment, and that nobody waits for any more.

    For what was brought in from elsewhere, with its past; return how many.
    """
    rijen = Opdracht.objects.filter(
        Q(taak__in=taken) | Q(groep__in=groepen),
        gemaakt_op__lt=voor,
        status=OpdrachtStatus.WACHT,
    )
    return rijen.update(status=OpdrachtStatus.GEREED, gereed_op=klok.nu())


class Opdrachttaak(Task):  # type: ignore[misc]
    """
    A task that does one row of the outbox.

    The effects and "gereed" are one transaction, in which the row is locked.
    """

    abstract = True
    typing = False
    time_limit = TIJDLIMIET
    acks_late = True
    ignore_result = True

    def __call__(self, *, opdracht_id: str) -> None:
        greep = uuid.uuid4()
        rij = _take(opdracht_id, greep)
        if rij is None:
            return
        try:
            with systeem(f"opdracht {rij.taak}"):
                vers = Opdracht.objects.select_for_update().get(pk=rij.pk)
                if vers.greep != greep:
                    return
                self.run(**vers.gegevens)
                vers.status = OpdrachtStatus.GEREED
                vers.gereed_op = klok.nu()
                vers.save(update_fields=["status", "gereed_op"])
        except Exception as fout:  # noqa: BLE001  counted, retried and shown
            _note_fout(rij, greep, fout)


def _take(opdracht_id: str, greep: uuid.UUID) -> Opdracht | None:
    nu = klok.nu()
    with transaction.atomic():
        rij: Opdracht | None = (
            Opdracht.objects.select_for_update(skip_locked=True)
            .filter(pk=opdracht_id, status=OpdrachtStatus.WACHT, niet_voor__lte=nu)
            .first()
        )
        if rij is None:
            return None
        rij.status = OpdrachtStatus.BEZIG
        rij.greep = greep
        rij.lease_tot = nu + LEASE
        rij.pogingen += 1
        rij.save(update_fields=["status", "greep", "lease_tot", "pogingen"])
    return rij


def _note_fout(rij: Opdracht, greep: uuid.UUID, fout: Exception) -> None:
    """Only the kind of the error is kept: its text may hold personal data."""
    log.error("opdracht %s failed: %s", rij.pk, type(fout).__name__)
    with transaction.atomic():
        vers = Opdracht.objects.select_for_update().get(pk=rij.pk)
        if vers.greep != greep:
            return
        vers.fouten += 1
        vers.laatste_fout = type(fout).__name__
        stuk = vers.fouten >= MAX_FOUTEN
        vers.status = OpdrachtStatus.VASTGELOPEN if stuk else OpdrachtStatus.WACHT
        if not stuk:
            seconden = WACHT_NA_FOUT[min(vers.fouten, len(WACHT_NA_FOUT)) - 1]
            vers.niet_voor = klok.nu() + dt.timedelta(seconds=seconden)
        vers.greep = vers.lease_tot = None
        vers.save()


def stand(groep: uuid.UUID) -> dict[str, Any]:
    """Return how far a group of work is: how many in all, done and stuck."""
    per = list(Opdracht.objects.filter(groep=groep).values_list("status", flat=True))
    return {
        "totaal": len(per),
        "gereed": per.count(OpdrachtStatus.GEREED),
        "vastgelopen": per.count(OpdrachtStatus.VASTGELOPEN),
        "bezig": any(s in {OpdrachtStatus.WACHT, OpdrachtStatus.BEZIG} for s in per),
    }
