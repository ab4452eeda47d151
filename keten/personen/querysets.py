import datetime as dt
from collections.abc import Iterable
from typing import Any, Self

from django.db import models
from django.db.models import Q
from django.db.models.functions import Substr

from keten.kern.tekst import fold
from keten.toegang import zichtbaarheid
from keten.toegang.actor import Actor

# Spelling differs at the end of a name more often than at its beginning.
BEGINLETTERS = 4
MAX_GELIJKEND = 500


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

    def lijkt_op(self, *, namen: Iterable[str], geboortedatum: dt.date | None) -> Self:
        """People who begin alike or were born that day: to be looked at by a human."""
        gevonden = Q(geboortedatum=geboortedatum) if geboortedatum else Q(pk__in=[])
        for naam in namen:
            begin = fold(naam)[:BEGINLETTERS]
            if len(begin) >= 2:
                gevonden |= Q(zoeknaam__contains=begin)
                gevonden |= Q(aliassen__zoeknaam__contains=begin)
        rijen = self.filter(gevonden).distinct().prefetch_related("aliassen")
        return rijen.order_by("pk")[:MAX_GELIJKEND]


class AliasQuerySet(models.QuerySet[Any]):
    def visible_to(self, actor: Actor) -> Self:
        return self.filter(persoon__in=self._personen().visible_to(actor))

    def _personen(self) -> Any:
        return self.model._meta.get_field("persoon").related_model.objects


class GeheimAdresQuerySet(models.QuerySet[Any]):
    def visible_to(self, actor: Actor) -> Self:
        return self.filter(zichtbaarheid.geheime_adressen(actor))

    def geldend(self) -> Self:
        """What was not ended."""
        return self.filter(tot__isnull=True)

    def met_oude_sleutel(self, kop: bytes) -> Self:
        """What does not begin as the newest key begins it."""
        begin = Substr("adres", 1, len(kop), output_field=models.BinaryField())
        return self.annotate(kop=begin).exclude(kop=kop)
