import datetime as dt
from typing import Any, Self

from django.db import models
from django.db.models import (
    Case,
    Max,
    Q,
    Value,
    When,
)

from casusoverleg.status import AgendapuntStatus, OverlegStatus
from casusoverleg.status.overleg import NA_AFLOOP, NOG_NIET_BEGONNEN, TE_BESPREKEN
from keten.kern.termijnen import Termijn
from keten.toegang import zichtbaarheid
from keten.toegang.actor import Actor


class LaatsteRonde(models.Func):
    """The newest round of PDFs of a meeting, whoever they are for."""

    function = "keten.laatste_ronde"
    output_field = models.IntegerField()


class OverlegreeksQuerySet(models.QuerySet[Any]):
    def visible_to(self, actor: Actor) -> Self:
        return self.filter(zichtbaarheid.reeksen(actor))

    def loopt_af(self, vandaag: dt.date) -> Self:
        """Series of which too little lies ahead to go on with."""
        laatste = Max(
            "overleggen__datum", filter=~Q(overleggen__status=OverlegStatus.GEANNULEERD)
        )
        grens = vandaag + dt.timedelta(days=Termijn.REEKS_VOORUIT.aantal)
        bijna = Q(laatste__lt=grens) | Q(laatste__isnull=True)
        return self.filter(actief=True).annotate(laatste=laatste).filter(bijna)


class OverlegQuerySet(models.QuerySet[Any]):
    def visible_to(self, actor: Actor) -> Self:
        return self.filter(zichtbaarheid.overleggen(actor))

    def komend(self, vandaag: dt.date) -> Self:
        """What is still to come, or goes on now, the nearest first."""
        return self.filter(
            Q(status__in=NOG_NIET_BEGONNEN, datum__gte=vandaag)
            | Q(status=OverlegStatus.BEZIG)
        ).order_by("datum", "begin")

    def uitgenodigd(self) -> Self:
        """To which people were invited, and that did not begin yet."""
        return self.filter(
            status__in=NOG_NIET_BEGONNEN, uitnodigingen__isnull=False
        ).distinct()

    def na_afloop(self) -> Self:
        """Whose verslagen are not established yet."""
        return self.filter(status__in=NA_AFLOOP)


class AgendapuntQuerySet(models.QuerySet[Any]):
    def visible_to(self, actor: Actor) -> Self:
        return self.filter(zichtbaarheid.casusproces(actor))

    def met_leesbaar(self, actor: Actor) -> Self:
        """Say of each item if this actor may read its question."""
        leesbaar = When(zichtbaarheid.agendavragen(actor), then=Value(True))  # noqa: FBT003
        return self.annotate(leesbaar=Case(leesbaar, default=Value(False)))  # noqa: FBT003

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

    def komend(self, vandaag: dt.date) -> Self:
        """What is on an agenda that is still to come, or proposed for it."""
        return self.filter(
            status__in=[
                AgendapuntStatus.VOORGESTELD,
                *TE_BESPREKEN,
                AgendapuntStatus.IN_BESPREKING,
            ],
            overleg__status__in=[*NOG_NIET_BEGONNEN, OverlegStatus.BEZIG],
            overleg__datum__gte=vandaag,
        ).order_by("overleg__datum", "overleg__begin")

    def op_agenda(self) -> Self:
        """What waits for its turn, prepared or not."""
        return self.filter(status__in=TE_BESPREKEN)

    def voorgesteld(self) -> Self:
        """What waits for an answer."""
        return self.filter(status=AgendapuntStatus.VOORGESTELD)

    def spoed_zonder_overleg(self) -> Self:
        """Proposed again with spoed, because their meeting was cancelled."""
        return self.voorgesteld().filter(
            spoed=True, doorgeschoven_van__overleg__status=OverlegStatus.GEANNULEERD
        )


class OverleguitnodigingQuerySet(models.QuerySet[Any]):
    def visible_to(self, actor: Actor) -> Self:
        return self.filter(zichtbaarheid.uitnodigingen(actor))

    def staand(self) -> Self:
        """What stands in somebody's calendar."""
        return self.filter(ingetrokken_op__isnull=True)


class OpkomstQuerySet(models.QuerySet[Any]):
    def visible_to(self, actor: Actor) -> Self:
        return self.filter(zichtbaarheid.opkomst(actor))

    def in_huis(self) -> Self:
        """Who came."""
        return self.filter(stand="aanwezig")


class UitgifteQuerySet(models.QuerySet[Any]):
    def visible_to(self, actor: Actor) -> Self:
        return self.filter(zichtbaarheid.uitgiften(actor))

    def met_laatste(self) -> Self:
        """With ``laatste_ronde``: the newest round of its meeting."""
        return self.annotate(laatste_ronde=LaatsteRonde("overleg"))

    def laatste(self) -> Self:
        """The newest PDF of each kind per meeting; older rounds are history."""
        # Asked of the database and not of the rows: those of other readers are hidden.
        return self.filter(ronde=LaatsteRonde("overleg"), ingetrokken_op__isnull=True)
