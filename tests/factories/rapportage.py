import factory
from factory.django import DjangoModelFactory

from keten.rapportage.models import Export
from tests.factories.organisaties import SamenwerkingsverbandFactory


class ExportFactory(DjangoModelFactory):
    """A row without work; asking for one is ``rapportage.actions``."""

    class Meta:
        model = Export

    samenwerkingsverband = factory.SubFactory(SamenwerkingsverbandFactory)
    jaar = 2026
