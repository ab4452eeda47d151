import datetime as dt
from collections.abc import Callable
from typing import Any, Self

from django.db import models
from django.db.models import Case, Q, Value, When
from django.db.models.functions import Coalesce

from keten.kern.tekst import fold
from keten.toegang import toezicht, zichtbaarheid
from keten.toegang.actor import Actor
from signalen.status import OPEN, SignaalStatus


class SignaalQuerySet(models.QuerySet[Any]):
    def visible_to(self, actor: Actor) -> Self:
        return self.filter(zichtbaarheid.signalen(actor))

    def met_leesbaar(self, actor: Actor) -> Self:
        """Say of each if this actor may read what it is about."""
        leesbaar = When(zichtbaarheid.signaalinhoud(actor), then=Value(True))  # noqa: FBT003
        return self.annotate(leesbaar=Case(leesbaar, default=Value(False)))  # noqa: FBT003

    def inhoud_leesbaar_voor(self, actor: Actor) -> Self:
        """Whose texts this actor may read: less than what may be seen."""
        return self.filter(zichtbaarheid.signaalinhoud(actor))

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

    def met(self, tekst: str, *, door: Actor) -> Self:
        """
        Signalen with this number, or with these words in a text that may be read.

        :param door: who searches; a word must not tell what a closed text holds
        """
        if len(fold(tekst)) < 2:
            return self.none()
        woorden = Q(feiten__icontains=tekst) | Q(over_wie__icontains=tekst)
        return self.filter(
            Q(nummer__iexact=tekst) | zichtbaarheid.signaalinhoud(door) & woorden
        )

    def oude_concepten(self, voor: dt.datetime) -> Self:
        """Signalen that were begun and left lying."""
        return self.filter(status=SignaalStatus.CONCEPT, gewijzigd_op__lt=voor)


class AanvullingQuerySet(models.QuerySet[Any]):
    def visible_to(self, actor: Actor) -> Self:
        signalen = self.model._meta.get_field("signaal").related_model.objects
        return self.filter(signaal__in=signalen.inhoud_leesbaar_voor(actor))


class DelingQuerySet(models.QuerySet[Any]):
    def visible_to(self, actor: Actor) -> Self:
        return self.filter(toezicht.delingen(actor))

    def geldig(self, dag: dt.date) -> Self:
        """What is shared on this day."""
        return self.filter(van__lte=dag, tot__gt=dag)

    def met_namen(self) -> Self:
        """With organisation and person, in the order of a list."""
        return self.select_related("organisatie", "medewerker").order_by(
            "organisatie__naam", "medewerker__naam", "van"
        )
