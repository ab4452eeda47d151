"""People about whom it is; nobody sees one but because of a melding or a casus."""

import datetime as dt

from django.db import models
from django.db.models import Q
from guardian.models import UserObjectPermissionBase

from keten.kern.models import KetenModel
from keten.kern.versleuteld import VersleuteldVeld
from keten.organisaties.models import periode
from keten.personen.querysets import (
    AliasQuerySet,
    GeheimAdresQuerySet,
    PersoonQuerySet,
)


def birth_text(dag: dt.date | None, nauwkeurigheid: str) -> str:
    """Write a date of birth as precisely as it is known."""
    if dag is None:
        return "niet bekend"
    if nauwkeurigheid == "exact":
        return f"{dag:%d-%m-%Y}"
    return f"rond {dag.year}" if nauwkeurigheid == "geschat" else str(dag.year)


class Persoon(KetenModel):
    class Nauwkeurigheid(models.TextChoices):
        EXACT = "exact", "Precies bekend"
        JAAR = "jaar", "Alleen het jaar"
        GESCHAT = "geschat", "Geschat"

    class Geslacht(models.TextChoices):
        MAN = "man", "Man"
        VROUW = "vrouw", "Vrouw"
        ANDERS = "anders", "Anders"
        ONBEKEND = "onbekend", "Onbekend"

    voornamen = models.CharField(max_length=120, blank=True)
    roepnaam = models.CharField(max_length=60, blank=True)
    voorvoegsel = models.CharField(max_length=20, blank=True)
    geslachtsnaam = models.CharField(max_length=120, blank=True)
    geboortedatum = models.DateField(null=True, blank=True)
    nauwkeurigheid = models.CharField(
        max_length=10, choices=Nauwkeurigheid, default=Nauwkeurigheid.EXACT
    )
    geslacht = models.CharField(
        max_length=10, choices=Geslacht, default=Geslacht.ONBEKEND
    )
    taal = models.CharField(max_length=40, blank=True)
    tolk_nodig = models.BooleanField(default=False)
    # The whole name without accents and spaces; searched, never shown.
    zoeknaam = models.CharField(max_length=300, db_index=True)

    objects = PersoonQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "personen"
        constraints = [
            models.CheckConstraint(
                condition=~Q(roepnaam="") | ~Q(geslachtsnaam=""),
                name="persoon_heeft_naam",
            )
        ]

    def __str__(self) -> str:
        return str(self.pk)

    @property
    def volledige_naam(self) -> str:
        """The name as people say it."""
        delen = (self.roepnaam or self.voornamen, self.voorvoegsel, self.geslachtsnaam)
        return " ".join(deel for deel in delen if deel)

    @property
    def geboren(self) -> str:
        """The date of birth, as precisely as it is known."""
        return birth_text(self.geboortedatum, self.nauwkeurigheid)


class Alias(KetenModel):
    class Soort(models.TextChoices):
        SPELLING = "spelling", "Andere spelling"
        BIJNAAM = "bijnaam", "Bijnaam"
        ONLINE = "online", "Naam online"
        GEBOORTENAAM = "geboortenaam", "Geboortenaam"

    persoon = models.ForeignKey(
        Persoon, on_delete=models.PROTECT, related_name="aliassen"
    )
    naam = models.CharField(max_length=120)
    soort = models.CharField(max_length=12, choices=Soort)
    zoeknaam = models.CharField(max_length=120, db_index=True)

    objects = AliasQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "aliassen"
        constraints = [
            models.UniqueConstraint(
                fields=["persoon", "zoeknaam", "soort"], name="alias_eenmaal"
            )
        ]

    def __str__(self) -> str:
        return str(self.pk)


class GeheimAdres(KetenModel):
    """Where somebody is who must not be found; seen by who is named, one by one."""

    class Soort(models.TextChoices):
        WOONADRES = "woonadres", "Woonadres"
        OPVANG = "opvang", "Opvang"
        TELEFOON = "telefoon", "Telefoonnummer"

    persoon = models.ForeignKey(Persoon, on_delete=models.PROTECT, related_name="+")
    soort = models.CharField(max_length=10, choices=Soort)
    adres = VersleuteldVeld()
    geverifieerd_op = models.DateField(null=True, blank=True)
    van = models.DateField()
    tot = models.DateField(null=True, blank=True)

    objects = GeheimAdresQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "geheime adressen"
        default_permissions = ()
        permissions = [("adres_inzien", "Mag dit geheime adres zien")]
        constraints = [
            periode("geheimadres_periode"),
            models.UniqueConstraint(
                fields=["persoon", "soort"],
                condition=Q(tot__isnull=True),
                name="geheimadres_eenmaal",
            ),
        ]

    def __str__(self) -> str:
        return str(self.pk)


class GeheimAdresUserObjectPermission(UserObjectPermissionBase):
    """That one medewerker may see one geheim adres."""

    content_object = models.ForeignKey(GeheimAdres, on_delete=models.CASCADE)

    class Meta(UserObjectPermissionBase.Meta):
        verbose_name_plural = "rechten op geheime adressen"

    def __str__(self) -> str:
        return str(self.pk)
