import datetime as dt
import uuid

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from keten.kern import klok
from keten.kern.models import KetenModel
from keten.toegang.querysets import BlokkadeQuerySet, NoodtoegangQuerySet


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


class Blokkade(KetenModel):
    """
    That somebody is kept away from one matter: family, a neighbour, an opponent.

    It beats every ground to look, in lists, counts, search and mails too. Set on one
    record, it holds for the whole chain of it; set on a person, for every matter that
    the person is in. The ids have no foreign keys: this table knows no step.
    """

    class Soort(models.TextChoices):
        SIGNAAL = "signaal", "Signaal"
        MELDING = "melding", "Melding"
        CASUS = "casus", "Casus"
        PERSOON = "persoon", "Persoon"

    class Herkomst(models.TextChoices):
        ZELF = "zelf", "Zelf gemeld"
        ORGANISATIE = "organisatie", "Organisatiebeheerder"
        REGIE = "regie", "Trajectregisseur"

    medewerker = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    soort = models.CharField(max_length=10, choices=Soort)
    object_id = models.UUIDField()
    samenwerkingsverband_id = models.UUIDField()
    herkomst = models.CharField(max_length=12, choices=Herkomst)
    # Of an organisatiebeheerder: for which organisation, and the number as typed. That
    # the number exists is not told; of one that does not, the key is of nothing.
    organisatie_id = models.UUIDField(null=True, blank=True)
    nummer = models.CharField(max_length=20, blank=True)
    reden = models.TextField(blank=True)
    van = models.DateField()
    tot = models.DateField(null=True, blank=True)
    eindreden = models.TextField(blank=True)

    objects = BlokkadeQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "blokkades"
        indexes = [
            models.Index(fields=["medewerker", "soort"], name="blokkade_medewerker"),
            models.Index(fields=["object_id"], name="blokkade_object"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=[
                    "medewerker",
                    "soort",
                    "object_id",
                    "herkomst",
                    "organisatie_id",
                ],
                condition=Q(tot__isnull=True),
                nulls_distinct=False,
                name="blokkade_eenmaal",
            ),
            models.CheckConstraint(
                condition=Q(tot__isnull=True) | Q(tot__gte=F("van")),
                name="blokkade_tot_na_van",
            ),
        ]

    def __str__(self) -> str:
        return str(self.pk)


class Noodtoegang(KetenModel):
    """One casus opened for a few hours to somebody who is not on it, for a reason."""

    class Grond(models.TextChoices):
        GEVAAR = "gevaar", "Acuut gevaar"
        BEREIKBAAR = "bereikbaar", "Niemand van de casus is bereikbaar"
        KLACHT = "klacht", "Een klacht of verzoek over deze casus"

    class Oordeel(models.TextChoices):
        TERECHT = "terecht", "Terecht"
        ONTERECHT = "onterecht", "Niet terecht"

    medewerker = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    casus_id = models.UUIDField()
    # For who keeps watch and may not see the casus itself.
    casusnummer = models.CharField(max_length=20)
    samenwerkingsverband_id = models.UUIDField()
    grond = models.CharField(max_length=12, choices=Grond)
    reden = models.TextField()
    van = models.DateTimeField()
    tot = models.DateTimeField()
    beoordelen_uiterlijk = models.DateField()
    beoordeeld_op = models.DateTimeField(null=True, blank=True)
    beoordeeld_door = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )
    oordeel = models.CharField(max_length=10, choices=Oordeel, blank=True)
    toelichting = models.TextField(blank=True)

    objects = NoodtoegangQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "noodtoegangen"
        indexes = [
            models.Index(fields=["medewerker", "-tot"], name="noodtoegang_medewerker"),
            models.Index(fields=["casus_id", "-van"], name="noodtoegang_casus"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(tot__gt=F("van"))
                & Q(tot__lte=F("van") + dt.timedelta(hours=4)),
                name="noodtoegang_hooguit_vier_uur",
            ),
            models.CheckConstraint(
                condition=Q(oordeel="") | Q(beoordeeld_op__isnull=False),
                name="noodtoegang_beoordeeld",
            ),
        ]

    def __str__(self) -> str:
        return str(self.pk)

    def get_absolute_url(self) -> str:
        return reverse("casusoverleg:noodtoegang", args=[self.pk])


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
