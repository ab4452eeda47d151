"""Four times a year: who still has access; and a second factor that was lost."""

from django.db import models
from django.db.models import Q

from keten.kern.models import KetenModel
from keten.organisaties.models.kring import Dienstverband, Medewerker, Organisatie
from keten.organisaties.querysets import (
    HerstelverzoekQuerySet,
    ToegangsregelQuerySet,
    ToegangsrondeQuerySet,
)


class Toegangsronde(KetenModel):
    """The list of one organisation for one quarter."""

    organisatie = models.ForeignKey(
        Organisatie, on_delete=models.PROTECT, related_name="toegangsrondes"
    )
    begin = models.DateField()
    uiterlijk = models.DateField()

    objects = ToegangsrondeQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "toegangsrondes"
        constraints = [
            models.UniqueConstraint(
                fields=["organisatie", "begin"], name="toegangsronde_eenmaal"
            )
        ]

    def __str__(self) -> str:
        return str(self.pk)


class Toegangsregel(KetenModel):
    """One colleague on that list: works here still, or not."""

    class Oordeel(models.TextChoices):
        BLIJFT = "blijft", "Werkt hier nog"
        WEG = "weg", "Dienstverband beëindigd"

    ronde = models.ForeignKey(
        Toegangsronde, on_delete=models.PROTECT, related_name="regels"
    )
    dienstverband = models.ForeignKey(
        Dienstverband, on_delete=models.PROTECT, related_name="toegangsregels"
    )
    oordeel = models.CharField(max_length=8, choices=Oordeel, blank=True)
    beoordeeld_op = models.DateTimeField(null=True, blank=True)
    beoordeeld_door = models.ForeignKey(
        Medewerker, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    objects = ToegangsregelQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "toegangsregels"
        constraints = [
            models.UniqueConstraint(
                fields=["ronde", "dienstverband"], name="toegangsregel_eenmaal"
            ),
            models.CheckConstraint(
                condition=Q(oordeel="") | Q(beoordeeld_op__isnull=False),
                name="toegangsregel_beoordeeld",
            ),
        ]

    def __str__(self) -> str:
        return str(self.pk)


class Herstelverzoek(KetenModel):
    """
    That somebody lost the second factor: two others agree, and it waits a day.

    :ivar uitvoeren_op: when the factors go, once both have agreed
    """

    medewerker = models.ForeignKey(
        Medewerker, on_delete=models.PROTECT, related_name="herstelverzoeken"
    )
    reden = models.TextField(blank=True)
    organisatie_akkoord_op = models.DateTimeField(null=True, blank=True)
    organisatie_akkoord_door = models.ForeignKey(
        Medewerker, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    regie_akkoord_op = models.DateTimeField(null=True, blank=True)
    regie_akkoord_door = models.ForeignKey(
        Medewerker, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    uitvoeren_op = models.DateTimeField(null=True, blank=True)
    uitgevoerd_op = models.DateTimeField(null=True, blank=True)
    ingetrokken_op = models.DateTimeField(null=True, blank=True)

    objects = HerstelverzoekQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "herstelverzoeken"
        constraints = [
            models.UniqueConstraint(
                fields=["medewerker"],
                condition=Q(uitgevoerd_op__isnull=True, ingetrokken_op__isnull=True),
                name="herstelverzoek_een_tegelijk",
            ),
            models.CheckConstraint(
                condition=Q(uitgevoerd_op__isnull=True)
                | Q(
                    organisatie_akkoord_op__isnull=False,
                    regie_akkoord_op__isnull=False,
                    uitvoeren_op__isnull=False,
                ),
                name="herstelverzoek_met_twee",
            ),
        ]

    def __str__(self) -> str:
        return str(self.pk)
