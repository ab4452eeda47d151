"""The aanpak of one youth or one matter, and who takes part in it."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from guardian.models import UserObjectPermissionBase

from casusoverleg.querysets import (
    CasusDeelnameQuerySet,
    CasusInhoudQuerySet,
    CasusQuerySet,
)
from casusoverleg.status import CasusStatus
from keten.kern.models import KetenModel
from keten.organisaties.models import (
    InVerband,
    Organisatie,
    Samenwerkingsverband,
    Vervanging,
    periode,
)
from keten.personen.models import Persoon
from meldingen.models import Melding, Regime
from signalen.models import Signaal


class Casus(InVerband):
    class Herkomst(models.TextChoices):
        MELDING = "melding", "Uit een melding"
        OVERGENOMEN = "overgenomen", "Overgenomen, liep al"

    nummer = models.CharField(max_length=20, unique=True)
    type = models.CharField(max_length=20, choices=Signaal.Type)
    status = models.CharField(max_length=30, choices=CasusStatus)
    regime = models.CharField(max_length=20, choices=Regime)
    herkomst = models.CharField(max_length=12, choices=Herkomst)
    melding = models.OneToOneField(
        Melding, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    noodzaak = models.TextField()
    # How and when the betrokkene is told; decided before the casus starts.
    informeren = models.TextField(blank=True)
    spoed = models.BooleanField(default=False)
    geopend_op = models.DateField()
    gestart_op = models.DateField(null=True, blank=True)
    afgesloten_op = models.DateField(null=True, blank=True)
    afsluitreden = models.TextField(blank=True)
    casusregisseur = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )
    casusregie_organisatie = models.ForeignKey(
        Organisatie, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    # Until there is a veiligheidsplan in Keten: why the casus starts without one.
    veiligheidsplan_uitzondering = models.TextField(blank=True)
    laatst_besproken_op = models.DateField(null=True, blank=True)
    # The day on which the table wants to talk about it again.
    herbespreken_op = models.DateField(null=True, blank=True)

    objects = CasusQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "casussen"
        default_permissions = ()
        permissions = [
            ("inzien_casus", "Mag deze casus inzien"),
            ("bijdragen_casus", "Mag aan deze casus bijdragen"),
            ("regisseren_casus", "Mag deze casus regisseren"),
        ]
        indexes = [models.Index(fields=["-geopend_op", "-id"], name="casus_geopend")]
        constraints = [
            models.CheckConstraint(
                condition=Q(status__in=CasusStatus.values), name="casus_status_bekend"
            ),
            models.CheckConstraint(
                condition=~Q(status="afgesloten") | Q(afgesloten_op__isnull=False),
                name="casus_afgesloten_op",
            ),
            models.CheckConstraint(
                condition=Q(casusregisseur__isnull=True)
                | Q(casusregie_organisatie__isnull=False),
                name="casus_regie_namens",
            ),
            models.UniqueConstraint(
                fields=["id", "samenwerkingsverband"], name="casus_in_verband"
            ),
        ]

    def __str__(self) -> str:
        return self.nummer

    def get_absolute_url(self) -> str:
        return reverse("casusoverleg:casus", args=[self.pk])


class CasusUserObjectPermission(UserObjectPermissionBase):
    """What one medewerker may do on one casus; a row per right."""

    content_object = models.ForeignKey(Casus, on_delete=models.CASCADE)

    class Meta(UserObjectPermissionBase.Meta):
        verbose_name_plural = "rechten op casussen"

    def __str__(self) -> str:
        return str(self.pk)


class CasusBetrokkene(KetenModel):
    casus = models.ForeignKey(
        Casus, on_delete=models.PROTECT, related_name="betrokkenen"
    )
    persoon = models.ForeignKey(Persoon, on_delete=models.PROTECT, related_name="+")
    hoofdbetrokkene = models.BooleanField(default=False)
    van = models.DateField()
    tot = models.DateField(null=True, blank=True)

    objects = CasusInhoudQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "betrokkenen"
        constraints = [
            periode("betrokkene_periode"),
            models.UniqueConstraint(
                fields=["casus", "persoon"],
                condition=Q(tot__isnull=True),
                name="betrokkene_eenmaal",
            ),
        ]

    def __str__(self) -> str:
        return str(self.pk)


class BetrokkeneRol(KetenModel):
    class Rol(models.TextChoices):
        SLACHTOFFER = "slachtoffer", "Slachtoffer"
        PLEGER = "pleger", "Pleger"
        VERDACHTE = "verdachte", "Verdachte"
        OUDER = "ouder", "Ouder"
        BROER_ZUS = "broer_zus", "Broer of zus"
        GETUIGE = "getuige", "Getuige"
        ANDERS = "anders", "Anders"

    betrokkene = models.ForeignKey(
        CasusBetrokkene, on_delete=models.PROTECT, related_name="rollen"
    )
    rol = models.CharField(max_length=12, choices=Rol)
    van = models.DateField()
    tot = models.DateField(null=True, blank=True)

    class Meta:
        verbose_name_plural = "rollen van betrokkenen"
        constraints = [
            periode("betrokkenerol_periode"),
            models.UniqueConstraint(
                fields=["betrokkene", "rol"],
                condition=Q(tot__isnull=True),
                name="betrokkenerol_eenmaal",
            ),
        ]

    def __str__(self) -> str:
        return str(self.pk)


class CasusDeelname(KetenModel):
    """That a named professional takes part for an organisation: why, and until when."""

    class Rol(models.TextChoices):
        TRAJECTREGISSEUR = "trajectregisseur", "Trajectregisseur"
        CASUSREGISSEUR = "casusregisseur", "Casusregisseur"
        UITVOERDER = "uitvoerder", "Uitvoerder"
        ADVISEUR = "adviseur", "Adviseur"
        GAST = "gast", "Gast"
        NOTULIST = "notulist", "Notulist"
        VOORZITTER = "voorzitter", "Voorzitter van één overleg"

    class Niveau(models.IntegerChoices):
        BESTAAN = 0, "Dat de casus bestaat"
        PROCES = 1, "Hoe het loopt"
        INHOUD = 2, "Waar het over gaat"

    casus = models.ForeignKey(Casus, on_delete=models.PROTECT, related_name="deelnames")
    # That of the casus, by a constraint: a question about somebody needs no casussen.
    samenwerkingsverband = models.ForeignKey(
        Samenwerkingsverband, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    organisatie = models.ForeignKey(
        Organisatie, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    medewerker = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        related_name="+",
        db_index=False,
    )
    rol = models.CharField(max_length=20, choices=Rol)
    niveau = models.PositiveSmallIntegerField(choices=Niveau, default=Niveau.INHOUD)
    noodzaak = models.TextField()
    van = models.DateField()
    tot = models.DateField(null=True, blank=True)
    eindreden = models.TextField(blank=True)
    # Held in the place of somebody else, and only as long.
    vervanging = models.ForeignKey(
        Vervanging, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    # Of the casus, kept here by the database, so that a page reads 25 index rows.
    sorteersleutel = models.DateField()
    lopend = models.BooleanField(default=True, editable=False)

    objects = CasusDeelnameQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "deelnames aan casussen"
        indexes = [
            models.Index(
                fields=["medewerker", "-sorteersleutel", "-casus"],
                # All that gate and policy ask, so that no row itself is read.
                include=[
                    *("lopend", "niveau", "van", "tot"),
                    *("organisatie", "samenwerkingsverband"),
                ],
                name="deelname_lijst",
            ),
            models.Index(
                fields=["organisatie", "-sorteersleutel", "-casus"],
                name="deelname_organisatie",
            ),
        ]
        constraints = [
            periode("casusdeelname_periode"),
            models.CheckConstraint(
                condition=~Q(noodzaak=""), name="casusdeelname_noodzaak"
            ),
            models.CheckConstraint(
                condition=Q(niveau__lte=2), name="casusdeelname_niveau"
            ),
            models.UniqueConstraint(
                fields=["casus", "organisatie", "medewerker"],
                condition=Q(tot__isnull=True),
                name="casusdeelname_eenmaal",
            ),
            models.CheckConstraint(
                condition=~Q(rol="gast") | Q(tot__isnull=False),
                name="casusdeelname_gast_eindigt",
            ),
        ]

    def __str__(self) -> str:
        return str(self.pk)
