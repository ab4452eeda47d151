"""The meeting: a series, a day, items, who sat at the table, what was decided."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from casusoverleg.models.casus import Casus
from casusoverleg.querysets import (
    AgendapuntQuerySet,
    CasusInhoudQuerySet,
    CasusProcesQuerySet,
    OverlegQuerySet,
    OverlegreeksQuerySet,
)
from casusoverleg.status import AgendapuntStatus, OverlegStatus
from casusoverleg.status.overleg import TE_BESPREKEN
from keten.kern.models import KetenModel
from keten.organisaties.models import InVerband, Organisatie


class Vorm(models.TextChoices):
    FYSIEK = "fysiek", "Bij elkaar"
    DIGITAAL = "digitaal", "Digitaal"
    HYBRIDE = "hybride", "Deels digitaal"


class Overlegreeks(InVerband):
    """Once a month on the second Thursday, unless people do not work on that day."""

    naam = models.CharField(max_length=120)
    begin = models.TimeField()
    eind = models.TimeField()
    plaats = models.CharField(max_length=120)
    vorm = models.CharField(max_length=10, choices=Vorm, default=Vorm.FYSIEK)
    link = models.URLField(max_length=300, blank=True)
    actief = models.BooleanField(default=True)

    objects = OverlegreeksQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "overlegreeksen"
        constraints = [
            models.CheckConstraint(condition=Q(eind__gt=F("begin")), name="reeks_tijd")
        ]

    def __str__(self) -> str:
        return self.naam


class Overleg(InVerband):
    nummer = models.CharField(max_length=24, unique=True)
    reeks = models.ForeignKey(
        Overlegreeks,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="overleggen",
    )
    datum = models.DateField()
    begin = models.TimeField()
    eind = models.TimeField()
    plaats = models.CharField(max_length=120)
    vorm = models.CharField(max_length=10, choices=Vorm, default=Vorm.FYSIEK)
    link = models.URLField(max_length=300, blank=True)
    # Written down from paper when it was over: nobody is invited.
    achteraf = models.BooleanField(default=False)
    status = models.CharField(max_length=30, choices=OverlegStatus)
    # Why it is on another day than the series says.
    toelichting = models.TextField(blank=True)
    voorzitter = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )
    notulist = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )
    # What is said to all before the first casus.
    algemeen = models.TextField(blank=True)
    geopend_op = models.DateTimeField(null=True, blank=True)
    # When the opening was over: who came is known from then on.
    opening_op = models.DateTimeField(null=True, blank=True)
    gesloten_op = models.DateTimeField(null=True, blank=True)
    reactie_tot = models.DateField(null=True, blank=True)
    # All PDF work of one round carries this key, for the progress on the page.
    werkgroep = models.UUIDField(null=True, blank=True)

    objects = OverlegQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "overleggen"
        indexes = [
            models.Index(
                fields=["samenwerkingsverband", "datum"], name="overleg_agenda"
            )
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(status__in=OverlegStatus.values),
                name="overleg_status_bekend",
            ),
            models.CheckConstraint(
                condition=Q(eind__gt=F("begin")), name="overleg_tijd"
            ),
            models.CheckConstraint(
                condition=~Q(status="bezig") | Q(voorzitter__isnull=False),
                name="overleg_bezig_voorzitter",
            ),
        ]

    def __str__(self) -> str:
        return self.nummer

    def get_absolute_url(self) -> str:
        return reverse("casusoverleg:overleg", args=[self.pk])


class Agendapunt(InVerband):
    """One casus in one meeting."""

    class Vraagsoort(models.TextChoices):
        INFORMEREN = "informeren", "Informeren"
        MEEDENKEN = "meedenken", "Meedenken"
        BESLUITEN = "besluiten", "Besluiten"

    overleg = models.ForeignKey(
        Overleg, on_delete=models.PROTECT, related_name="agendapunten"
    )
    casus = models.ForeignKey(
        Casus, on_delete=models.PROTECT, related_name="agendapunten"
    )
    status = models.CharField(max_length=30, choices=AgendapuntStatus)
    volgorde = models.PositiveSmallIntegerField(default=0)
    minuten = models.PositiveSmallIntegerField(default=15)
    # Begins then and not before: somebody can only come at that time.
    vast_om = models.TimeField(null=True, blank=True)
    vraagsoort = models.CharField(
        max_length=12, choices=Vraagsoort, default=Vraagsoort.MEEDENKEN
    )
    vraag = models.TextField()
    spoed = models.BooleanField(default=False)
    voorgesteld_door = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    voorgesteld_namens = models.ForeignKey(
        Organisatie, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    doorgeschoven_van = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    # When the chair said that nobody sits there who may not hear this.
    zaal_bevestigd_op = models.DateTimeField(null=True, blank=True)
    begonnen_op = models.DateTimeField(null=True, blank=True)
    afgerond_op = models.DateTimeField(null=True, blank=True)
    # Discussed without afspraak or besluit: why that is right.
    geen_vervolg = models.TextField(blank=True)
    # Everybody who was asked has nothing new: it may be moved, or settled in writing.
    zonder_nieuws = models.BooleanField(default=False)

    objects = AgendapuntQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "agendapunten"
        ordering = ["volgorde", "gemaakt_op"]
        constraints = [
            models.CheckConstraint(
                condition=Q(status__in=AgendapuntStatus.values),
                name="agendapunt_status_bekend",
            ),
            models.UniqueConstraint(
                fields=["overleg", "casus"],
                condition=~Q(status__in=["afgewezen", "ingetrokken", "vervallen"]),
                name="agendapunt_eenmaal",
            ),
            models.UniqueConstraint(
                fields=["overleg"],
                condition=Q(status="in_bespreking"),
                name="agendapunt_een_tegelijk",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.overleg_id} {self.volgorde}"

    @property
    def wacht_op_beurt(self) -> bool:
        """Whether it is on the agenda, prepared or not, and not begun."""
        return self.status in TE_BESPREKEN

    def get_absolute_url(self) -> str:
        return reverse("casusoverleg:overleg", args=[self.overleg_id])


class Aanwezigheid(KetenModel):
    """Who sat at the table at one item; what the verslag is sent by."""

    class Stand(models.TextChoices):
        AANWEZIG = "aanwezig", "Aanwezig"
        LATER = "later", "Later aangeschoven"
        AFWEZIG = "afwezig", "Afwezig"

    agendapunt = models.ForeignKey(
        Agendapunt, on_delete=models.PROTECT, related_name="aanwezigheid"
    )
    casus = models.ForeignKey(Casus, on_delete=models.PROTECT, related_name="+")
    medewerker = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )
    organisatie = models.ForeignKey(
        Organisatie, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    # Somebody without an account, as the list of who came says it: who reads this item
    # may not read that list.
    opkomst = models.ForeignKey(
        "casusoverleg.Opkomst",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )
    namens = models.CharField(max_length=120, blank=True)
    functie = models.CharField(max_length=120, blank=True)
    stand = models.CharField(max_length=10, choices=Stand)
    # Why somebody stayed who is not named on this casus.
    reden = models.TextField(blank=True)

    objects = CasusProcesQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "aanwezigheid"
        constraints = [
            models.UniqueConstraint(
                fields=["agendapunt", "medewerker"], name="aanwezigheid_eenmaal"
            ),
            models.UniqueConstraint(
                fields=["agendapunt", "opkomst"],
                condition=Q(opkomst__isnull=False),
                name="aanwezigheid_opkomst_eenmaal",
            ),
            models.CheckConstraint(
                condition=Q(medewerker__isnull=False) | Q(opkomst__isnull=False),
                name="aanwezigheid_wie",
            ),
        ]

    def __str__(self) -> str:
        return str(self.pk)


class Besluit(KetenModel):
    class Soort(models.TextChoices):
        BESLUIT = "besluit", "Besluit"
        RISICO = "risico", "Risico"
        INFORMATIE = "informatie", "Informatie"

    casus = models.ForeignKey(Casus, on_delete=models.PROTECT, related_name="besluiten")
    agendapunt = models.ForeignKey(
        Agendapunt, on_delete=models.PROTECT, related_name="besluiten"
    )
    soort = models.CharField(max_length=12, choices=Soort, default=Soort.BESLUIT)
    tekst = models.TextField()
    # Not written down while it was said, but afterwards.
    achteraf = models.BooleanField(default=False)
    vervallen_op = models.DateTimeField(null=True, blank=True)

    objects = CasusInhoudQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "besluiten"
        ordering = ["gemaakt_op"]

    def __str__(self) -> str:
        return str(self.pk)
