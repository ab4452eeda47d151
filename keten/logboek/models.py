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
