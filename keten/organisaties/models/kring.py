"""Who works together: organisations, the partnerships they take part in, people."""

import uuid
from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.models import PermissionsMixin
from django.db import models
from django.db.models import F, Q

from keten.kern import klok
from keten.kern.models import KetenModel
from keten.organisaties.querysets import (
    DeelnameQuerySet,
    DienstverbandQuerySet,
    MedewerkerManager,
    OrganisatieQuerySet,
    RoltoekenningQuerySet,
    SamenwerkingsverbandQuerySet,
    UitnodigingQuerySet,
)
from keten.toegang.rollen import NAMEN

ROLKEUZES = [(str(rol), naam) for rol, naam in NAMEN.items()]


def periode(naam: str, van: str = "van", tot: str = "tot") -> models.CheckConstraint:
    """A period never ends before it begins."""
    return models.CheckConstraint(
        condition=Q(**{f"{tot}__isnull": True}) | Q(**{f"{tot}__gte": F(van)}),
        name=naam,
    )


class Gemeente(KetenModel):
    naam = models.CharField(max_length=80)
    cbs_code = models.CharField(max_length=6, unique=True)
    geldig_van = models.DateField()
    geldig_tot = models.DateField(null=True, blank=True)

    class Meta:
        verbose_name_plural = "gemeenten"
        ordering = ["naam"]
        constraints = [periode("gemeente_periode", "geldig_van", "geldig_tot")]

    def __str__(self) -> str:
        return self.naam


class Samenwerkingsverband(KetenModel):
    class Soort(models.TextChoices):
        CASUSOVERLEG = "casusoverleg", "Casusoverleg"
        JPT = "jpt", "Jeugd Preventie Team"
        WERKGROEP = "werkgroep", "Werkgroep"

    naam = models.CharField(max_length=120)
    soort = models.CharField(max_length=20, choices=Soort)
    # Shown at the opening of a casus: what the partnership is for.
    doelomschrijving = models.TextField()
    afkorting = models.CharField(max_length=4, default="CO")
    gemeenten = models.ManyToManyField(Gemeente, related_name="+")

    objects = SamenwerkingsverbandQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "samenwerkingsverbanden"
        ordering = ["naam"]

    def __str__(self) -> str:
        return self.naam


