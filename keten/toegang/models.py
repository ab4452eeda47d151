import uuid

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from keten.kern import klok


class Inzagegrond(models.Model):
    """
    Why somebody sees an earlier record because of a later one.

    Written by the action of the later record; read by ``zichtbaarheid``. The ids have
    no foreign keys: this table knows no step. Either one medewerker of one
    organisation is named, or everybody with a right in a samenwerkingsverband.
    """

    class Soort(models.TextChoices):
        SIGNAAL = "signaal", "Signaal"
        MELDING = "melding", "Melding"
        PERSOON = "persoon", "Persoon"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    soort = models.CharField(max_length=10, choices=Soort)
    object_id = models.UUIDField()
    organisatie_id = models.UUIDField(null=True, blank=True)
    medewerker_id = models.UUIDField(null=True, blank=True)
    samenwerkingsverband_id = models.UUIDField()
    recht = models.CharField(max_length=40, blank=True)
    niveau = models.PositiveSmallIntegerField(default=2)
    van = models.DateField()
    tot = models.DateField(null=True, blank=True)
    # The record that is the reason: when it goes, its grounds go.
    herkomst = models.UUIDField()

    class Meta:
        verbose_name_plural = "inzagegronden"
        indexes = [
            models.Index(
                fields=["medewerker_id", "soort", "object_id"], name="grond_medewerker"
            ),
            models.Index(fields=["herkomst"], name="grond_herkomst"),
            models.Index(
                fields=["samenwerkingsverband_id", "recht", "soort"], name="grond_recht"
            ),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(medewerker_id__isnull=False, organisatie_id__isnull=False)
                | ~Q(recht=""),
                name="grond_voor_iemand",
            ),
            models.CheckConstraint(
                condition=Q(tot__isnull=True) | Q(tot__gte=F("van")),
                name="grond_tot_na_van",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.soort} {self.object_id}"


class Weigering(models.Model):
    """A try that was refused: kept though the transaction of the try was not."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    op = models.DateTimeField(default=klok.nu)
    door = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    soort = models.CharField(max_length=60)
    object_id = models.UUIDField(null=True, blank=True)
    actie = models.CharField(max_length=60)
    waarom = models.CharField(max_length=60)

    class Meta:
        verbose_name_plural = "weigeringen"
        indexes = [models.Index(fields=["-op"], name="weigering_op")]

    def __str__(self) -> str:
        return f"{self.actie} {self.soort}"
