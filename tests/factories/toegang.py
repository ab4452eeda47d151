import uuid

import factory
from factory.django import DjangoModelFactory

from keten.kern import klok
from keten.toegang.models import Inzagegrond, Weigering
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
