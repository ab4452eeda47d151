"""Before the meeting: who is not needed, who was asked, and what each brings along."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse

from casusoverleg.models.casus import Casus
from casusoverleg.models.overleg import Agendapunt
from casusoverleg.querysets import (
    CasusProcesQuerySet,
    VoorbereidingQuerySet,
    VoorbereidingTekstQuerySet,
)
from keten.kern.models import KetenModel
from keten.organisaties.models import Organisatie


class Vrijstelling(KetenModel):
    """That somebody on the casus is not needed at one item; it takes no access away."""

    agendapunt = models.ForeignKey(
        Agendapunt, on_delete=models.PROTECT, related_name="vrijstellingen"
    )
    casus = models.ForeignKey(Casus, on_delete=models.PROTECT, related_name="+")
    medewerker = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    vervallen_op = models.DateTimeField(null=True, blank=True)

    objects = CasusProcesQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "vrijstellingen"
        constraints = [
            models.UniqueConstraint(
                fields=["agendapunt", "medewerker"],
                condition=Q(vervallen_op__isnull=True),
                name="vrijstelling_eenmaal",
            )
        ]

    def __str__(self) -> str:
        return str(self.pk)


class Voorbereiding(KetenModel):
    """That somebody was asked to prepare one item, and when the answer came."""

    agendapunt = models.ForeignKey(
        Agendapunt, on_delete=models.PROTECT, related_name="voorbereidingen"
    )
    casus = models.ForeignKey(Casus, on_delete=models.PROTECT, related_name="+")
    medewerker = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    organisatie = models.ForeignKey(
        Organisatie, on_delete=models.PROTECT, related_name="+"
    )
    gevraagd_op = models.DateTimeField()
    beantwoord_op = models.DateTimeField(null=True, blank=True)

    objects = VoorbereidingQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "voorbereidingen"
        constraints = [
            models.UniqueConstraint(
                fields=["agendapunt", "organisatie", "medewerker"],
                name="voorbereiding_eenmaal",
            )
        ]

    def __str__(self) -> str:
        return str(self.pk)

    def get_absolute_url(self) -> str:
        return reverse("casusoverleg:voorbereiding", args=[self.pk])


class VoorbereidingTekst(KetenModel):
    """What somebody brings along; of the own organisation until it is released."""

    class Antwoord(models.TextChoices):
        GEEN_NIEUWS = "geen_nieuws", "Geen nieuws"
        NIEUWS = "nieuws", "Nieuws"
        NIET_DELEN = "niet_delen", "Mag ik niet delen"

    voorbereiding = models.OneToOneField(
        Voorbereiding, on_delete=models.PROTECT, related_name="tekst"
    )
    casus = models.ForeignKey(Casus, on_delete=models.PROTECT, related_name="+")
    organisatie = models.ForeignKey(
        Organisatie, on_delete=models.PROTECT, related_name="+"
    )
    antwoord = models.CharField(max_length=12, choices=Antwoord)
    feiten = models.TextField(blank=True)
    oordeel = models.TextField(blank=True)
    # What is not told, and why; never the thing itself.
    niet_gedeeld = models.TextField(blank=True)
    vrijgegeven_op = models.DateTimeField(null=True, blank=True)

    zonder_vorige: ClassVar[frozenset[str]] = frozenset(
        {"antwoord", "feiten", "oordeel", "niet_gedeeld"}
    )

    objects = VoorbereidingTekstQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "teksten van voorbereidingen"
        constraints = [
            models.CheckConstraint(
                condition=~Q(antwoord="nieuws") | ~Q(feiten="") | ~Q(oordeel=""),
                name="voorbereiding_nieuws_heeft_tekst",
            ),
            models.CheckConstraint(
                condition=~Q(antwoord="niet_delen") | ~Q(niet_gedeeld=""),
                name="voorbereiding_zegt_waarom_niet",
            ),
        ]

    def __str__(self) -> str:
        return str(self.pk)
