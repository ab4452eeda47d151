import factory
from factory.django import DjangoModelFactory

from keten.kern.tekst import fold
from keten.personen.models import Alias, Persoon


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
