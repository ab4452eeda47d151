import factory
from django.contrib.auth.models import Permission
from factory.django import DjangoModelFactory

from keten.kern import klok
from keten.kern.tekst import fold
from keten.kern.versleuteld import Geheim
from keten.personen.models import (
    Alias,
    GeheimAdres,
    GeheimAdresUserObjectPermission,
    Persoon,
)
from keten.toegang.objectrechten import ADRES_INZIEN
from tests.factories.organisaties import MedewerkerFactory


class PersoonFactory(DjangoModelFactory):
    class Meta:
        model = Persoon

    roepnaam = factory.Sequence(lambda n: f"Proefje{n}")
    geslachtsnaam = factory.Sequence(lambda n: f"Proefnaam{n}")
    zoeknaam = factory.LazyAttribute(
        lambda o: fold(f"{o.roepnaam}{o.geslachtsnaam}"),
    )


class AliasFactory(DjangoModelFactory):
    class Meta:
        model = Alias

    persoon = factory.SubFactory(PersoonFactory)
    naam = factory.Sequence(lambda n: f"Bijnaam{n}")
    soort = Alias.Soort.BIJNAAM
    zoeknaam = factory.LazyAttribute(lambda o: fold(o.naam))


class GeheimAdresFactory(DjangoModelFactory):
    class Meta:
        model = GeheimAdres

    persoon = factory.SubFactory(PersoonFactory)
    soort = GeheimAdres.Soort.WOONADRES
    adres = factory.LazyFunction(lambda: Geheim("Proefpad 1, Helmond"))
    van = factory.LazyFunction(klok.vandaag)


class AdresRechtFactory(DjangoModelFactory):
    class Meta:
        model = GeheimAdresUserObjectPermission

    content_object = factory.SubFactory(GeheimAdresFactory)
    user = factory.SubFactory(MedewerkerFactory)
    permission = factory.LazyFunction(
        lambda: Permission.objects.get(codename=ADRES_INZIEN)
    )
