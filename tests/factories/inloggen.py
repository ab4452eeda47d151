"""What is counted of logging in."""

import factory
from factory.django import DjangoModelFactory

from keten.inloggen.models import Drempel
from keten.kern import klok


class DrempelFactory(DjangoModelFactory):
    class Meta:
        model = Drempel

    sleutel = factory.Sequence(lambda n: f"{n:064x}")
    begonnen_op = factory.LazyFunction(klok.nu)
    vrij_op = factory.LazyFunction(klok.nu)
