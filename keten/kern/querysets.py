import datetime as dt
from typing import Any, Self

from django.db import models
from django.db.models import Count, Min, Q


class OpdrachtQuerySet(models.QuerySet[Any]):
    def te_vegen(self, *, nu: dt.datetime, niet_na: dt.datetime) -> Self:
        """
        Work that nobody is doing: never published, lost on the way, or cut off.

        :param niet_na: what was published after this moment may still be under way
        """
        # In the future: the clock was set back since, and when it was is not known.
        onderweg = Q(gepubliceerd_op__gt=niet_na, gepubliceerd_op__lte=nu)
        return self.filter(
            Q(status="wacht", niet_voor__lte=nu) & ~onderweg | Q(status="bezig")
        )

    def zichtbaar_bord(self) -> Self:
        """What the board of functional management shows: all that is not done."""
        return self.exclude(status="gereed")

    def cijfers(self, *, nu: dt.datetime) -> dict[str, Any]:
        """How much waits, runs and is stuck, and since when; one query."""
        aan_de_beurt = Q(status="wacht", niet_voor__lte=nu)
        dag_terug = nu - dt.timedelta(days=1)
        return self.aggregate(
            wacht=Count("pk", filter=Q(status="wacht")),
            bezig=Count("pk", filter=Q(status="bezig")),
            vastgelopen=Count("pk", filter=Q(status="vastgelopen")),
            gereed=Count("pk", filter=Q(status="gereed", gereed_op__gte=dag_terug)),
            oudste=Min("niet_voor", filter=aan_de_beurt),
            onverstuurd=Min(
                "niet_voor", filter=aan_de_beurt & Q(gepubliceerd_op__isnull=True)
            ),
        )
