import uuid

import factory
from factory.django import DjangoModelFactory

from keten.kern import klok
from keten.logboek.models import Inzageregel, Wijzigingsregel, Zegel


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


class WijzigingsregelFactory(DjangoModelFactory):
    """A row as it is read: triggers make them."""

    class Meta:
        model = Wijzigingsregel
        strategy = factory.BUILD_STRATEGY

    op = factory.LazyFunction(klok.nu)
    tx = 1
    medewerker_id = factory.LazyFunction(uuid.uuid4)
    rol = "keten_app"
    tabel = "casusoverleg_casus"
    object_id = factory.LazyFunction(uuid.uuid4)
    handeling = "update"
    velden = factory.LazyFunction(lambda: ["status"])


class ZegelFactory(DjangoModelFactory):
    """A link as it is read: the sealer makes them."""

    class Meta:
        model = Zegel
        strategy = factory.BUILD_STRATEGY

    volgnummer = 1
    op = factory.LazyFunction(klok.nu)
    logboek = "inzage"
    regel_id = factory.LazyFunction(uuid.uuid4)
    regel_hash = "0" * 64
    ketting_hash = "0" * 64
    horizon = 1
