"""Who stands in for whom, and whom to call for what."""

import datetime as dt

from django.db import models
from django.db.models import F, Q

from keten.kern.models import KetenModel
from keten.organisaties.models.kring import (
    ROLKEUZES,
    InVerband,
    Medewerker,
    Organisatie,
    periode,
)
from keten.organisaties.querysets import ContactrolQuerySet, VervangingQuerySet

HOOGSTENS = dt.timedelta(days=42)


class Vervanging(InVerband):
    """
    That one stands in for another: at one meeting, or in a whole role for a while.

    It opens nothing itself. What it gives are ordinary rows with an end: a role, a
    place on a casus, the chair of a meeting; each names the Vervanging it came from.
    """

    class Soort(models.TextChoices):
        ROL = "rol", "Een hele rol"
        OVERLEG = "overleg", "Eén overleg"

    soort = models.CharField(max_length=8, choices=Soort)
    voor = models.ForeignKey(Medewerker, on_delete=models.PROTECT, related_name="+")
    door = models.ForeignKey(Medewerker, on_delete=models.PROTECT, related_name="+")
    rol = models.CharField(max_length=40, choices=ROLKEUZES)
    # No foreign key: this table knows no step of the chain.
    overleg_id = models.UUIDField(null=True, blank=True)
    van = models.DateField()
    tot = models.DateField()
    reden = models.TextField(blank=True)
    goedgekeurd_op = models.DateTimeField(null=True, blank=True)
    goedgekeurd_door = models.ForeignKey(
        Medewerker, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    # Refused, or ended before its last day.
    afgesloten_op = models.DateTimeField(null=True, blank=True)
    # When what it gave was taken back, after its end.
    afgehandeld_op = models.DateTimeField(null=True, blank=True)

    objects = VervangingQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "vervangingen"
        indexes = [
            models.Index(fields=["voor", "tot"], name="vervanging_voor"),
            models.Index(fields=["door", "tot"], name="vervanging_door"),
        ]
        constraints = [
            periode("vervanging_periode"),
            models.CheckConstraint(
                condition=Q(tot__lte=F("van") + HOOGSTENS),
                name="vervanging_hooguit_zes_weken",
            ),
            models.CheckConstraint(
                condition=~Q(voor=F("door")), name="vervanging_door_een_ander"
            ),
            models.CheckConstraint(
                condition=Q(soort="rol", overleg_id__isnull=True)
                | Q(soort="overleg", overleg_id__isnull=False),
                name="vervanging_van_iets",
            ),
        ]

    def __str__(self) -> str:
        return str(self.pk)

    @property
    def laatste_dag(self) -> dt.date:
        """The last day on which it holds."""
        return self.tot - dt.timedelta(days=1)


class Contactrol(KetenModel):
    """Whom to call at one organisation for one kind of thing."""

    organisatie = models.ForeignKey(
        Organisatie, on_delete=models.PROTECT, related_name="contactrollen"
    )
    naam = models.CharField(max_length=80)
    waarvoor = models.CharField(max_length=200)
    medewerker = models.ForeignKey(
        Medewerker, on_delete=models.PROTECT, related_name="+"
    )
    telefoon = models.CharField(max_length=20)
    vervallen_op = models.DateTimeField(null=True, blank=True)

    objects = ContactrolQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "contactrollen"
        ordering = ["naam"]
        constraints = [
            models.UniqueConstraint(
                fields=["organisatie", "naam"],
                condition=Q(vervallen_op__isnull=True),
                name="contactrol_eenmaal",
            )
        ]

    def __str__(self) -> str:
        return str(self.pk)
