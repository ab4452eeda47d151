"""What an organisation will do, by when, and what the betrokkene is told of it."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse

from casusoverleg.models.casus import Casus
from casusoverleg.models.overleg import Agendapunt
from casusoverleg.querysets import AfspraakQuerySet
from casusoverleg.status import AfspraakStatus
from keten.organisaties.models import InVerband, Organisatie
from keten.personen.models import Persoon


class Afspraak(InVerband):
    class Informering(models.TextChoices):
        CASUSREGISSEUR_MONDELING = "cr_mondeling", "Casusregisseur, mondeling"
        CASUSREGISSEUR_BRIEF = "cr_brief", "Casusregisseur, brief"
        DEZE_ORGANISATIE = "organisatie", "Deze organisatie"
        NIET = "niet", "Niet, met reden"

    casus = models.ForeignKey(Casus, on_delete=models.PROTECT, related_name="afspraken")
    agendapunt = models.ForeignKey(
        Agendapunt,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="afspraken",
    )
    status = models.CharField(max_length=30, choices=AfspraakStatus)
    wat = models.TextField()
    organisatie = models.ForeignKey(
        Organisatie, on_delete=models.PROTECT, related_name="+"
    )
    medewerker = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )
    betreft = models.ForeignKey(
        Persoon, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    uiterlijk = models.DateField()
    voorwaarde = models.CharField(max_length=300, blank=True)
    informering = models.CharField(max_length=12, choices=Informering)
    informering_reden = models.CharField(max_length=300, blank=True)
    # While its condition is not met: when somebody looks again.
    herzien_op = models.DateField(null=True, blank=True)
    # The one time that who is to do it took more time.
    uitgesteld_op = models.DateTimeField(null=True, blank=True)
    # How many days late it was when last decided about the organisation's management.
    escalatie_trap = models.PositiveSmallIntegerField(default=0)
    overgedragen_van = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="opvolgers",
    )
    resultaat = models.TextField(blank=True)
    # Not written down while it was said, but afterwards.
    achteraf = models.BooleanField(default=False)
    gereed_gemeld_op = models.DateTimeField(null=True, blank=True)
    afgerond_op = models.DateTimeField(null=True, blank=True)

    objects = AfspraakQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "afspraken"
        indexes = [
            models.Index(
                fields=["organisatie", "uiterlijk"],
                name="afspraak_lopend",
                condition=Q(status__in=["open", "in_uitvoering"]),
            )
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(status__in=AfspraakStatus.values),
                name="afspraak_status_bekend",
            ),
            models.CheckConstraint(
                condition=~Q(informering="niet") | ~Q(informering_reden=""),
                name="afspraak_niet_informeren_reden",
            ),
        ]

    def __str__(self) -> str:
        return str(self.pk)

    def get_absolute_url(self) -> str:
        return reverse("casusoverleg:afspraak", args=[self.pk])
