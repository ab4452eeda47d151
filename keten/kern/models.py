"""Tables of the floor: what every record has, and work that must not get lost."""

import uuid
from typing import ClassVar

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.db.models import Q

from keten.kern import klok
from keten.kern.querysets import OpdrachtQuerySet


def verberg(waarde: str) -> str:
    """Stand in for every value in the audit log, the same for all."""
    return "***"


class KetenModel(models.Model):
    """
    Base of every table of ours.

    The key comes from Python, so that an INSERT asks nothing back; it is random, so
    that it tells nothing. ``versie`` counts the changes: the second writer is told.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    versie = models.PositiveIntegerField(default=1, editable=False)
    gemaakt_op = models.DateTimeField(default=klok.nu, editable=False)
    gemaakt_door = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
        db_index=False,
    )
    gewijzigd_op = models.DateTimeField(default=klok.nu, editable=False)
    gewijzigd_door = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
        db_index=False,
    )

    # Of these a correction tells that they were corrected, not what stood there: it has
    # to be possible to forget them.
    zonder_vorige: ClassVar[frozenset[str]] = frozenset()

    class Meta:
        abstract = True


class Nummer(models.Model):
    """A number that was given out, for ever; also after the record is destroyed."""

    nummer = models.CharField(max_length=20, primary_key=True)

    class Meta:
        verbose_name_plural = "nummers"

    def __str__(self) -> str:
        return self.nummer


class Statuswissel(models.Model):
    """One move of one record: who, when, from where to where, and why."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    soort = models.CharField(max_length=60)
    object_id = models.UUIDField()
    code = models.CharField(max_length=6)
    actie = models.CharField(max_length=40)
    van = models.CharField(max_length=30, blank=True)
    naar = models.CharField(max_length=30)
    reden = models.TextField(blank=True)
    # What the fields held before, so that the move can be undone.
    vorige = models.JSONField(default=dict, encoder=DjangoJSONEncoder)
    object_versie = models.PositiveIntegerField()
    op = models.DateTimeField(default=klok.nu)
    door = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    ongedaan_op = models.DateTimeField(null=True, blank=True)
    ongedaan_door = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    ongedaan_reden = models.TextField(blank=True)

    class Meta:
        verbose_name_plural = "statuswisselingen"
        indexes = [
            models.Index(fields=["object_id", "-op"], name="statuswissel_object")
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.object_id}"


class Verbetering(models.Model):
    """A field that was corrected: old and new stay readable."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    soort = models.CharField(max_length=60)
    object_id = models.UUIDField()
    veld = models.CharField(max_length=60)
    oud = models.TextField(blank=True)
    nieuw = models.TextField(blank=True)
    op = models.DateTimeField(default=klok.nu)
    door = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )

    class Meta:
        verbose_name_plural = "verbeteringen"
        indexes = [models.Index(fields=["object_id", "-op"], name="verbetering_object")]

    def __str__(self) -> str:
        return f"{self.veld} {self.object_id}"


class OpdrachtStatus(models.TextChoices):
    WACHT = "wacht", "Wacht"
    BEZIG = "bezig", "Bezig"
    GEREED = "gereed", "Gereed"
    VASTGELOPEN = "vastgelopen", "Vastgelopen"


class Opdracht(models.Model):
    """
    Work that must not get lost: written with its cause, in the same transaction.

    The queue only carries the key of this row. ``gegevens`` holds ids, never content.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    taak = models.CharField(max_length=80)
    gegevens = models.JSONField(default=dict)
    # What must happen once carries a key; asking twice gives the same row.
    sleutel = models.CharField(max_length=120, unique=True, null=True, blank=True)
    groep = models.UUIDField(null=True, blank=True)
    status = models.CharField(
        max_length=12, choices=OpdrachtStatus, default=OpdrachtStatus.WACHT
    )
    gemaakt_op = models.DateTimeField(default=klok.nu)
    niet_voor = models.DateTimeField(default=klok.nu)
    gepubliceerd_op = models.DateTimeField(null=True, blank=True)
    lease_tot = models.DateTimeField(null=True, blank=True)
    greep = models.UUIDField(null=True, blank=True)
    pogingen = models.PositiveIntegerField(default=0)
    fouten = models.PositiveIntegerField(default=0)
    uitvallen = models.PositiveIntegerField(default=0)
    laatste_fout = models.CharField(max_length=120, blank=True)
    gereed_op = models.DateTimeField(null=True, blank=True)

    objects = OpdrachtQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "opdrachten"
        indexes = [
            models.Index(
                fields=["niet_voor"],
                name="opdracht_open",
                condition=Q(status__in=["wacht", "bezig"]),
            ),
            models.Index(fields=["groep"], name="opdracht_groep"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(status__in=OpdrachtStatus.values),
                name="opdracht_status_bekend",
            )
        ]

    def __str__(self) -> str:
        return f"{self.taak} {self.id}"


