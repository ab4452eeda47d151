"""
The outbox: work is a row, written in the same transaction as its cause.

The queue is only transport. A message that gets lost, twice delivered or cut off with
its worker changes nothing: the row says what is to be done, the sweeper asks again,
and who takes the work holds the row.
"""

import datetime as dt
import logging
import os
import threading
import uuid
from collections.abc import Collection, Iterable
from typing import Any

from celery import Task, current_app
from django.db import transaction
from django.db.models import Q

from keten.kern import klok
from keten.kern.models import Opdracht, OpdrachtStatus
from keten.kern.tijdelijk import is_tijdelijk
from keten.kern.verzoek import allow_longer, systeem

log = logging.getLogger("keten.opdrachten")

MAX_FOUTEN = 5
MAX_TIJDELIJK = 100  # about a day: a mail server is down longer than a bug is hidden
MAX_UITVALLEN = 4
TIJDLIMIET = 60  # seconds that one task may take
LEASE = dt.timedelta(seconds=2 * TIJDLIMIET)
VEEG_ELKE = dt.timedelta(seconds=int(os.environ.get("KETEN_TIK", "60")))
# Between taking the row and holding its lock.
_ADEM = dt.timedelta(seconds=3)
WACHT_NA_FOUT = (10, 60, 300, 900)  # seconds


class _Gepland(threading.local):
    """What the transaction of this thread has planned."""

    def __init__(self) -> None:
        self.ids: list[uuid.UUID] = []


_gepland = _Gepland()


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
    _publish_on_commit(rij.pk)
    return rij


def publish(ids: list[uuid.UUID]) -> None:
    """
    Tell the workers; whatever goes wrong here, the sweeper repairs.

    The rows are noted as told beforehand and in one go. Afterwards the workers hold
    them, and whoever closes a meeting would wait for its PDFs.
    """
    with transaction.atomic():
        rijen = _lock_free(ids).filter(niet_voor__lte=klok.nu())
        taken = dict(rijen.order_by("gemaakt_op").values_list("pk", "taak"))
        Opdracht.objects.filter(pk__in=taken).update(gepubliceerd_op=klok.nu())
    for verteld, (pk, taak) in enumerate(taken.items()):
        try:
            current_app.send_task(taak, kwargs={"opdracht_id": str(pk)})
        except Exception as fout:  # noqa: BLE001  any broker error: the row stands
            # Not the next either: a queue that hangs costs two seconds a time.
            log.warning("not published: %s", type(fout).__name__)
            _take_back([*taken][verteld:])
            return


def _take_back(ids: list[uuid.UUID]) -> None:
    """Note that the workers were not told after all: the next sweep does it."""
    with transaction.atomic():
        rijen = _lock_free(ids).values_list("pk", flat=True)
        Opdracht.objects.filter(pk__in=list(rijen)).update(gepubliceerd_op=None)


def _lock_free(ids: Iterable[uuid.UUID]) -> Any:
    """Lock what waits among these; what a worker or the sweeper holds is theirs."""
    return Opdracht.objects.select_for_update(skip_locked=True).filter(
        pk__in=ids, status=OpdrachtStatus.WACHT
    )


def _publish_on_commit(pk: uuid.UUID) -> None:
    """Publish once per transaction, however much it plans."""
    _gepland.ids.append(pk)
    transaction.on_commit(_publish_gepland, robust=True)


def _publish_gepland() -> None:
    # What was rolled back is among them too; there is no such row, so nobody is told.
    ids, _gepland.ids = _gepland.ids, []
    if ids:
        publish(ids)


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
    # between taking the row and locking it is there a breath without a lock. What
    # was taken in the future was taken before the clock was set back.
    return rij.lease_tot is None or abs(nu - (rij.lease_tot - LEASE)) > _ADEM


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
        _publish_on_commit(vers.pk)


def write_off(
    *, voor: dt.datetime, soort: str, groepen: Collection[uuid.UUID] = ()
) -> int:
    """
    Call work done that lies before a moment, and that nobody waits for any more.

    For what was brought in from elsewhere, with its past.

    :param soort: what stands in the name of the task
    :return: how many
    """
    rijen = Opdracht.objects.filter(
        Q(taak__contains=soort) | Q(groep__in=groepen),
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
                allow_longer(seconden=TIJDLIMIET)
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
        stuk = vers.fouten >= (MAX_TIJDELIJK if is_tijdelijk(fout) else MAX_FOUTEN)
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
