import datetime as dt

import factory
from django.contrib.auth.models import Permission
from factory.django import DjangoModelFactory

from casusoverleg.models import (
    Aanwezigheid,
    Addendum,
    Afspraak,
    Agendapunt,
    Besluit,
    BetrokkeneRol,
    Bijlage,
    Casus,
    CasusBetrokkene,
    CasusDeelname,
    CasusUserObjectPermission,
    InformatieElement,
    InformatieLezer,
    Opkomst,
    Opvolging,
    Overleg,
    Overlegreeks,
    Overleguitnodiging,
    Reactie,
    Uitgifte,
    UitgifteOnderdeel,
    Verslag,
)
from casusoverleg.status import (
    AfspraakStatus,
    AgendapuntStatus,
    CasusStatus,
    OverlegStatus,
)
from keten.kern import klok
from keten.toegang.objectrechten import INZIEN
from meldingen.models import Regime
from signalen.models import Signaal
from tests.factories.kern import DocumentFactory
from tests.factories.organisaties import (
    MedewerkerFactory,
    OrganisatieFactory,
    SamenwerkingsverbandFactory,
)
from tests.factories.personen import PersoonFactory


class CasusFactory(DjangoModelFactory):
    """A row without a history; the road by the actions is in ``tests.rollen``."""

    class Meta:
        model = Casus

    samenwerkingsverband = factory.SubFactory(SamenwerkingsverbandFactory)
    nummer = factory.Sequence(lambda n: f"C-26-{n:06}")
    type = Signaal.Type.ANDERS
    status = CasusStatus.VOORBEREIDING
    regime = Regime.LOKAAL_CONVENANT
    herkomst = Casus.Herkomst.OVERGENOMEN
    noodzaak = "Eén organisatie redt het niet."
    geopend_op = factory.LazyFunction(klok.vandaag)


class CasusRechtFactory(DjangoModelFactory):
    class Meta:
        model = CasusUserObjectPermission

    content_object = factory.SubFactory(CasusFactory)
    user = factory.SubFactory(MedewerkerFactory)
    permission = factory.LazyFunction(lambda: Permission.objects.get(codename=INZIEN))


class CasusBetrokkeneFactory(DjangoModelFactory):
    class Meta:
        model = CasusBetrokkene

    casus = factory.SubFactory(CasusFactory)
    persoon = factory.SubFactory(PersoonFactory)
    van = factory.LazyFunction(klok.vandaag)


class BetrokkeneRolFactory(DjangoModelFactory):
    class Meta:
        model = BetrokkeneRol

    betrokkene = factory.SubFactory(CasusBetrokkeneFactory)
    rol = BetrokkeneRol.Rol.SLACHTOFFER
    van = factory.LazyFunction(klok.vandaag)


class CasusDeelnameFactory(DjangoModelFactory):
    class Meta:
        model = CasusDeelname

    casus = factory.SubFactory(CasusFactory)
    samenwerkingsverband = factory.SelfAttribute("casus.samenwerkingsverband")
    organisatie = factory.SubFactory(OrganisatieFactory)
    medewerker = factory.SubFactory(MedewerkerFactory)
    rol = CasusDeelname.Rol.UITVOERDER
    noodzaak = "Kent de jongere."
    van = factory.LazyFunction(klok.vandaag)
    sorteersleutel = factory.LazyFunction(klok.vandaag)


class OpvolgingFactory(DjangoModelFactory):
    class Meta:
        model = Opvolging

    casus = factory.SubFactory(CasusFactory)
    organisatie = factory.SubFactory(OrganisatieFactory)
    weg = factory.SubFactory(MedewerkerFactory)
    vanaf = factory.LazyFunction(klok.vandaag)


class InformatieElementFactory(DjangoModelFactory):
    class Meta:
        model = InformatieElement

    casus = factory.SubFactory(CasusFactory)
    bron_organisatie = factory.SubFactory(OrganisatieFactory)
    soort = InformatieElement.Soort.FEIT
    tekst = "Gaat sinds maandag weer naar school."
    datum = factory.LazyFunction(klok.vandaag)


class InformatieLezerFactory(DjangoModelFactory):
    class Meta:
        model = InformatieLezer

    element = factory.SubFactory(InformatieElementFactory)
    medewerker = factory.SubFactory(MedewerkerFactory)


class BijlageFactory(DjangoModelFactory):
    class Meta:
        model = Bijlage

    element = factory.SubFactory(InformatieElementFactory)
    document = factory.SubFactory(DocumentFactory)
    omschrijving = "Brief van school"


class OverlegreeksFactory(DjangoModelFactory):
    class Meta:
        model = Overlegreeks

    samenwerkingsverband = factory.SubFactory(SamenwerkingsverbandFactory)
    naam = "Elke tweede donderdag"
    begin = dt.time(9, 0)
    eind = dt.time(11, 0)
    plaats = "Gemeentehuis"


