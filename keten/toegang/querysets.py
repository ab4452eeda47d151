import datetime as dt
from typing import Any, Self

from django.db import models
from django.db.models import Q

from keten.toegang import toezicht, zichtbaarheid
from keten.toegang.actor import Actor


class BlokkadeQuerySet(models.QuerySet[Any]):
    def visible_to(self, actor: Actor) -> Self:
        return self.filter(toezicht.blokkades(actor))

    def geldig(self, dag: dt.date) -> Self:
        """What keeps somebody away on this day."""
        return self.filter(Q(van__lte=dag) & (Q(tot__isnull=True) | Q(tot__gt=dag)))


class NoodtoegangQuerySet(models.QuerySet[Any]):
    def visible_to(self, actor: Actor) -> Self:
        return self.filter(zichtbaarheid.noodtoegangen(actor))

    def geldig(self, nu: dt.datetime) -> Self:
        """What is open at this moment."""
        return self.filter(van__lte=nu, tot__gt=nu)

    def te_beoordelen(self) -> Self:
        """What nobody looked at afterwards yet, the oldest first."""
        rijen = self.filter(beoordeeld_op__isnull=True).select_related("medewerker")
        return rijen.order_by("van", "pk")
