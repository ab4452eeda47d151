"""What is counted of logging in."""

from typing import ClassVar

from django.db import models


class Drempel(models.Model):
    """How often it failed of late, and when the next try may come."""

    # The digest of a name, of a name at a known browser, of an account, or of all.
    sleutel = models.CharField(primary_key=True, max_length=64)
    mislukt = models.PositiveIntegerField(default=0)
    begonnen_op = models.DateTimeField()
    vrij_op = models.DateTimeField()

    objects: ClassVar[models.Manager["Drempel"]] = models.Manager()

    class Meta:
        verbose_name_plural = "drempels"

    def __str__(self) -> str:
        return self.sleutel[:8]
