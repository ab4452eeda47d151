"""A report with an aim, about known people, on which somebody decides."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse

from keten.kern.models import KetenModel
from keten.organisaties.models import InVerband, Organisatie
from keten.personen.models import Persoon
from meldingen.querysets import (
    BetrokkeneQuerySet,
    MeldingDeelQuerySet,
    MeldingQuerySet,
)
from meldingen.status import KLEUREN, MeldingStatus
from signalen.models import Signaal


class Regime(models.TextChoices):
    """On which legal footing a casus is treated; a property of each casus."""

    WGS_ZVH = "wgs_zvh", "WGS, Zorg- en Veiligheidshuis"
    LOKAAL_CONVENANT = "lokaal_convenant", "Lokaal convenant"
    VEILIG_THUIS = "veilig_thuis", "Veilig Thuis"
    CONSULT = "consult", "Consult zonder persoonsgegevens"
    GROEP = "groep", "Groep"


class Melding(InVerband):
    class Meldcodestap(models.TextChoices):
        NVT = "nvt", "Niet van toepassing"
        STAP_1 = "1", "Stap 1: in kaart brengen"
        STAP_2 = "2", "Stap 2: overleg met een collega of Veilig Thuis"
        STAP_3 = "3", "Stap 3: gesprek met de betrokkene"
        STAP_4 = "4", "Stap 4: wegen"
        STAP_5 = "5", "Stap 5: beslissen"

    nummer = models.CharField(max_length=20, unique=True)
    type = models.CharField(max_length=20, choices=Signaal.Type)
    status = models.CharField(max_length=30, choices=MeldingStatus)
    spoed = models.BooleanField(default=False)
    aanleiding = models.TextField()
    doel = models.TextField()
    # What the betrokkene knows of this melding.
    weet_betrokkene = models.TextField()
    meldcode_stap = models.CharField(
        max_length=3, choices=Meldcodestap, default=Meldcodestap.NVT
    )
    aanmelder = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )
    aanmelder_organisatie = models.ForeignKey(
        Organisatie, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    geregistreerd_op = models.DateTimeField()
    terugkoppelen_uiterlijk = models.DateField()
    teruggekoppeld_op = models.DateTimeField(null=True, blank=True)
    terugkoppeling = models.TextField(blank=True)
    besluit_reden = models.TextField(blank=True)
    besloten_op = models.DateTimeField(null=True, blank=True)

    objects = MeldingQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "meldingen"
        indexes = [
            models.Index(
                fields=["samenwerkingsverband", "status", "-gemaakt_op"],
                name="melding_lijst",
            )
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(status__in=MeldingStatus.values),
                name="melding_status_bekend",
            )
        ]

    def __str__(self) -> str:
        return self.nummer

    def get_absolute_url(self) -> str:
        return reverse("meldingen:melding", args=[self.pk])

    @property
    def standkleur(self) -> str:
        """How the state looks in a list."""
        return KLEUREN[self.status][0]

    @property
    def badgekleur(self) -> str:
        """How the state looks beside the title."""
        return KLEUREN[self.status][1]


class MeldingSignaal(KetenModel):
    """A signaal that this melding was made of, or that joined it."""

    melding = models.ForeignKey(
        Melding, on_delete=models.PROTECT, related_name="bronnen"
    )
    signaal = models.OneToOneField(Signaal, on_delete=models.PROTECT, related_name="+")

    objects = MeldingDeelQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "bronnen van meldingen"

    def __str__(self) -> str:
        return str(self.pk)


class MeldingBetrokkene(KetenModel):
    class Rol(models.TextChoices):
        SLACHTOFFER = "slachtoffer", "Mogelijk slachtoffer"
        PLEGER = "pleger", "Mogelijke pleger"
        OUDER = "ouder", "Ouder"
        GETUIGE = "getuige", "Getuige"
        ANDERS = "anders", "Anders"

    melding = models.ForeignKey(
        Melding, on_delete=models.PROTECT, related_name="betrokkenen"
    )
    persoon = models.ForeignKey(Persoon, on_delete=models.PROTECT, related_name="+")
    rol = models.CharField(max_length=12, choices=Rol)
    ontkoppeld_op = models.DateTimeField(null=True, blank=True)

    objects = BetrokkeneQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "betrokkenen van meldingen"
        constraints = [
            models.UniqueConstraint(
                fields=["melding", "persoon", "rol"],
                condition=Q(ontkoppeld_op__isnull=True),
                name="meldingbetrokkene_eenmaal",
            )
        ]

    def __str__(self) -> str:
        return str(self.pk)


class Triage(KetenModel):
    """The weighing on which the decision rests: criteria one by one, with why."""

    melding = models.OneToOneField(
        Melding, on_delete=models.PROTECT, related_name="triage"
    )
    leefgebieden = models.BooleanField(null=True, blank=True)
    leefgebieden_waarom = models.CharField(max_length=300, blank=True)
    ketens = models.BooleanField(null=True, blank=True)
    ketens_waarom = models.CharField(max_length=300, blank=True)
    gewone_hulp = models.BooleanField(null=True, blank=True)
    gewone_hulp_waarom = models.CharField(max_length=300, blank=True)
    gevaar = models.BooleanField(null=True, blank=True)
    gevaar_waarom = models.CharField(max_length=300, blank=True)
    regime = models.CharField(max_length=20, choices=Regime)
    noodzaak = models.TextField()
    informeren = models.TextField()

    objects = MeldingDeelQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "triages"

    def __str__(self) -> str:
        return str(self.pk)
