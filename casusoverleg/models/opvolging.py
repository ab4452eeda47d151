"""What somebody who leaves lets go of."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from casusoverleg.models.casus import Casus
from casusoverleg.querysets import OpvolgingQuerySet
from keten.kern.models import KetenModel
from keten.organisaties.models import Organisatie


class Opvolging(KetenModel):
    """What somebody who leaves lets go of on one casus; the regie names who goes on."""

    class Besluit(models.TextChoices):
        OPGEVOLGD = "opgevolgd", "Iemand neemt het over"
        NIET_NODIG = "niet_nodig", "Geen opvolger nodig"
        VERVALLEN = "vervallen", "Gaat toch niet weg"

    casus = models.ForeignKey(Casus, on_delete=models.PROTECT, related_name="+")
    organisatie = models.ForeignKey(
        Organisatie, on_delete=models.PROTECT, related_name="+"
    )
    weg = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    # Whom the organisation proposes, and in the end who it was.
    naar = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )
    vanaf = models.DateField()
    casusregie = models.BooleanField(default=False)
    besluit = models.CharField(max_length=12, choices=Besluit, blank=True)
    besloten_op = models.DateTimeField(null=True, blank=True)
    toelichting = models.TextField(blank=True)

    objects = OpvolgingQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "opvolgingen"
        constraints = [
            models.UniqueConstraint(
                fields=["casus", "organisatie", "weg"],
                condition=Q(besluit=""),
                name="opvolging_een_tegelijk",
            )
        ]

    def __str__(self) -> str:
        return str(self.pk)
