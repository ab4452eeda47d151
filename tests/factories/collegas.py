"""Who stands in for whom, whom to call, and who looks whether it is still so."""

import datetime as dt

import factory
from factory.django import DjangoModelFactory

from keten.kern import klok
from keten.organisaties.models import (
    Contactrol,
    Herstelverzoek,
    Toegangsregel,
    Toegangsronde,
    Vervanging,
)
from keten.toegang.rollen import Rol
from tests.factories.organisaties import (
    DienstverbandFactory,
    MedewerkerFactory,
    OrganisatieFactory,
    SamenwerkingsverbandFactory,
)


class VervangingFactory(DjangoModelFactory):
    class Meta:
        model = Vervanging

    samenwerkingsverband = factory.SubFactory(SamenwerkingsverbandFactory)
    soort = Vervanging.Soort.ROL
    voor = factory.SubFactory(MedewerkerFactory)
    door = factory.SubFactory(MedewerkerFactory)
    rol = Rol.PARTNERPROFESSIONAL
    van = factory.LazyFunction(klok.vandaag)
    tot = factory.LazyAttribute(lambda rij: rij.van + dt.timedelta(days=21))
    goedgekeurd_op = factory.LazyFunction(klok.nu)


class ContactrolFactory(DjangoModelFactory):
    class Meta:
        model = Contactrol

    organisatie = factory.SubFactory(OrganisatieFactory)
    naam = factory.Sequence(lambda n: f"wijkagent {n}")
    waarvoor = "Zorgen in de wijk"
    medewerker = factory.SubFactory(MedewerkerFactory)
    telefoon = "0492-000000"


class ToegangsrondeFactory(DjangoModelFactory):
    class Meta:
        model = Toegangsronde

    organisatie = factory.SubFactory(OrganisatieFactory)
    begin = factory.LazyFunction(klok.vandaag)
    uiterlijk = factory.LazyAttribute(lambda rij: rij.begin + dt.timedelta(days=14))


class ToegangsregelFactory(DjangoModelFactory):
    class Meta:
        model = Toegangsregel

    ronde = factory.SubFactory(ToegangsrondeFactory)
    dienstverband = factory.SubFactory(DienstverbandFactory)


class HerstelverzoekFactory(DjangoModelFactory):
    class Meta:
        model = Herstelverzoek

    medewerker = factory.SubFactory(MedewerkerFactory)
