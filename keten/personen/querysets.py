from typing import Any, Self

from django.db import models
from django.db.models import Q

from keten.kern.tekst import fold
from keten.toegang import zichtbaarheid
from keten.toegang.actor import Actor


class PersoonQuerySet(models.QuerySet[Any]):
    def visible_to(self, actor: Actor) -> Self:
        return self.filter(zichtbaarheid.personen(actor))

    def genaamd(self, naam: str) -> Self:
        """People whose name or alias holds these letters, accents and spaces apart."""
        letters = fold(naam)
        if len(letters) < 2:
            return self.none()
        return self.filter(
            Q(zoeknaam__contains=letters) | Q(aliassen__zoeknaam__contains=letters)
        ).distinct()


class AliasQuerySet(models.QuerySet[Any]):
    def visible_to(self, actor: Actor) -> Self:
        return self.filter(persoon__in=self._personen().visible_to(actor))

    def _personen(self) -> Any:
        return self.model._meta.get_field("persoon").related_model.objects
