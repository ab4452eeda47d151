"""
Lets terms go along with a meeting that moved, where people choose that.

An afspraak is by default to be done a week before the next meeting. When that meeting
moves the term stays: who directs says of each if it goes along, and why.
"""

import datetime as dt
from collections.abc import Iterable

from django.db import transaction

from casusoverleg.actions import uitvoering
from casusoverleg.models import Afspraak, Overleg
from casusoverleg.status import OverlegStatus
from keten.kern import klok
from keten.kern.models import Verbetering
from keten.toegang.actor import Actor

DAGEN_VOOR = dt.timedelta(days=7)


def old_terms(overleg: Overleg) -> list[dt.date]:
    """Return the terms that followed from days on which this meeting no longer is."""
    dagen = {
        dt.date.fromisoformat(oud)
        for oud in Verbetering.objects.filter(
            soort=Overleg._meta.label_lower, object_id=overleg.pk, veld="datum"
        ).values_list("oud", flat=True)
    }
    if overleg.status == OverlegStatus.GEANNULEERD:
        dagen.add(overleg.datum)
    else:
        dagen.discard(overleg.datum)
    return [dag - DAGEN_VOOR for dag in sorted(dagen)]


def tied_to(overleg: Overleg, *, by: Actor) -> list[Afspraak]:
    """Return what is still to be done by a term that followed from an earlier day."""
    termijnen = old_terms(overleg)
    if not termijnen:
        return []
    rijen = Afspraak.objects.visible_to(by).lopend()
    gevonden: Iterable[Afspraak] = (
        rijen.filter(
            samenwerkingsverband=overleg.samenwerkingsverband_id,
            uiterlijk__in=termijnen,
        )
        .select_related("casus", "organisatie")
        .order_by("uiterlijk", "casus__nummer", "pk")
    )
    return list(gevonden)


@transaction.atomic
def move_terms(
    afspraken: list[Afspraak], *, uiterlijk: dt.date, reden: str, by: Actor
) -> int:
    """
    Give these the new term (F11 ®); what has a later one already stays.

    :return: how many
    """
    nieuw = max(uiterlijk, klok.vandaag())
    mee = [rij for rij in afspraken if rij.uiterlijk < nieuw]
    for rij in mee:
        uitvoering.extend(rij, by=by, uiterlijk=nieuw, reden=reden)
    return len(mee)