class InVerband(KetenModel):
    """Base of every record of the chain: it belongs to one samenwerkingsverband."""

    samenwerkingsverband = models.ForeignKey(
        Samenwerkingsverband, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        abstract = True


class Convenant(KetenModel):
    samenwerkingsverband = models.ForeignKey(
        Samenwerkingsverband, on_delete=models.PROTECT, related_name="convenanten"
    )
    kenmerk = models.CharField(max_length=40)
    ondertekend_op = models.DateField()
    ondertekend_door = models.CharField(max_length=120, blank=True)
    geldig_van = models.DateField()
    geldig_tot = models.DateField(null=True, blank=True)

    class Meta:
        verbose_name_plural = "convenanten"
        constraints = [periode("convenant_periode", "geldig_van", "geldig_tot")]

    def __str__(self) -> str:
        return self.kenmerk


class Organisatie(KetenModel):
    class Soort(models.TextChoices):
        POLITIE = "politie", "Politie"
        GEMEENTE = "gemeente", "Gemeente"
        JEUGDWERK = "jeugdwerk", "Jeugdwerk"
        VEILIG_THUIS = "veilig_thuis", "Veilig Thuis"
        RECLASSERING = "reclassering", "Reclassering"
        ZORG = "zorg", "Zorg"
        VRIJWILLIGERS = "vrijwilligers", "Vrijwilligers"
        HALT = "halt", "Halt"
        OPVANG = "opvang", "Opvang"
        ONDERWIJS = "onderwijs", "Onderwijs"
        OM = "om", "Openbaar Ministerie"
        ANDERS = "anders", "Anders"

    naam = models.CharField(max_length=80, unique=True)
    soort = models.CharField(max_length=20, choices=Soort)
    # Volunteers do not lead a casus.
    mag_casusregie = models.BooleanField(default=True)
    # What a professional of this organisation sees of a casus unless said otherwise.
    standaardniveau = models.PositiveSmallIntegerField(default=2)

    objects = OrganisatieQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "organisaties"
        ordering = ["naam"]
        constraints = [
            models.CheckConstraint(
                condition=Q(standaardniveau__lte=2), name="organisatie_niveau"
            )
        ]

    def __str__(self) -> str:
        return self.naam


class Deelname(KetenModel):
    """That an organisation takes part in a samenwerkingsverband."""

    class Deelnametype(models.TextChoices):
        VAST = "vast", "Vast"
        INCIDENTEEL = "incidenteel", "Alleen als zij gevraagd wordt"
        GAST = "gast", "Gast"
        PREVENTIE = "preventie", "Alleen preventie"

    organisatie = models.ForeignKey(
        Organisatie, on_delete=models.PROTECT, related_name="deelnames"
    )
    samenwerkingsverband = models.ForeignKey(
        Samenwerkingsverband, on_delete=models.PROTECT, related_name="deelnames"
    )
    deelnametype = models.CharField(
        max_length=12, choices=Deelnametype, default=Deelnametype.VAST
    )
    ondertekend_op = models.DateField()
    ondertekend_door = models.CharField(max_length=120, blank=True)
    van = models.DateField()
    tot = models.DateField(null=True, blank=True)
    # When the places that rested on it were taken away, after its end.
    afgehandeld_op = models.DateTimeField(null=True, blank=True)

    objects = DeelnameQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "deelnames"
        constraints = [periode("deelname_periode")]

    def __str__(self) -> str:
        return f"{self.organisatie_id} {self.samenwerkingsverband_id}"


class Medewerker(AbstractBaseUser, PermissionsMixin):
    """Somebody who can log in. Never deleted; there is no superuser."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    inlognaam = models.CharField(max_length=60, unique=True)
    naam = models.CharField(max_length=80)
    email = models.EmailField()
    telefoon = models.CharField(max_length=20, blank=True)
    is_active = models.BooleanField(default=True)
    is_staff: ClassVar[bool] = False
    gemaakt_op = models.DateTimeField(default=klok.nu, editable=False)

    objects = MedewerkerManager()

    USERNAME_FIELD = "inlognaam"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS = ["naam", "email"]

    class Meta:
        verbose_name_plural = "medewerkers"
        ordering = ["naam"]
        constraints = [
            models.CheckConstraint(
                condition=Q(is_superuser=False), name="medewerker_geen_superuser"
            ),
        ]

    def __str__(self) -> str:
        return str(self.pk)

    def get_full_name(self) -> str:
        """Return the name for the eyes of colleagues."""
        return self.naam


class Dienstverband(KetenModel):
    medewerker = models.ForeignKey(
        Medewerker, on_delete=models.PROTECT, related_name="dienstverbanden"
    )
    organisatie = models.ForeignKey(
        Organisatie, on_delete=models.PROTECT, related_name="dienstverbanden"
    )
    functie = models.CharField(max_length=80)
    van = models.DateField()
    tot = models.DateField(null=True, blank=True)
    # When the places that rested on it were taken away, after its end.
    afgehandeld_op = models.DateTimeField(null=True, blank=True)

    objects = DienstverbandQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "dienstverbanden"
        constraints = [periode("dienstverband_periode")]

    def __str__(self) -> str:
        return str(self.pk)


class Roltoekenning(KetenModel):
    """A role in one samenwerkingsverband; holds once the trajectregisseur agreed."""

    medewerker = models.ForeignKey(
        Medewerker, on_delete=models.PROTECT, related_name="roltoekenningen"
    )
    rol = models.CharField(max_length=40, choices=ROLKEUZES)
    samenwerkingsverband = models.ForeignKey(
        Samenwerkingsverband, on_delete=models.PROTECT, related_name="roltoekenningen"
    )
    van = models.DateField()
    tot = models.DateField(null=True, blank=True)
    goedgekeurd_op = models.DateTimeField(null=True, blank=True)
    goedgekeurd_door = models.ForeignKey(
        Medewerker, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    # Held in the place of somebody else, and only as long.
    vervanging = models.ForeignKey(
        "organisaties.Vervanging",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )

    objects = RoltoekenningQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "roltoekenningen"
        constraints = [periode("roltoekenning_periode")]

    def __str__(self) -> str:
        return self.rol


class Uitnodiging(models.Model):
    """A link that works once: with it somebody chooses a password."""

    class Soort(models.TextChoices):
        NIEUW = "nieuw", "Van de beheerder"
        VERGETEN = "vergeten", "Zelf gevraagd"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    medewerker = models.ForeignKey(
        Medewerker, on_delete=models.PROTECT, related_name="uitnodigingen"
    )
    soort = models.CharField(max_length=10, choices=Soort, default=Soort.NIEUW)
    # Of the secret in the link only the digest is kept.
    afdruk = models.CharField(max_length=64, unique=True)
    geldig_tot = models.DateTimeField()
    gebruikt_op = models.DateTimeField(null=True, blank=True)
    gemaakt_op = models.DateTimeField(default=klok.nu)

    objects = UitnodigingQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "uitnodigingen"

    def __str__(self) -> str:
        return str(self.pk)
