import datetime as dt
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

    def met(self, tekst: str) -> Self:
        """Meldingen in which these words stand, or with this number."""
        if len(fold(tekst)) < 2:
            return self.none()
        return self.filter(
            Q(nummer__iexact=tekst)
            | Q(aanleiding__icontains=tekst)
            | Q(doel__icontains=tekst)
        )


class MeldingDeelQuerySet(models.QuerySet[Any]):
    """Rows that belong to a melding: seen by who sees the melding."""

    def visible_to(self, actor: Actor) -> Self:
        meldingen = self.model._meta.get_field("melding").related_model.objects
        return self.filter(melding__in=meldingen.visible_to(actor))
