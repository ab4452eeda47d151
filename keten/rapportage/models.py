"""A workbook of figures that somebody asked for."""

from django.db import models
from django.db.models import Q

from keten.kern.models import Document, Opdracht
from keten.organisaties.models import InVerband
from keten.rapportage.periode import Periode
from keten.rapportage.querysets import ExportQuerySet


class Export(InVerband):
    """What was released stays: the figures as they were when this was made."""

    class Soort(models.TextChoices):
        KETEN = "keten", "De keten in cijfers"

    soort = models.CharField(max_length=10, choices=Soort, default=Soort.KETEN)
    jaar = models.PositiveSmallIntegerField()
    # 0 is the whole year.
    kwartaal = models.PositiveSmallIntegerField(default=0)
    opdracht = models.ForeignKey(
        Opdracht, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    document = models.OneToOneField(
        Document, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    objects = ExportQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "exports"
        indexes = [
            models.Index(fields=["gemaakt_door", "-gemaakt_op"], name="export_lijst")
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(kwartaal__lte=4), name="export_kwartaal_bestaat"
            ),
            models.CheckConstraint(
                condition=Q(jaar__gte=2000, jaar__lte=2200), name="export_jaar_bestaat"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.soort} {self.periode.code}"

    @property
    def periode(self) -> Periode:
        """What the figures are about."""
        return Periode(self.jaar, self.kwartaal)

    @property
    def bestandsnaam(self) -> str:
        """How the file is called: numbers, never names."""
        return f"keten-in-cijfers-{self.periode.code}.xlsx"
