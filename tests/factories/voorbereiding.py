import factory
from factory.django import DjangoModelFactory

from casusoverleg.models import Voorbereiding, VoorbereidingTekst, Vrijstelling
from keten.kern import klok
from tests.factories.casusoverleg import AgendapuntFactory
from tests.factories.organisaties import MedewerkerFactory, OrganisatieFactory


class VrijstellingFactory(DjangoModelFactory):
    class Meta:
        model = Vrijstelling

    agendapunt = factory.SubFactory(AgendapuntFactory)
    casus = factory.SelfAttribute("agendapunt.casus")
    medewerker = factory.SubFactory(MedewerkerFactory)


class VoorbereidingFactory(DjangoModelFactory):
    class Meta:
        model = Voorbereiding

    agendapunt = factory.SubFactory(AgendapuntFactory)
    casus = factory.SelfAttribute("agendapunt.casus")
    medewerker = factory.SubFactory(MedewerkerFactory)
    organisatie = factory.SubFactory(OrganisatieFactory)
    gevraagd_op = factory.LazyFunction(klok.nu)


class VoorbereidingTekstFactory(DjangoModelFactory):
    class Meta:
        model = VoorbereidingTekst

    voorbereiding = factory.SubFactory(VoorbereidingFactory)
    casus = factory.SelfAttribute("voorbereiding.casus")
    organisatie = factory.SelfAttribute("voorbereiding.organisatie")
    antwoord = VoorbereidingTekst.Antwoord.GEEN_NIEUWS
