import datetime as dt
from collections.abc import Callable
from typing import Any, Self

from django.db import models
from django.db.models import Q, Value
from django.db.models.functions import Coalesce

from keten.kern.tekst import fold
from keten.toegang import zichtbaarheid
from keten.toegang.actor import Actor
from signalen.status import OPEN, SignaalStatus


class SignaalQuerySet(models.QuerySet[Any]):
    def visible_to(self, actor: Actor) -> Self:
        return self.filter(zichtbaarheid.signalen(actor))

    def voor_lijst(self) -> Self:
        """With what a list shows; what has no date to be picked up comes last."""
        return self.select_related("melder_organisatie", "behandelaar").annotate(
            moet_op=Coalesce("oppakken_uiterlijk", Value(dt.date.max))
        )

    def voor_pagina(self) -> Self:
        """With the people whom the page names."""
        return self.select_related(
            "melder", "melder_organisatie", "behandelaar", "voorstel_door"
        )

    def met_stand(self, stand: str, *, vandaag: dt.date) -> Self:
        """In this state, or in one of the groups that a list offers."""
        if not stand:
            return self
        groepen: dict[str, Callable[[], Self]] = {
            "open": self.open,
            "tweede": self.wacht_op_tweede,
            "te_laat": lambda: self.te_laat(vandaag),
        }
        return groepen[stand]() if stand in groepen else self.filter(status=stand)

    def open(self) -> Self:
        """What the meldpunt still has to judge."""
        return self.filter(status__in=OPEN)

    def wacht_op_tweede(self) -> Self:
        """A proposal to close as not confirmed, waiting for other eyes."""
        return self.filter(
            status=SignaalStatus.IN_BEOORDELING, voorstel_door__isnull=False
        )

    def te_laat(self, vandaag: dt.date) -> Self:
        """Sent in, and not picked up within the norm."""
        return self.filter(
            status=SignaalStatus.INGEDIEND, oppakken_uiterlijk__lt=vandaag
        )

    def met(self, tekst: str) -> Self:
        """Signalen in which these words stand, or with this number."""
        if len(fold(tekst)) < 2:
            return self.none()
        return self.filter(
            Q(nummer__iexact=tekst)
            | Q(feiten__icontains=tekst)
            | Q(over_wie__icontains=tekst)
        )

    def oude_concepten(self, voor: dt.datetime) -> Self:
        """Signalen that were begun and left lying."""
        return self.filter(status=SignaalStatus.CONCEPT, gewijzigd_op__lt=voor)


class AanvullingQuerySet(models.QuerySet[Any]):
    def visible_to(self, actor: Actor) -> Self:
        signalen = self.model._meta.get_field("signaal").related_model.objects
        return self.filter(signaal__in=signalen.visible_to(actor))
