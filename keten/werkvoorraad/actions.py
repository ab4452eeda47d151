"""Who hears what waits, and when: who directs every working day, others weekly."""

import datetime as dt
from uuid import UUID

from keten.kern import herinneringen, klok
from keten.kern.termijnen import DAGMAIL_TIJD, volgende_werkdag
from keten.organisaties.models import Medewerker, Samenwerkingsverband
from keten.toegang.rollen import Rol

TAAK = "werkvoorraad.dagmail"
SOORT = "dagmail"
WEEKTAAK = "werkvoorraad.weekmail"
WEEK = "weekmail"


def plan_dagmails(*, today: dt.date) -> None:
    """Plan the next mail of everybody who directs a samenwerkingsverband."""
    eerste = volgende_werkdag(today)
    tweede = volgende_werkdag(eerste + dt.timedelta(days=1))
    momenten = [klok.moment_op(dag, DAGMAIL_TIJD) for dag in (eerste, tweede)]
    for verband in Samenwerkingsverband.objects.all():
        regie = Medewerker.objects.met_rol(Rol.TRAJECTREGISSEUR, verband.pk, today)
        herinneringen.plan(
            taak=TAAK,
            soort=SOORT,
            over_id=verband.pk,
            aan=list(regie.values_list("pk", flat=True)),
            momenten=momenten,
        )


def plan_weekmails(*, today: dt.date) -> None:
    """Plan the next mail of everybody who works on a casus: the week begins with it."""
    maandag = today - dt.timedelta(days=today.weekday())
    weken = (maandag, maandag + dt.timedelta(days=7))
    momenten = [klok.moment_op(volgende_werkdag(dag), DAGMAIL_TIJD) for dag in weken]
    for verband in Samenwerkingsverband.objects.all():
        lezers: set[UUID] = set()
        for rol in (Rol.PARTNERPROFESSIONAL, Rol.GAST):
            mensen = Medewerker.objects.met_rol(rol, verband.pk, today)
            lezers |= set(mensen.values_list("pk", flat=True))
        herinneringen.plan(
            taak=WEEKTAAK,
            soort=WEEK,
            over_id=verband.pk,
            aan=sorted(lezers),
            momenten=momenten,
        )
