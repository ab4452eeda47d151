"""What is counted of logging in, and where else people can log in."""

from typing import ClassVar

from django.core.validators import RegexValidator
from django.db import models

from keten.inloggen.querysets import InlogdienstQuerySet
from keten.kern.models import KetenModel
from keten.organisaties.models import Organisatie


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


class Inlogdienst(KetenModel):
    """Where the people of one organisation log in; its secret is in no table."""

    organisatie = models.OneToOneField(
        Organisatie, on_delete=models.PROTECT, related_name="+"
    )
    naam = models.CharField(max_length=60)
    # Who signs the tokens; its address is also where it is asked.
    uitgever = models.CharField(max_length=200)
    client_id = models.CharField(max_length=190)
    # Part of the name under which the environment holds the secret.
    sleutel = models.CharField(
        max_length=30,
        unique=True,
        validators=[RegexValidator(r"^[a-z][a-z0-9_]*$")],
    )
    vertrouwt_tweede_stap = models.BooleanField(default=False)
    aan = models.BooleanField(default=False)

    objects = InlogdienstQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "inlogdiensten"

    def __str__(self) -> str:
        return str(self.pk)

    @property
    def geheim_naam(self) -> str:
        """The name of the secret in the environment."""
        return f"KETEN_OIDC_{self.sleutel.upper()}"
