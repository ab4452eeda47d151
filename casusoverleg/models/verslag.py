"""The minutes: per casus, and per reader only the own items; never one for all."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse

from casusoverleg.models.casus import Casus
from casusoverleg.models.overleg import Agendapunt, Overleg
from casusoverleg.querysets import (
    CasusInhoudQuerySet,
    OpeningQuerySet,
    UitgifteQuerySet,
)
from keten.kern.models import Document, KetenModel, Opdracht
from keten.organisaties.models import InVerband, Organisatie


class Verslag(InVerband):
    """The minutes of one casus in one meeting."""

    class Status(models.TextChoices):
        CONCEPT = "concept", "Concept"
        VASTGESTELD = "vastgesteld", "Vastgesteld"

    agendapunt = models.OneToOneField(
        Agendapunt, on_delete=models.PROTECT, related_name="verslag"
    )
    casus = models.ForeignKey(Casus, on_delete=models.PROTECT, related_name="verslagen")
    status = models.CharField(max_length=12, choices=Status, default=Status.CONCEPT)
    # Counts what was made of it: 1 is the first concept.
    uitgave = models.PositiveSmallIntegerField(default=1)
    # What the trajectregisseur adds while the memory is fresh.
    toelichting = models.TextField(blank=True)
    vastgesteld_op = models.DateTimeField(null=True, blank=True)

    objects = CasusInhoudQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "verslagen"
        constraints = [
            models.CheckConstraint(
                condition=~Q(status="vastgesteld") | Q(vastgesteld_op__isnull=False),
                name="verslag_vastgesteld_op",
            )
        ]

    def __str__(self) -> str:
        return str(self.pk)

    def get_absolute_url(self) -> str:
        return reverse("casusoverleg:verslag", args=[self.pk])


class Reactie(KetenModel):
    """A correction that a participant asks for, while the verslag is a concept."""

    verslag = models.ForeignKey(
        Verslag, on_delete=models.PROTECT, related_name="reacties"
    )
    casus = models.ForeignKey(Casus, on_delete=models.PROTECT, related_name="+")
    organisatie = models.ForeignKey(
        Organisatie, on_delete=models.PROTECT, related_name="+"
    )
    tekst = models.TextField()
    verwerkt_op = models.DateTimeField(null=True, blank=True)

    objects = CasusInhoudQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "reacties"
        ordering = ["gemaakt_op"]

    def __str__(self) -> str:
        return str(self.pk)


class Addendum(KetenModel):
    """A dated change of a verslag that stands."""

    class Soort(models.TextChoices):
        WIJZIGING = "wijziging", "Wijziging"
        INTREKKING = "intrekking", "Intrekking"

    verslag = models.ForeignKey(
        Verslag, on_delete=models.PROTECT, related_name="addenda"
    )
    casus = models.ForeignKey(Casus, on_delete=models.PROTECT, related_name="+")
    soort = models.CharField(max_length=12, choices=Soort)
    tekst = models.TextField()

    objects = CasusInhoudQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "addenda"
        ordering = ["gemaakt_op"]

    def __str__(self) -> str:
        return str(self.pk)


class Uitgifte(KetenModel):
    """One PDF for one reader, or of one casus, or of the process; and its making."""

    class Soort(models.TextChoices):
        CASUS = "casus", "Verslag per casus"
        LEZER = "lezer", "Mijn punten"
        PROCES = "proces", "Procesverslag"
        ADDENDUM = "addendum", "Addendum"

    overleg = models.ForeignKey(
        Overleg, on_delete=models.PROTECT, related_name="uitgiften"
    )
    soort = models.CharField(max_length=8, choices=Soort)
    lezer = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )
    verslag = models.ForeignKey(
        Verslag,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="uitgiften",
    )
    addendum = models.ForeignKey(
        Addendum,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="uitgiften",
    )
    definitief = models.BooleanField(default=False)
    ronde = models.PositiveSmallIntegerField(default=1)
    opdracht = models.ForeignKey(
        Opdracht, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    document = models.OneToOneField(
        Document, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    geopend_op = models.DateTimeField(null=True, blank=True)
    # What stands in it was withdrawn: its address shows a notice, and no PDF.
    ingetrokken_op = models.DateTimeField(null=True, blank=True)

    objects = UitgifteQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "uitgiften"
        constraints = [
            models.UniqueConstraint(
                fields=["overleg", "soort", "lezer", "verslag", "addendum", "ronde"],
                condition=Q(ingetrokken_op__isnull=True),
                nulls_distinct=False,
                name="uitgifte_eenmaal",
            ),
            models.CheckConstraint(
                condition=Q(soort="proces", lezer__isnull=True, verslag__isnull=True)
                | Q(soort="lezer", lezer__isnull=False, verslag__isnull=True)
                | Q(soort__in=["casus", "addendum"], lezer__isnull=True)
                & Q(verslag__isnull=False),
                name="uitgifte_van_iets",
            ),
            models.CheckConstraint(
                condition=Q(soort="addendum", addendum__isnull=False)
                | ~Q(soort="addendum") & Q(addendum__isnull=True),
                name="uitgifte_addendum",
            ),
        ]

    def __str__(self) -> str:
        return str(self.pk)


class UitgifteOnderdeel(KetenModel):
    """Which verslag stands in the PDF of a reader: asked again when it is opened."""

    uitgifte = models.ForeignKey(
        Uitgifte, on_delete=models.PROTECT, related_name="onderdelen"
    )
    verslag = models.ForeignKey(Verslag, on_delete=models.PROTECT, related_name="+")
    # How deep the PDF goes into this casus: the level its reader must still hold.
    niveau = models.PositiveSmallIntegerField(default=2)

    class Meta:
        verbose_name_plural = "onderdelen van uitgiften"
        constraints = [
            models.UniqueConstraint(
                fields=["uitgifte", "verslag"], name="onderdeel_eenmaal"
            )
        ]

    def __str__(self) -> str:
        return str(self.pk)


class Opening(InVerband):
    """That somebody opened a PDF: who, when, and which bytes. A row each time."""

    # None once the meeting went on after all, and its PDFs were taken back.
    uitgifte = models.ForeignKey(
        Uitgifte,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="openingen",
    )
    # What the PDF was, for who may not open it: those of other readers are hidden.
    overleg = models.ForeignKey(Overleg, on_delete=models.PROTECT, related_name="+")
    casus = models.ForeignKey(
        Casus, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    soort = models.CharField(max_length=8, choices=Uitgifte.Soort)
    ronde = models.PositiveSmallIntegerField()
    definitief = models.BooleanField()
    medewerker = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    op = models.DateTimeField()
    sha256 = models.CharField(max_length=64)

    objects = OpeningQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "openingen"
        ordering = ["-op"]

    def __str__(self) -> str:
        return str(self.pk)
