import datetime as dt
from typing import Any, Self
from uuid import UUID

from django.db import models
from django.db.models import Q

from casusoverleg.status import AfspraakStatus, AgendapuntStatus, OverlegStatus
from casusoverleg.status.afspraak import LOOPT, NIET_KLAAR
from casusoverleg.status.overleg import NA_AFLOOP, NOG_NIET_BEGONNEN
from keten.kern.tekst import fold
from keten.organisaties.querysets import geldig_op
from keten.toegang import zichtbaarheid
from keten.toegang.actor import Actor


class CasusQuerySet(models.QuerySet[Any]):
    def visible_to(self, actor: Actor) -> Self:
        return self.filter(zichtbaarheid.casussen(actor))

    def lopend(self) -> Self:
        """What is not closed."""
        return self.exclude(status="afgesloten")

    def zonder_regisseur(self) -> Self:
        """Open casussen that nobody leads."""
        return self.lopend().filter(casusregisseur__isnull=True)

    def lang_niet_besproken(self, voor: dt.date) -> Self:
        """Active casussen not discussed since this day."""
        return self.filter(status="actief").filter(
            Q(laatst_besproken_op__lt=voor)
            | Q(laatst_besproken_op__isnull=True, geopend_op__lt=voor)
        )

    def met(self, tekst: str) -> Self:
        """Casussen with this number."""
        return self.filter(nummer__iexact=tekst)


class CasusDeelnameQuerySet(models.QuerySet[Any]):
    def visible_to(self, actor: Actor) -> Self:
        return self.filter(zichtbaarheid.casusproces(actor))

    def geldig(self, dag: dt.date) -> Self:
        """Who takes part on this day."""
        return self.filter(geldig_op(dag))

    def professionals(self) -> Self:
        """Those who take part for a partner, not those who run the meeting."""
        return self.exclude(rol__in=["trajectregisseur", "notulist"])


class CasusProcesQuerySet(models.QuerySet[Any]):
    def visible_to(self, actor: Actor) -> Self:
        return self.filter(zichtbaarheid.casusproces(actor))


class CasusInhoudQuerySet(models.QuerySet[Any]):
    def visible_to(self, actor: Actor) -> Self:
        return self.filter(zichtbaarheid.casusinhoud(actor))


class InformatieQuerySet(models.QuerySet[Any]):
    def visible_to(self, actor: Actor) -> Self:
        return self.filter(zichtbaarheid.informatie(actor))

    def staand(self) -> Self:
        """What was not taken back."""
        return self.filter(ingetrokken_op__isnull=True)

    def met(self, tekst: str) -> Self:
        """Elements in which these words stand."""
        if len(fold(tekst)) < 2:
            return self.none()
        return self.staand().filter(tekst__icontains=tekst)


class OverlegQuerySet(models.QuerySet[Any]):
    def visible_to(self, actor: Actor) -> Self:
        return self.filter(zichtbaarheid.overleggen(actor))

    def komend(self, vandaag: dt.date) -> Self:
        """What is still to come, or goes on now, the nearest first."""
        return self.filter(
            Q(status__in=NOG_NIET_BEGONNEN, datum__gte=vandaag)
            | Q(status=OverlegStatus.BEZIG)
        ).order_by("datum", "begin")

    def na_afloop(self) -> Self:
        """Whose verslagen are not established yet."""
        return self.filter(status__in=NA_AFLOOP)


class AgendapuntQuerySet(models.QuerySet[Any]):
    def visible_to(self, actor: Actor) -> Self:
        return self.filter(zichtbaarheid.casusproces(actor))

    def op_tafel(self) -> Self:
        """What is or was to be discussed in the meeting."""
        return self.exclude(
            status__in=[
                AgendapuntStatus.VOORGESTELD,
                AgendapuntStatus.AFGEWEZEN,
                AgendapuntStatus.INGETROKKEN,
                AgendapuntStatus.VERVALLEN,
            ]
        )

    def voorgesteld(self) -> Self:
        """What waits for an answer."""
        return self.filter(status=AgendapuntStatus.VOORGESTELD)


class AfspraakQuerySet(models.QuerySet[Any]):
    def visible_to(self, actor: Actor) -> Self:
        return self.filter(zichtbaarheid.afspraken(actor))

    def lopend(self) -> Self:
        """What is to be done."""
        return self.filter(status__in=LOOPT)

    def niet_klaar(self) -> Self:
        """What is not ended, whoever it waits for."""
        return self.filter(status__in=NIET_KLAAR)

    def te_laat(self, vandaag: dt.date) -> Self:
        """What should have been done by now."""
        return self.lopend().filter(uiterlijk__lt=vandaag)

    def van(self, organisaties: frozenset[UUID]) -> Self:
        """What these organisations are to do."""
        return self.filter(organisatie__in=organisaties)

    def wacht_op_regie(self) -> Self:
        """Reported done, proposed, or laid back."""
        return self.filter(
            status__in=[
                AfspraakStatus.GEREED_GEMELD,
                AfspraakStatus.TERUGGELEGD,
                AfspraakStatus.VOORGESTELD,
            ]
        )

    def met(self, tekst: str) -> Self:
        """Afspraken in which these words stand."""
        if len(fold(tekst)) < 2:
            return self.none()
        return self.filter(Q(wat__icontains=tekst) | Q(resultaat__icontains=tekst))


class UitgifteQuerySet(models.QuerySet[Any]):
    def visible_to(self, actor: Actor) -> Self:
        return self.filter(zichtbaarheid.uitgiften(actor))