class Document(models.Model):
    """
    A made document: its bytes, in the one backup and destroyed with its record.

    Has no reader of its own: who may open it is asked of the record that names it.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    bestandsnaam = models.CharField(max_length=120)
    mediatype = models.CharField(max_length=80)
    inhoud = models.BinaryField()
    sha256 = models.CharField(max_length=64)
    grootte = models.PositiveIntegerField()
    gemaakt_op = models.DateTimeField(default=klok.nu)

    class Meta:
        verbose_name_plural = "documenten"

    def __str__(self) -> str:
        return self.bestandsnaam


class Indiening(models.Model):
    """A form that was sent: sent again, it leads to the same record."""

    sleutel = models.UUIDField(primary_key=True)
    door = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    naar = models.CharField(max_length=300, blank=True)
    op = models.DateTimeField(default=klok.nu)

    class Meta:
        verbose_name_plural = "indieningen"

    def __str__(self) -> str:
        return str(self.sleutel)


class Concept(models.Model):
    """What somebody was typing, kept for that person alone."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    van = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    plek = models.CharField(max_length=300)
    inhoud = models.JSONField(default=dict)
    bewaard_op = models.DateTimeField(default=klok.nu)

    class Meta:
        verbose_name_plural = "concepten"
        constraints = [
            models.UniqueConstraint(fields=["van", "plek"], name="concept_een_per_plek")
        ]

    def __str__(self) -> str:
        return str(self.id)


class Herinnering(models.Model):
    """A moment at which somebody is to be told something; ids only, no content."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    taak = models.CharField(max_length=80)
    soort = models.CharField(max_length=40)
    over_id = models.UUIDField()
    aan = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    moment = models.DateTimeField()
    vervallen_op = models.DateTimeField(null=True, blank=True)
    opgepakt_op = models.DateTimeField(null=True, blank=True)
    verstuurd_op = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name_plural = "herinneringen"
        constraints = [
            models.UniqueConstraint(
                fields=["soort", "over_id", "aan", "moment"],
                name="herinnering_eenmaal",
            )
        ]
        indexes = [
            models.Index(
                fields=["moment"],
                name="herinnering_open",
                condition=Q(opgepakt_op__isnull=True, vervallen_op__isnull=True),
            ),
            models.Index(fields=["over_id"], name="herinnering_over"),
        ]

    def __str__(self) -> str:
        return f"{self.soort} {self.id}"


class Inrichting(models.Model):
    """How this installation was set up; one row."""

    id = models.PositiveSmallIntegerField(primary_key=True, default=1)
    naam = models.CharField(max_length=120)
    demo = models.BooleanField(default=False)
    afzender = models.EmailField()
    kleur_merk = models.CharField(max_length=7, default="#4b13d8")
    kleur_actie = models.CharField(max_length=7, default="#00538c")
    ingericht_op = models.DateTimeField(default=klok.nu)

    class Meta:
        verbose_name_plural = "inrichtingen"
        constraints = [
            models.CheckConstraint(condition=Q(id=1), name="inrichting_een_rij")
        ]

    def __str__(self) -> str:
        return self.naam
