"""How a meeting comes into being, whoever plans it."""

import datetime as dt
from typing import Any
from uuid import UUID

from django.db import transaction

from casusoverleg.models import Overleg
from casusoverleg.status import OVERLEG
from keten.kern import herinneringen, klok, overgangen, verzoek
from keten.kern.termijnen import (
    HERINNER_TIJD,
    Termijn,
    feestdag,
    tweede_donderdag,
    volgende_werkdag,
)
from keten.organisaties.models import Medewerker, Samenwerkingsverband
from keten.toegang.actor import Actor
from keten.toegang.rollen import Rol

DAGEN = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag")


@transaction.atomic
def begin_overleg(
    *, verband: Samenwerkingsverband, datum: dt.date, by: Actor, **velden: Any
) -> Overleg:
    """Write the meeting down, with its number and the call for proposals."""
    rij = overgangen.begin(
        OVERLEG,
        "plannen",
        Overleg,
        by=by,
        samenwerkingsverband=verband,
        nummer=overlegnummer(verband, datum),
        datum=datum,
        **velden,
    )
    if not rij.achteraf:
        remind_voorstellen(rij)
    return rij


def day_of_reeks(jaar: int, maand: int) -> tuple[dt.date, str]:
    """
    Return the day of a series in a month, and why it is not the second Thursday.

    :return: the day, and a sentence that is empty when there is nothing to explain
    """
    dag = tweede_donderdag(jaar, maand)
    echt = volgende_werkdag(dag)
    if echt == dag:
        return dag, ""
    waarom = feestdag(dag) or "geen werkdag"
    return echt, (
        f"De tweede donderdag, {dag:%d-%m-%Y}, is {waarom}. "
        f"Daarom {DAGEN[echt.weekday()]} {echt:%d-%m-%Y}."
    )


def remind_voorstellen(overleg: Overleg) -> None:
    """Two weeks before, who may propose is asked to."""
    dag = overleg.datum - dt.timedelta(days=Termijn.AGENDA_VOORSTELLEN.aantal)
    verband_id = overleg.samenwerkingsverband_id
    partners: list[UUID] = list(
        Medewerker.objects.met_rol(
            Rol.PARTNERPROFESSIONAL, verband_id, klok.vandaag()
        ).values_list("pk", flat=True)
    )
    herinneringen.plan(
        taak="casusoverleg.mail_voorstellen",
        soort="voorstellen",
        over_id=overleg.pk,
        aan=partners,
        momenten=[klok.moment_op(dag, HERINNER_TIJD)],
    )


@verzoek.systeem("nummers van overleggen")
def overlegnummer(verband: Samenwerkingsverband, datum: dt.date) -> str:
    """Name a meeting after its day and partnership; a second one gets a count."""
    basis = f"O-{datum:%Y-%m-%d}-{verband.afkorting}"
    al = Overleg.objects.filter(nummer__startswith=basis).count()
    return f"{basis}-{al + 1}" if al else basis
