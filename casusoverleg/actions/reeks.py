"""The only writer of series of meetings."""

import datetime as dt
from typing import Any

from casusoverleg.models import Overlegreeks
from keten.kern import overgangen, vastleggen
from keten.organisaties.models import Samenwerkingsverband
from keten.toegang.actor import Actor
from keten.toegang.rechten import Recht


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
