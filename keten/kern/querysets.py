import datetime as dt
from typing import Any, Self

from django.db import models
from django.db.models import Q


class OpdrachtQuerySet(models.QuerySet[Any]):
    def te_vegen(self, *, nu: dt.datetime, niet_na: dt.datetime) -> Self:
        """
        Work that nobody is doing: never published, lost on the way, or cut off.

        :param niet_na: what was published after this moment may still be under way
        """
        return self.filter(
            Q(status="wacht", niet_voor__lte=nu)
            & (Q(gepubliceerd_op__isnull=True) | Q(gepubliceerd_op__lte=niet_na))
            | Q(status="bezig")
        )

    def zichtbaar_bord(self) -> Self:
        """What the board of functional management shows: all that is not done."""
        return self.exclude(status="gereed")
