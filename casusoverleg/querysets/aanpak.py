import datetime as dt
from typing import Any, Self
from uuid import UUID

from django.db import models

from casusoverleg.querysets.zoekregels import informatie_met
from keten.toegang import zichtbaarheid
from keten.toegang.actor import Actor


class InformatieQuerySet(models.QuerySet[Any]):
    def visible_to(self, actor: Actor) -> Self:
        return self.filter(zichtbaarheid.informatie(actor))

    def sleutels_met(
        self, tekst: str, na: list[str], aantal: int
    ) -> list[tuple[UUID, dt.date]]:
        """Keys of elements with these words: newest first, and only what is seen."""
        return informatie_met(tekst, na, aantal)

    def staand(self) -> Self:
        """What was not taken back."""
        return self.filter(ingetrokken_op__isnull=True)


class InformatieLezerQuerySet(models.QuerySet[Any]):
    def visible_to(self, actor: Actor) -> Self:
        elementen = self.model._meta.get_field("element").related_model.objects
        return self.filter(element__in=elementen.visible_to(actor))

    def geldig(self) -> Self:
        """Who is chosen now."""
        return self.filter(vervallen_op__isnull=True)


class BijlageQuerySet(models.QuerySet[Any]):
    def visible_to(self, actor: Actor) -> Self:
        return self.filter(zichtbaarheid.bijlagen(actor))

    def met_soort(self) -> Self:
        """What kind of file it is and how large, without the file."""
        return self.select_related("document").defer("document__inhoud")
