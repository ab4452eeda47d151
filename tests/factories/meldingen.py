import factory
from factory.django import DjangoModelFactory

from keten.kern import klok
from meldingen.models import (
    Melding,
    MeldingBetrokkene,
    MeldingSignaal,
    Regime,
    Triage,
)
from meldingen.status import MeldingStatus
from signalen.models import Signaal
from tests.factories.organisaties import SamenwerkingsverbandFactory
from tests.factories.personen import PersoonFactory
from tests.factories.signalen import SignaalFactory


class MeldingFactory(DjangoModelFactory):
    """A row without a history; the road by the actions is in ``tests.rollen``."""

    class Meta:
        model = Melding

    samenwerkingsverband = factory.SubFactory(SamenwerkingsverbandFactory)
    nummer = factory.Sequence(lambda n: f"M-26-{n:06}")
    type = Signaal.Type.ANDERS
    status = MeldingStatus.GEREGISTREERD
    aanleiding = "Er kwam een signaal binnen."
    doel = "Samen kijken wat nodig is."
    weet_betrokkene = "Weet nog van niets."
    geregistreerd_op = factory.LazyFunction(klok.nu)
    terugkoppelen_uiterlijk = factory.LazyFunction(klok.vandaag)


class MeldingSignaalFactory(DjangoModelFactory):
    class Meta:
        model = MeldingSignaal

    melding = factory.SubFactory(MeldingFactory)
    signaal = factory.SubFactory(
        SignaalFactory,
        samenwerkingsverband=factory.SelfAttribute("..melding.samenwerkingsverband"),
    )


class MeldingBetrokkeneFactory(DjangoModelFactory):
    class Meta:
        model = MeldingBetrokkene

    melding = factory.SubFactory(MeldingFactory)
    persoon = factory.SubFactory(PersoonFactory)
    rol = MeldingBetrokkene.Rol.SLACHTOFFER


class TriageFactory(DjangoModelFactory):
    class Meta:
        model = Triage

    melding = factory.SubFactory(MeldingFactory)
    regime = Regime.LOKAAL_CONVENANT
    noodzaak = "Eén organisatie redt het niet."
    informeren = "De casusregisseur vertelt het thuis."
