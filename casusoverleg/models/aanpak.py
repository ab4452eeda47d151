"""What is known on a casus: piece by piece, each with its source and its readers."""

from django.db import models

from casusoverleg.models.casus import Casus
from casusoverleg.querysets import BijlageQuerySet, InformatieQuerySet
from keten.kern.models import Document, KetenModel
from keten.organisaties.models import Organisatie
from keten.personen.models import Persoon


class InformatieElement(KetenModel):
    class Soort(models.TextChoices):
        FEIT = "feit", "Feit"
        OORDEEL = "oordeel", "Professioneel oordeel"

    class Zichtbaarheid(models.TextChoices):
        ALLE_DEELNEMERS = "alle_deelnemers", "Alle deelnemers"
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


class Bijlage(KetenModel):
    """A file with a piece of information; who reads the one may open the other."""

    element = models.ForeignKey(
        InformatieElement, on_delete=models.PROTECT, related_name="bijlagen"
    )
    document = models.OneToOneField(
        Document, on_delete=models.PROTECT, related_name="+"
    )
    omschrijving = models.CharField(max_length=120)
    ingetrokken_op = models.DateTimeField(null=True, blank=True)
    ingetrokken_reden = models.TextField(blank=True)

    objects = BijlageQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "bijlagen"
        ordering = ["gemaakt_op"]

    def __str__(self) -> str:
        return str(self.pk)
