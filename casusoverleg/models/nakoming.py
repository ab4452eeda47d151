"""What keeps afspraken going: who does what as a rule, and what when it stays out."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from casusoverleg.models.casus import BetrokkeneRol
from casusoverleg.querysets import EscalatieQuerySet, TaakverdelingQuerySet
from keten.organisaties.models import InVerband, Organisatie


class Taakverdeling(InVerband):
    """What an organisation does as a rule, for who was hurt or for who did it."""

    class Rol(models.TextChoices):
        SLACHTOFFER = BetrokkeneRol.Rol.SLACHTOFFER.value, "Slachtoffer"
        PLEGER = BetrokkeneRol.Rol.PLEGER.value, "Pleger"

    organisatie = models.ForeignKey(
        Organisatie, on_delete=models.PROTECT, related_name="+"
    )
    rol = models.CharField(max_length=12, choices=Rol)
    taak = models.CharField(max_length=300)
    vervallen_op = models.DateTimeField(null=True, blank=True)

    objects = TaakverdelingQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "taakverdeling"
        ordering = ["organisatie__naam", "rol", "taak"]
        constraints = [
            models.UniqueConstraint(
                fields=["samenwerkingsverband", "organisatie", "rol", "taak"],
                condition=Q(vervallen_op__isnull=True),
                name="taakverdeling_eenmaal",
            )
        ]

    def __str__(self) -> str:
        return str(self.pk)


class Escalatie(InVerband):
    """What the management of an organisation was told: a count and case numbers."""

    class Wijze(models.TextChoices):
        MAIL = "mail", "Mail"
        ZELF = "zelf", "Zelf contact opgenomen"

    organisatie = models.ForeignKey(
        Organisatie, on_delete=models.PROTECT, related_name="+"
    )
    # After how many days: the first or the second time.
    trap = models.PositiveSmallIntegerField()
    wijze = models.CharField(max_length=4, choices=Wijze)
    aan = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )
    aantal = models.PositiveSmallIntegerField()
    nummers = models.JSONField(default=list, blank=True)

    objects = EscalatieQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "escalaties"
        ordering = ["-gemaakt_op"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(wijze="mail") | Q(aan__isnull=False),
                name="escalatie_aan",
            )
        ]

    def __str__(self) -> str:
        return str(self.pk)
