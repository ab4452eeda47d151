import uuid

import factory
from factory.django import DjangoModelFactory

from keten.kern import klok
from keten.logboek.models import Inzageregel


class InzageregelFactory(DjangoModelFactory):
    """A row as it is read: nobody makes one through the model."""

    class Meta:
        model = Inzageregel
        strategy = factory.BUILD_STRATEGY

    op = factory.LazyFunction(klok.nu)
    tx = 1
    medewerker_id = factory.LazyFunction(uuid.uuid4)
    organisaties = factory.LazyFunction(lambda: [uuid.uuid4()])
    verbanden = factory.LazyFunction(lambda: [uuid.uuid4()])
    rollen = factory.LazyFunction(lambda: ["gast"])
    actie = "casusoverleg:casus"
    soort = "casusoverleg.casus"
    objecten = factory.LazyFunction(lambda: [uuid.uuid4()])
    doel = "inzien"
    resultaat = 200
    verzoek_id = factory.LazyFunction(uuid.uuid4)
    termen = factory.LazyFunction(lambda: ["0" * 64])
