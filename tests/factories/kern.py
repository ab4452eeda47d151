import datetime as dt
import uuid
from io import BytesIO

import factory
import pikepdf
from factory.django import DjangoModelFactory

from keten.kern import klok
from keten.kern.models import (
    Concept,
    Document,
    Herinnering,
    Indiening,
    Inrichting,
    Nummer,
    Opdracht,
    Statuswissel,
    Verbetering,
)
from tests.factories.organisaties import MedewerkerFactory


class NummerFactory(DjangoModelFactory):
    class Meta:
        model = Nummer

    nummer = factory.Sequence(lambda n: f"X-26-{n:06}")


class StatuswisselFactory(DjangoModelFactory):
    class Meta:
        model = Statuswissel

    soort = "signalen.signaal"
    object_id = factory.LazyFunction(uuid.uuid4)
    code = "S4"
    actie = "oppakken"
    van = "ingediend"
    naar = "in_beoordeling"
    vorige = factory.LazyFunction(lambda: {"status": "ingediend"})
    object_versie = 2
    door = factory.SubFactory(MedewerkerFactory)
    ongedaan_door = factory.SelfAttribute("door")


class VerbeteringFactory(DjangoModelFactory):
    class Meta:
        model = Verbetering

    soort = "signalen.signaal"
    object_id = factory.LazyFunction(uuid.uuid4)
    veld = "waar"
    oud = "bij de bushalte"
    nieuw = "bij het station"
    door = factory.SubFactory(MedewerkerFactory)


class OpdrachtFactory(DjangoModelFactory):
    class Meta:
        model = Opdracht

    taak = "proef.niets"
    gegevens = factory.LazyFunction(lambda: {"over_id": str(uuid.uuid4())})


def blank_pdf(titel: str = "Proef") -> bytes:
    """Return a PDF of one empty page, with its title in plain letters."""
    uit = BytesIO()
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.docinfo["/Title"] = titel
        pdf.save(uit)
    return uit.getvalue()


class DocumentFactory(DjangoModelFactory):
    class Meta:
        model = Document

    bestandsnaam = factory.Sequence(lambda n: f"proef-{n}.pdf")
    mediatype = "application/pdf"
    inhoud = factory.LazyFunction(blank_pdf)
    sha256 = "0" * 64
    grootte = 8


class IndieningFactory(DjangoModelFactory):
    class Meta:
        model = Indiening

    sleutel = factory.LazyFunction(uuid.uuid4)
    door = factory.SubFactory(MedewerkerFactory)


class ConceptFactory(DjangoModelFactory):
    class Meta:
        model = Concept

    van = factory.SubFactory(MedewerkerFactory)
    plek = factory.Sequence(lambda n: f"/signalen/{n}/")
    inhoud = factory.LazyFunction(lambda: {"feiten": ["Een begin."]})


class HerinneringFactory(DjangoModelFactory):
    class Meta:
        model = Herinnering

    taak = "proef.niets"
    soort = "proef"
    over_id = factory.LazyFunction(uuid.uuid4)
    aan = factory.SubFactory(MedewerkerFactory)
    moment = factory.LazyFunction(lambda: klok.nu() + dt.timedelta(days=1))


class InrichtingFactory(DjangoModelFactory):
    class Meta:
        model = Inrichting
        django_get_or_create = ("id",)

    id = 1
    naam = "Keten proef"
    afzender = "keten@example.org"
