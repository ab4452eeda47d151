"""When the trajectregisseur hears what waits: 8:00 on every working day."""

import datetime as dt

from keten.kern import herinneringen, klok
from keten.kern.termijnen import DAGMAIL_TIJD, volgende_werkdag
from keten.organisaties.models import Medewerker, Samenwerkingsverband
from keten.toegang.rollen import Rol

TAAK = "werkvoorraad.dagmail"
SOORT = "dagmail"


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
