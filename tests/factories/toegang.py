import datetime as dt
import uuid

import factory
from factory.django import DjangoModelFactory

from keten.kern import klok
from keten.toegang.models import Blokkade, Inzagegrond, Noodtoegang, Weigering
from tests.factories.organisaties import MedewerkerFactory


class InzagegrondFactory(DjangoModelFactory):
    """A ground for one medewerker; with ``recht`` it is for whoever holds that."""

    class Meta:
        model = Inzagegrond

    soort = Inzagegrond.Soort.SIGNAAL
    object_id = factory.LazyFunction(uuid.uuid4)
    organisatie_id = factory.LazyFunction(uuid.uuid4)
    medewerker_id = factory.LazyFunction(uuid.uuid4)
    samenwerkingsverband_id = factory.LazyFunction(uuid.uuid4)
    van = factory.LazyFunction(klok.vandaag)
    herkomst = factory.LazyFunction(uuid.uuid4)


class WeigeringFactory(DjangoModelFactory):
    class Meta:
        model = Weigering

    door = factory.SubFactory(MedewerkerFactory)
    soort = "signalen.signaal"
    actie = "oppakken"
    waarom = "GeenRechtError"


class BlokkadeFactory(DjangoModelFactory):
    class Meta:
        model = Blokkade

    medewerker = factory.SubFactory(MedewerkerFactory)
    soort = Blokkade.Soort.CASUS
    object_id = factory.LazyFunction(uuid.uuid4)
    samenwerkingsverband_id = factory.LazyFunction(uuid.uuid4)
    herkomst = Blokkade.Herkomst.ZELF
    van = factory.LazyFunction(klok.vandaag)


class NoodtoegangFactory(DjangoModelFactory):
    class Meta:
        model = Noodtoegang

    medewerker = factory.SubFactory(MedewerkerFactory)
    casus_id = factory.LazyFunction(uuid.uuid4)
    casusnummer = "CO-26-0000"
    samenwerkingsverband_id = factory.LazyFunction(uuid.uuid4)
    grond = Noodtoegang.Grond.GEVAAR
    reden = "Er is nu gevaar en niemand van de casus neemt op."
    van = factory.LazyFunction(klok.nu)
    tot = factory.LazyAttribute(lambda rij: rij.van + dt.timedelta(hours=4))
    beoordelen_uiterlijk = factory.LazyAttribute(
        lambda rij: rij.van.date() + dt.timedelta(days=7)
    )
