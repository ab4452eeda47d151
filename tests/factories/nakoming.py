import factory
from factory.django import DjangoModelFactory

from casusoverleg.models import Escalatie, Opening, Taakverdeling
from keten.kern import klok
from tests.factories.casusoverleg import UitgifteFactory
from tests.factories.organisaties import (
    MedewerkerFactory,
    OrganisatieFactory,
    SamenwerkingsverbandFactory,
)


class OpeningFactory(DjangoModelFactory):
    class Meta:
        model = Opening

    uitgifte = factory.SubFactory(UitgifteFactory)
    overleg = factory.SelfAttribute("uitgifte.overleg")
    samenwerkingsverband = factory.SelfAttribute(
        "uitgifte.overleg.samenwerkingsverband"
    )
    soort = factory.SelfAttribute("uitgifte.soort")
    ronde = factory.SelfAttribute("uitgifte.ronde")
    definitief = factory.SelfAttribute("uitgifte.definitief")
    medewerker = factory.SubFactory(MedewerkerFactory)
    op = factory.LazyFunction(klok.nu)
    sha256 = "0" * 64


class TaakverdelingFactory(DjangoModelFactory):
    class Meta:
        model = Taakverdeling

    samenwerkingsverband = factory.SubFactory(SamenwerkingsverbandFactory)
    organisatie = factory.SubFactory(OrganisatieFactory)
    rol = Taakverdeling.Rol.SLACHTOFFER
    taak = "Begeleidt thuis."


class EscalatieFactory(DjangoModelFactory):
    class Meta:
        model = Escalatie

    samenwerkingsverband = factory.SubFactory(SamenwerkingsverbandFactory)
    organisatie = factory.SubFactory(OrganisatieFactory)
    trap = 7
    wijze = Escalatie.Wijze.ZELF
    aantal = 1
