"""The only writer of series of meetings."""

import datetime as dt
from typing import Any

from django.db import transaction

from casusoverleg.actions import overleg
from casusoverleg.models import Overlegreeks
from keten.kern import klok, overgangen, vastleggen
from keten.kern.termijnen import Termijn
from keten.organisaties.models import Samenwerkingsverband
from keten.toegang.actor import Actor
from keten.toegang.rechten import Recht

MAANDEN = 12


class VerGenoegError(overgangen.OvergangError):
    """There is no need yet: enough of the series lies ahead."""


@transaction.atomic
def plan_further(reeks: Overlegreeks, *, by: Actor) -> int:
    """
    Plan the next year of a series that runs out; what was planned or cancelled stays.

    :return: how many meetings were added
    :raises GeenRechtError: for who plans no meetings here
    :raises VerGenoegError: if enough of it lies ahead
    """
    vers = vastleggen.lock(reeks)
    if not by.mag(Recht.OVERLEG_PLANNEN, vers.samenwerkingsverband_id):
        raise overgangen.GeenRechtError("U hebt hiervoor niet het recht.")
    vandaag = klok.vandaag()
    if not Overlegreeks.objects.loopt_af(vandaag).filter(pk=vers.pk).exists():
        raise VerGenoegError(
            "Deze reeks is al ver genoeg vooruit gepland: "
            f"meer dan {Termijn.REEKS_VOORUIT.aantal} dagen."
        )
    laatste = vers.overleggen.order_by("-datum").values_list("datum", flat=True).first()
    vanaf = vandaag
    if laatste and laatste >= vandaag:
        vanaf = (laatste.replace(day=1) + dt.timedelta(days=32)).replace(day=1)
    return overleg.plan_reeks(vers, maanden=MAANDEN, vanaf=vanaf, by=by)


def start_reeks(
    *,
    verband: Samenwerkingsverband,
    naam: str,
    begin: dt.time,
    eind: dt.time,
    plaats: str,
    by: Actor,
    **velden: Any,
) -> Overlegreeks:
    """
    Begin a monthly series; its meetings are planned with ``plan_reeks``.

    :raises GeenRechtError: for who plans no meetings here
    """
    if not by.mag(Recht.OVERLEG_PLANNEN, verband.pk):
        raise overgangen.GeenRechtError("U hebt hiervoor niet het recht.")
    return vastleggen.create(
        Overlegreeks,
        by=by,
        samenwerkingsverband=verband,
        naam=naam,
        begin=begin,
        eind=eind,
        plaats=plaats,
        **velden,
    )
