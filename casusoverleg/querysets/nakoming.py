import datetime as dt
from typing import Any, Self
from uuid import UUID

from django.db import models

from keten.toegang import toezicht
from keten.toegang.actor import Actor


class TaakverdelingQuerySet(models.QuerySet[Any]):
    def visible_to(self, actor: Actor) -> Self:
        return self.filter(toezicht.taakverdeling(actor))

    def staand(self) -> Self:
        """What holds now."""
        return self.filter(vervallen_op__isnull=True)

    def van(self, organisaties: Any) -> Self:
        """What these organisations do as a rule."""
        return self.filter(organisatie__in=organisaties)


class EscalatieQuerySet(models.QuerySet[Any]):
    def visible_to(self, actor: Actor) -> Self:
        return self.filter(toezicht.escalaties(actor))

    def sinds(self, dag: dt.date) -> Self:
        """Made on this day or after."""
        return self.filter(gemaakt_op__date__gte=dag)


class OpeningQuerySet(models.QuerySet[Any]):
    def visible_to(self, actor: Actor) -> Self:
        return self.filter(toezicht.openingen(actor))

    def bij(self, overleg_id: UUID) -> Self:
        """Of the PDFs of one meeting, the newest first."""
        return self.filter(overleg=overleg_id).order_by("-op")
