"""What went wrong behind the screens: kinds, counts and moments, never who or what."""

import datetime as dt
from typing import Any

from django.db.models import Count, Max, Q
from django.db.models.functions import TruncDate

from keten.kern import klok
from keten.kern.models import Opdracht, OpdrachtStatus
from keten.toegang.models import Weigering
from keten.toegang.rechten import Recht
from keten.toegang.schermen import Scherm

DAGEN = 7
MEESTE = 50
_MAIL = ("mail_", "dagmail")


class TechnischLogboek(Scherm):
    """Work that failed, mail that went or stayed, and what was refused, of a week."""

    recht = Recht.OPDRACHTEN_BEHEREN
    zonder_personen = "kinds of work, counts and moments"
    template_name = "organisaties/technisch.html"

    def context(self) -> dict[str, Any]:
        sinds = klok.nu() - dt.timedelta(days=DAGEN)
        opdrachten = Opdracht.objects.filter(gemaakt_op__gte=sinds)
        return {
            "dagen": DAGEN,
            "mislukt": _failed(opdrachten),
            "mails": _mails(opdrachten),
            "weigeringen": _refused(sinds),
        }


def _failed(opdrachten: Any) -> list[dict[str, Any]]:
    """Return which kinds of work failed, with which kind of error, how often."""
    fout = opdrachten.filter(Q(fouten__gt=0) | Q(uitvallen__gt=0))
    per = fout.values("taak", "laatste_fout").annotate(
        aantal=Count("pk"),
        vast=Count("pk", filter=Q(status=OpdrachtStatus.VASTGELOPEN)),
        laatste=Max("gemaakt_op"),
    )
    return list(per.order_by("-vast", "-laatste")[:MEESTE])


def _mails(opdrachten: Any) -> list[dict[str, Any]]:
    """Return how many mails of each kind went, wait, or got stuck."""
    soort = Q()
    for woord in _MAIL:
        soort |= Q(taak__contains=woord)
    standen = {
        "weg": OpdrachtStatus.GEREED,
        "wacht": OpdrachtStatus.WACHT,
        "bezig": OpdrachtStatus.BEZIG,
        "vast": OpdrachtStatus.VASTGELOPEN,
    }
    tel = {naam: Count("pk", filter=Q(status=st)) for naam, st in standen.items()}
    per = opdrachten.filter(soort).values("taak").annotate(**tel)
    return list(per.order_by("taak"))


def _refused(sinds: dt.datetime) -> list[dict[str, Any]]:
    """Return what was refused on which day, how often; nobody is named."""
    per_dag = Weigering.objects.filter(op__gte=sinds).annotate(
        dag=TruncDate("op", tzinfo=klok.AMSTERDAM)
    )
    per: Any = per_dag.values("dag", "soort", "actie", "waarom")
    return list(per.annotate(aantal=Count("pk")).order_by("-dag", "-aantal")[:MEESTE])