class OverlegFactory(DjangoModelFactory):
    class Meta:
        model = Overleg

    samenwerkingsverband = factory.SubFactory(SamenwerkingsverbandFactory)
    nummer = factory.Sequence(lambda n: f"O-2026-01-08-P{n}")
    datum = factory.LazyFunction(klok.vandaag)
    begin = dt.time(9, 0)
    eind = dt.time(11, 0)
    plaats = "Gemeentehuis"
    status = OverlegStatus.GEPLAND


class OpkomstFactory(DjangoModelFactory):
    class Meta:
        model = Opkomst

    overleg = factory.SubFactory(OverlegFactory)
    medewerker = factory.SubFactory(MedewerkerFactory)
    organisatie = factory.SubFactory(OrganisatieFactory)


class AgendapuntFactory(DjangoModelFactory):
    class Meta:
        model = Agendapunt

    casus = factory.SubFactory(CasusFactory)
    samenwerkingsverband = factory.SelfAttribute("casus.samenwerkingsverband")
    overleg = factory.SubFactory(
        OverlegFactory,
        samenwerkingsverband=factory.SelfAttribute("..samenwerkingsverband"),
    )
    status = AgendapuntStatus.OP_AGENDA
    vraag = "Wie doet wat?"
    voorgesteld_door = factory.SubFactory(MedewerkerFactory)


class AanwezigheidFactory(DjangoModelFactory):
    class Meta:
        model = Aanwezigheid

    agendapunt = factory.SubFactory(AgendapuntFactory)
    casus = factory.SelfAttribute("agendapunt.casus")
    medewerker = factory.SubFactory(MedewerkerFactory)
    organisatie = factory.SubFactory(OrganisatieFactory)
    stand = Aanwezigheid.Stand.AANWEZIG


class BesluitFactory(DjangoModelFactory):
    class Meta:
        model = Besluit

    agendapunt = factory.SubFactory(AgendapuntFactory)
    casus = factory.SelfAttribute("agendapunt.casus")
    tekst = "De aanpak gaat door."


class AfspraakFactory(DjangoModelFactory):
    class Meta:
        model = Afspraak

    casus = factory.SubFactory(CasusFactory)
    samenwerkingsverband = factory.SelfAttribute("casus.samenwerkingsverband")
    status = AfspraakStatus.OPEN
    wat = "Bespreekt de opvang met thuis."
    organisatie = factory.SubFactory(OrganisatieFactory)
    uiterlijk = factory.LazyFunction(lambda: klok.vandaag() + dt.timedelta(days=14))
    informering = Afspraak.Informering.DEZE_ORGANISATIE


class VerslagFactory(DjangoModelFactory):
    class Meta:
        model = Verslag

    agendapunt = factory.SubFactory(AgendapuntFactory)
    casus = factory.SelfAttribute("agendapunt.casus")
    samenwerkingsverband = factory.SelfAttribute("agendapunt.samenwerkingsverband")


class ReactieFactory(DjangoModelFactory):
    class Meta:
        model = Reactie

    verslag = factory.SubFactory(VerslagFactory)
    casus = factory.SelfAttribute("verslag.casus")
    organisatie = factory.SubFactory(OrganisatieFactory)
    tekst = "Dit staat er niet goed."


class AddendumFactory(DjangoModelFactory):
    class Meta:
        model = Addendum

    verslag = factory.SubFactory(VerslagFactory)
    casus = factory.SelfAttribute("verslag.casus")
    soort = Addendum.Soort.WIJZIGING
    tekst = "Dit moet anders gelezen worden."


class UitgifteFactory(DjangoModelFactory):
    """Of the process; with ``soort`` and ``lezer`` or ``verslag`` of one of those."""

    class Meta:
        model = Uitgifte

    overleg = factory.SubFactory(OverlegFactory)
    soort = Uitgifte.Soort.PROCES


class UitgifteOnderdeelFactory(DjangoModelFactory):
    class Meta:
        model = UitgifteOnderdeel

    uitgifte = factory.SubFactory(UitgifteFactory)
    verslag = factory.SubFactory(VerslagFactory)


class OverleguitnodigingFactory(DjangoModelFactory):
    class Meta:
        model = Overleguitnodiging

    overleg = factory.SubFactory(OverlegFactory)
    samenwerkingsverband = factory.SelfAttribute("overleg.samenwerkingsverband")
    medewerker = factory.SubFactory(MedewerkerFactory)
    begin = factory.LazyFunction(klok.nu)
    eind = factory.LazyAttribute(lambda rij: rij.begin + dt.timedelta(minutes=15))
    vingerafdruk = "0" * 64
