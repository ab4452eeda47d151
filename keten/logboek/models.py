"""
What was looked at, what was changed, and the chain that seals both.

To read only: ``inzage`` writes the first, triggers the second, the sealer the third,
and none of them through these models, for key, moment and transaction come from the
database itself. No foreign keys: a log outlives what it tells of.
"""

import uuid

from django.contrib.postgres.fields import ArrayField
from django.db import models


class Inzageregel(models.Model):
    """One request of somebody behind the door: what it showed, or was refused."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    op = models.DateTimeField()
    tx = models.BigIntegerField()
    medewerker_id = models.UUIDField(null=True)
    organisaties = ArrayField(models.UUIDField())
    verbanden = ArrayField(models.UUIDField())
    rollen = ArrayField(models.CharField(max_length=40))
    # Name of the address, and which move.
    actie = models.CharField(max_length=120)
    # Of the first record; the others may be of another kind.
    soort = models.CharField(max_length=60)
    objecten = ArrayField(models.UUIDField())
    doel = models.CharField(max_length=20)
    resultaat = models.SmallIntegerField()
    verzoek_id = models.UUIDField()
    # Digests with a key: that the same was searched again, never what.
    termen = ArrayField(models.CharField(max_length=64))

    class Meta:
        managed = False
        db_table = "logboek_inzageregel"
        verbose_name_plural = "inzageregels"

    def __str__(self) -> str:
        return str(self.pk)


class Verwerkingsregel(models.Model):
    """
    One look, for the person whose data it was: when, for whom, why; not by whom.

    No third log but a view of the first, without the columns of who looked.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    op = models.DateTimeField()
    organisaties = ArrayField(models.UUIDField())
    verbanden = ArrayField(models.UUIDField())
    actie = models.CharField(max_length=120)
    objecten = ArrayField(models.UUIDField())
    doel = models.CharField(max_length=20)

    class Meta:
        managed = False
        db_table = "logboek_verwerkingsregel"
        verbose_name_plural = "verwerkingsregels"

    def __str__(self) -> str:
        return str(self.pk)


class Wijzigingsregel(models.Model):
    """One row that was made, changed or removed: which columns, never what in them."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    op = models.DateTimeField()
    tx = models.BigIntegerField()
    medewerker_id = models.UUIDField(null=True)
    # Why, when no person acted.
    systeem = models.TextField(blank=True)
    # Who knocked at the database: the application, or somebody past it.
    rol = models.CharField(max_length=63)
    tabel = models.CharField(max_length=63)
    object_id = models.UUIDField()
    handeling = models.CharField(max_length=12)
    velden = ArrayField(models.CharField(max_length=63))

    class Meta:
        managed = False
        db_table = "logboek_wijzigingsregel"
        verbose_name_plural = "wijzigingsregels"

    def __str__(self) -> str:
        return str(self.pk)


class Zegel(models.Model):
    """One link of the chain: which row, its digest, and that of all before it."""

    volgnummer = models.BigIntegerField(primary_key=True)
    op = models.DateTimeField()
    logboek = models.CharField(max_length=20)
    regel_id = models.UUIDField()
    regel_hash = models.CharField(max_length=64)
    ketting_hash = models.CharField(max_length=64)
    # Every transaction below this number had ended when the seal was set.
    horizon = models.BigIntegerField()

    class Meta:
        managed = False
        db_table = "logboek_zegel"
        verbose_name_plural = "zegels"

    def __str__(self) -> str:
        return str(self.pk)


def head() -> str:
    """Return the hash to print: whoever holds the paper holds an anchor."""
    laatste = Zegel.objects.order_by("-volgnummer").values_list(
        "ketting_hash", flat=True
    )
    return laatste.first() or ""
