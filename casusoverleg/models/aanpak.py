"""What is known on a casus: piece by piece, each with its source and its readers."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from casusoverleg.models.casus import Casus
from casusoverleg.querysets import InformatieLezerQuerySet, InformatieQuerySet
from keten.kern.models import KetenModel
from keten.organisaties.models import Organisatie
from keten.personen.models import Persoon


class InformatieElement(KetenModel):
    class Soort(models.TextChoices):
        FEIT = "feit", "Feit"
        OORDEEL = "oordeel", "Professioneel oordeel"

    class Zichtbaarheid(models.TextChoices):
        ALLE_DEELNEMERS = "alle_deelnemers", "Alle deelnemers"
        SELECTIE = "selectie", "Alleen wie ik kies"
        ALLEEN_REGISSEUR = "alleen_regisseur", "Alleen de trajectregisseur"
        EIGEN_ORGANISATIE = "eigen_organisatie", "Alleen mijn organisatie"

    casus = models.ForeignKey(
        Casus, on_delete=models.PROTECT, related_name="informatie"
    )
    over_persoon = models.ForeignKey(
        Persoon, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    bron_organisatie = models.ForeignKey(
        Organisatie, on_delete=models.PROTECT, related_name="+"
    )
    soort = models.CharField(max_length=10, choices=Soort)
    tekst = models.TextField()
    datum = models.DateField()
    zichtbaarheid = models.CharField(
        max_length=20,
        choices=Zichtbaarheid,
        default=Zichtbaarheid.ALLE_DEELNEMERS,
    )
    ingetrokken_op = models.DateTimeField(null=True, blank=True)
    ingetrokken_reden = models.TextField(blank=True)

    objects = InformatieQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "informatie-elementen"
        ordering = ["-datum", "-gemaakt_op"]

    def __str__(self) -> str:
        return str(self.pk)


class InformatieLezer(KetenModel):
    """That one deelnemer was chosen to read one element."""

    element = models.ForeignKey(
        InformatieElement, on_delete=models.PROTECT, related_name="voor"
    )
    medewerker = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    vervallen_op = models.DateTimeField(null=True, blank=True)

    objects = InformatieLezerQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "lezers van informatie"
        constraints = [
            models.UniqueConstraint(
                fields=["element", "medewerker"],
                condition=Q(vervallen_op__isnull=True),
                name="informatielezer_eenmaal",
            )
        ]

    def __str__(self) -> str:
        return str(self.pk)
