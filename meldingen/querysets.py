import datetime as dt
from collections.abc import Callable
from typing import Any, Self

from django.db import models
from django.db.models import Q

from keten.kern.tekst import fold
from keten.toegang import zichtbaarheid
from keten.toegang.actor import Actor
from meldingen.status import OPEN, MeldingStatus


class MeldingQuerySet(models.QuerySet[Any]):
    def visible_to(self, actor: Actor) -> Self:
        return self.filter(zichtbaarheid.meldingen(actor))

    def inhoud_leesbaar_voor(self, actor: Actor) -> Self:
        """Whose texts this actor may read: less than what may be seen."""
        return self.filter(zichtbaarheid.meldinginhoud(actor))

    def voor_pagina(self) -> Self:
        """With the people whom the page names."""
        return self.select_related("aanmelder", "aanmelder_organisatie")

    def met_stand(self, stand: str, *, vandaag: dt.date) -> Self:
        """In this state, or in one of the groups that a list offers."""
        if not stand:
            return self
        groepen: dict[str, Callable[[], Self]] = {
            "open": self.open,
            "te_laat": lambda: self.terugkoppeling_te_laat(vandaag),
        }
        return groepen[stand]() if stand in groepen else self.filter(status=stand)

    def open(self) -> Self:
        """What still asks for a decision."""
        return self.filter(status__in=OPEN)

    def in_triage(self) -> Self:
        """What waits for the trajectregisseur."""
        return self.filter(status=MeldingStatus.IN_TRIAGE)

    def niet_teruggekoppeld(self) -> Self:
        """Whose melder has not heard anything yet."""
        return self.filter(teruggekoppeld_op__isnull=True)

    def terugkoppeling_te_laat(self, vandaag: dt.date) -> Self:
        """Whose melder should have heard by now."""
        return self.niet_teruggekoppeld().filter(terugkoppelen_uiterlijk__lt=vandaag)

    def met(self, tekst: str, *, door: Actor) -> Self:
        """
        Meldingen with this number, or with these words in a text that may be read.

        :param door: who searches; a word must not tell what a closed text holds
        """
        if len(fold(tekst)) < 2:
            return self.none()
        woorden = Q(aanleiding__icontains=tekst) | Q(doel__icontains=tekst)
        return self.filter(
            Q(nummer__iexact=tekst) | zichtbaarheid.meldinginhoud(door) & woorden
        )


class MeldingDeelQuerySet(models.QuerySet[Any]):
    """Rows that belong to a melding: seen by who sees the melding."""

    def visible_to(self, actor: Actor) -> Self:
        meldingen = self.model._meta.get_field("melding").related_model.objects
        return self.filter(melding__in=meldingen.visible_to(actor))


class BetrokkeneQuerySet(models.QuerySet[Any]):
    def visible_to(self, actor: Actor) -> Self:
        return self.filter(zichtbaarheid.betrokkenen(actor))

    def gekoppeld(self) -> Self:
        """Who was not found to be the wrong person."""
        return self.filter(ontkoppeld_op__isnull=True)
