"""What is counted of logging in."""

import factory
from factory.django import DjangoModelFactory

from keten.inloggen.models import Drempel, Inlogdienst
from keten.kern import klok
from tests.factories.organisaties import OrganisatieFactory


class DrempelFactory(DjangoModelFactory):
    class Meta:
        model = Drempel

    sleutel = factory.Sequence(lambda n: f"{n:064x}")
    begonnen_op = factory.LazyFunction(klok.nu)
    vrij_op = factory.LazyFunction(klok.nu)


class InlogdienstFactory(DjangoModelFactory):
    class Meta:
        model = Inlogdienst

    organisatie = factory.SubFactory(OrganisatieFactory)
    naam = "Proefdienst"
    uitgever = "https://login.example.org"
    client_id = "keten"
    sleutel = factory.Sequence(lambda n: f"dienst{n}")
    aan = True
