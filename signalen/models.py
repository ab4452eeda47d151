"""A first suspicion, in the words of who reports it."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse

from keten.kern.models import KetenModel
from keten.organisaties.models import InVerband, Organisatie, periode
from signalen.querysets import AanvullingQuerySet, DelingQuerySet, SignaalQuerySet
from signalen.status import KLEUREN, SignaalStatus


class Signaal(InVerband):
    class Type(models.TextChoices):
        LOVERBOY = "loverboy", "Loverboyproblematiek"
        SHAME_SEXTING = "shame_sexting", "Shame-sexting: doorgestuurd of gedreigd"
        SEXTING = "sexting", "Sexting: beelden vrijwillig gedeeld"
        GROEP = "groep", "Een groep of een plek"
        ANDERS = "anders", "Iets anders"

    class Kanaal(models.TextChoices):
        PROFESSIONAL = "professional", "Professional, in Keten"
        TELEFOON = "telefoon", "Telefoon"

    nummer = models.CharField(max_length=20, unique=True)
    type = models.CharField(max_length=20, choices=Type)
    kanaal = models.CharField(max_length=20, choices=Kanaal)
    status = models.CharField(max_length=30, choices=SignaalStatus)
    ontvangen_op = models.DateTimeField(null=True, blank=True)
    oppakken_uiterlijk = models.DateField(null=True, blank=True)
    # Literal words and observations; no questions that lead.
    feiten = models.TextField()
    # In a signaal that ends in advice nobody is named for long.
    zonder_vorige = frozenset({"over_wie"})
    over_wie = models.CharField(max_length=300, blank=True)
    waar = models.CharField(max_length=300, blank=True)
    wanneer = models.CharField(max_length=300, blank=True)
    acuut = models.BooleanField(default=False)
    melder = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )
    melder_organisatie = models.ForeignKey(
        Organisatie, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    # Somebody on the telephone: as far as that person wants to be known.
    melder_naam = models.CharField(max_length=120, blank=True)
    melder_contact = models.CharField(max_length=120, blank=True)
    mag_bekend_worden = models.BooleanField(default=False)
    behandelaar = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )
    advies = models.TextField(blank=True)
    voorstel_door = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )
    voorstel_reden = models.TextField(blank=True)

    objects = SignaalQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "signalen"
        indexes = [
            models.Index(
                fields=["samenwerkingsverband", "status", "-gemaakt_op"],
                name="signaal_lijst",
            )
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(status__in=SignaalStatus.values),
                name="signaal_status_bekend",
            ),
            models.CheckConstraint(
                condition=Q(status__in=["concept", "ingetrokken"])
                | Q(ontvangen_op__isnull=False),
                name="signaal_ontvangen",
            ),
        ]

    def __str__(self) -> str:
        return self.nummer

    def get_absolute_url(self) -> str:
        return reverse("signalen:signaal", args=[self.pk])

    @property
    def standkleur(self) -> str:
        """How the state looks in a list."""
        return KLEUREN[self.status][0]

    @property
    def badgekleur(self) -> str:
        """How the state looks beside the title."""
        return KLEUREN[self.status][1]


class Aanvulling(KetenModel):
    """What was added to a signaal after it was sent in."""

    signaal = models.ForeignKey(
        Signaal, on_delete=models.PROTECT, related_name="aanvullingen"
    )
    tekst = models.TextField()

    objects = AanvullingQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "aanvullingen"
        ordering = ["gemaakt_op"]

    def __str__(self) -> str:
        return f"{self.signaal_id}"


class Deling(KetenModel):
    """That a signaal is shared with one professional: why, how deep, until when."""

    class Niveau(models.IntegerChoices):
        PROCES = 1, "Dat het signaal er is en hoe het loopt"
        INHOUD = 2, "Ook wat er is gezien of gehoord"

    signaal = models.ForeignKey(
        Signaal, on_delete=models.PROTECT, related_name="delingen"
    )
    organisatie = models.ForeignKey(
        Organisatie, on_delete=models.PROTECT, related_name="+"
    )
    medewerker = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    niveau = models.PositiveSmallIntegerField(choices=Niveau, default=Niveau.INHOUD)
    waarom = models.TextField()
    van = models.DateField()
    tot = models.DateField()
    eindreden = models.TextField(blank=True)

    objects = DelingQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "delingen"
        indexes = [models.Index(fields=["medewerker", "tot"], name="deling_medewerker")]
        constraints = [
            periode("deling_periode"),
            models.CheckConstraint(condition=~Q(waarom=""), name="deling_waarom"),
            models.CheckConstraint(
                condition=Q(niveau__in=[1, 2]), name="deling_niveau"
            ),
        ]

    def __str__(self) -> str:
        return str(self.pk)
