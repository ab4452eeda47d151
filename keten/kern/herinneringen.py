"""
Moments at which somebody is told something.

The moment is a row, computed in Amsterdam time when its cause is written. Beat only
asks which have come.
"""

import datetime as dt
from collections.abc import Iterable
from uuid import UUID

from django.db import transaction

from keten.kern import klok, opdrachten
from keten.kern.models import Herinnering

PER_KEER = 500


@transaction.atomic
def plan(
    *,
    taak: str,
    soort: str,
    over_id: UUID,
    aan: Iterable[UUID],
    momenten: Iterable[dt.datetime],
) -> None:
    """
    Let these people be told at these moments, and at no others that were planned.

    What was sent stays sent; moments that have passed are not made up for.
    """
    nu = klok.nu()
    gewenst = {(wie, moment) for wie in aan for moment in momenten if moment > nu}
    open_rijen = Herinnering.objects.select_for_update().filter(
        soort=soort, over_id=over_id, opgepakt_op__isnull=True
    )
    staat = {(rij.aan_id, rij.moment): rij for rij in open_rijen}
    for sleutel, rij in staat.items():
        vervallen = None if sleutel in gewenst else nu
        if (rij.vervallen_op is None) != (vervallen is None):
            rij.vervallen_op = vervallen
            rij.save(update_fields=["vervallen_op"])
    Herinnering.objects.bulk_create(
        [
            Herinnering(taak=taak, soort=soort, over_id=over_id, aan_id=wie, moment=m)
            for wie, m in gewenst - staat.keys()
        ],
        ignore_conflicts=True,
    )


def cancel(*, over_id: UUID, soort: str = "") -> None:
    """Let nobody be told any more about this record."""
    rijen = Herinnering.objects.filter(
        over_id=over_id, opgepakt_op__isnull=True, vervallen_op__isnull=True
    )
    if soort:
        rijen = rijen.filter(soort=soort)
    rijen.update(vervallen_op=klok.nu())


def skip_passed() -> int:
    """
    Let go what has come while nobody was there to be told.

    For what was brought in from elsewhere, with its past; return how many.
    """
    nu = klok.nu()
    rijen = Herinnering.objects.filter(
        moment__lte=nu, opgepakt_op__isnull=True, vervallen_op__isnull=True
    )
    return rijen.update(vervallen_op=nu)


def pick_up() -> int:
    """Turn the moments that have come into work; return how many."""
    nu = klok.nu()
    with transaction.atomic():
        rijen = list(
            Herinnering.objects.select_for_update(skip_locked=True)
            .filter(moment__lte=nu, opgepakt_op__isnull=True, vervallen_op__isnull=True)
            .order_by("moment")[:PER_KEER]
        )
        for rij in rijen:
            opdrachten.plan(
                rij.taak, sleutel=f"herinnering:{rij.pk}", herinnering_id=str(rij.pk)
            )
        Herinnering.objects.filter(pk__in=[rij.pk for rij in rijen]).update(
            opgepakt_op=nu
        )
    return len(rijen)


def mark_verstuurd(rij: Herinnering) -> None:
    """Note that the mail was handed over."""
    rij.verstuurd_op = klok.nu()
    rij.save(update_fields=["verstuurd_op"])
