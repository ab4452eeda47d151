import datetime as dt

import factory
from factory.django import DjangoModelFactory

from keten.kern import klok
from signalen.models import Aanvulling, Deling, Signaal
from signalen.status import SignaalStatus
from tests.factories.organisaties import (
    MedewerkerFactory,
    OrganisatieFactory,
    SamenwerkingsverbandFactory,
)


class SignaalFactory(DjangoModelFactory):
    """A row without a history; the road by the actions is in ``tests.rollen``."""

    class Meta:
        model = Signaal

    class Params:
        concept = factory.Trait(status=SignaalStatus.CONCEPT, ontvangen_op=None)

    samenwerkingsverband = factory.SubFactory(SamenwerkingsverbandFactory)
    nummer = factory.Sequence(lambda n: f"S-26-{n:06}")
    type = Signaal.Type.ANDERS
    kanaal = Signaal.Kanaal.PROFESSIONAL
    status = SignaalStatus.INGEDIEND
    ontvangen_op = factory.LazyFunction(klok.nu)
    feiten = "Iemand zag iets en vertelt wat."


class AanvullingFactory(DjangoModelFactory):
    class Meta:
        model = Aanvulling

    signaal = factory.SubFactory(SignaalFactory)
    tekst = "Later bleek er meer."


class DelingFactory(DjangoModelFactory):
    class Meta:
        model = Deling

    signaal = factory.SubFactory(SignaalFactory)
    organisatie = factory.SubFactory(OrganisatieFactory)
    medewerker = factory.SubFactory(MedewerkerFactory)
    waarom = "Kent de wijk."
    van = factory.LazyFunction(klok.vandaag)
    tot = factory.LazyFunction(lambda: klok.vandaag() + dt.timedelta(days=14))
