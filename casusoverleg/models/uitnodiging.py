"""What one reader was last invited to: an own stretch of a meeting, and no more."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from casusoverleg.models.overleg import Overleg
from casusoverleg.querysets import OverleguitnodigingQuerySet
from keten.organisaties.models import InVerband


class Overleguitnodiging(InVerband):
    """
    The event in the calendar of one reader, as it was sent last.

    Its name there is the key of this row, so it stays the same event for ever;
    ``volgnummer`` tells the calendar which word of ours is the newest.
    """

    overleg = models.ForeignKey(
        Overleg, on_delete=models.PROTECT, related_name="uitnodigingen"
    )
    medewerker = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    volgnummer = models.PositiveIntegerField(default=0)
    begin = models.DateTimeField()
    eind = models.DateTimeField()
    # Digest of all that the event says: when it differs, there is something to tell.
    vingerafdruk = models.CharField(max_length=64)
    ingetrokken_op = models.DateTimeField(null=True, blank=True)
    verstuurd_op = models.DateTimeField(null=True, blank=True)

    objects = OverleguitnodigingQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "overleguitnodigingen"
        constraints = [
            models.UniqueConstraint(
                fields=["overleg", "medewerker"], name="uitnodiging_een_per_lezer"
            ),
            models.CheckConstraint(
                condition=Q(eind__gt=F("begin")), name="uitnodiging_tijd"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.overleg_id} {self.volgnummer}"
