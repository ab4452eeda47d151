"""Who works together: all synthetic, all on the example domain."""

import datetime as dt
from typing import Any

import factory
from django.contrib.auth.hashers import make_password
from factory.django import DjangoModelFactory

from keten.kern import klok
from keten.organisaties.models import (
    Convenant,
    Deelname,
    Dienstverband,
    Gemeente,
    Medewerker,
    Organisatie,
    Roltoekenning,
    Samenwerkingsverband,
    Uitnodiging,
)
from keten.toegang.rollen import Rol

WACHTWOORD = "vijftien-letters-of-meer"
BEGIN = dt.date(2020, 1, 1)


class GemeenteFactory(DjangoModelFactory):
    class Meta:
        model = Gemeente

    naam = factory.Sequence(lambda n: f"Proefgemeente {n}")
    cbs_code = factory.Sequence(lambda n: f"X{n:05}")
    geldig_van = BEGIN


class SamenwerkingsverbandFactory(DjangoModelFactory):
    class Meta:
        model = Samenwerkingsverband

    naam = factory.Sequence(lambda n: f"Casusoverleg {n}")
    soort = Samenwerkingsverband.Soort.CASUSOVERLEG
    doelomschrijving = "Samen één aanpak maken."
    afkorting = factory.Sequence(lambda n: f"V{n % 1000}")


class ConvenantFactory(DjangoModelFactory):
    class Meta:
        model = Convenant

    samenwerkingsverband = factory.SubFactory(SamenwerkingsverbandFactory)
    kenmerk = factory.Sequence(lambda n: f"CV-{n}")
    ondertekend_op = BEGIN
    geldig_van = BEGIN


class OrganisatieFactory(DjangoModelFactory):
    class Meta:
        model = Organisatie

    naam = factory.Sequence(lambda n: f"Partner {n}")
    soort = Organisatie.Soort.JEUGDWERK


class DeelnameFactory(DjangoModelFactory):
    class Meta:
        model = Deelname

    organisatie = factory.SubFactory(OrganisatieFactory)
    samenwerkingsverband = factory.SubFactory(SamenwerkingsverbandFactory)
    ondertekend_op = BEGIN
    van = BEGIN


def _met_rol(rol: Rol) -> factory.Trait:
    return factory.Trait(
        rol=rol,
        organisatie=factory.SubFactory(OrganisatieFactory),
        verband=factory.SubFactory(SamenwerkingsverbandFactory),
    )


class MedewerkerFactory(DjangoModelFactory):
    """
    Somebody who can log in, and nothing else; a trait gives work and a role.

    ``MedewerkerFactory(regisseur=True, organisatie=..., verband=...)``: what is not
    given is made. ``organisatie`` alone gives work without a role.
    """

    class Meta:
        model = Medewerker

    class Params:
        regisseur = _met_rol(Rol.TRAJECTREGISSEUR)
        meldpunt = _met_rol(Rol.MELDPUNTMEDEWERKER)
        professional = _met_rol(Rol.PARTNERPROFESSIONAL)
        collegabeheer = _met_rol(Rol.ORGANISATIEBEHEERDER)
        beleid = _met_rol(Rol.BELEIDSMEDEWERKER)
        beheer = _met_rol(Rol.FUNCTIONEEL_BEHEERDER)
        fg = _met_rol(Rol.FUNCTIONARIS_GEGEVENSBESCHERMING)
        notulist = _met_rol(Rol.NOTULIST)
        gast = _met_rol(Rol.GAST)

    inlognaam = factory.Sequence(lambda n: f"medewerker{n}")
    naam = factory.Sequence(lambda n: f"Medewerker {n}")
    email = factory.LazyAttribute(lambda o: f"{o.inlognaam}@example.org")
    password = factory.LazyFunction(lambda: make_password(WACHTWOORD))

    # Not of the model: where this person works, and as what.
    organisatie = None
    verband = None
    rol = None

    @classmethod
    def _build(cls, model_class: type[Medewerker], *args: Any, **kwargs: Any) -> Any:
        for naam in ("organisatie", "verband", "rol"):
            kwargs.pop(naam)
        return super()._build(model_class, *args, **kwargs)

    @classmethod
    def _create(cls, model_class: type[Medewerker], *args: Any, **kwargs: Any) -> Any:
        organisatie = kwargs.pop("organisatie")
        verband = kwargs.pop("verband")
        rol = kwargs.pop("rol")
        medewerker = super()._create(model_class, *args, **kwargs)
        if organisatie:
            DienstverbandFactory(medewerker=medewerker, organisatie=organisatie)
        if organisatie and verband:
            _laat_deelnemen(organisatie, verband)
        if rol:
            RoltoekenningFactory(
                medewerker=medewerker, rol=rol, samenwerkingsverband=verband
            )
        return medewerker


class DienstverbandFactory(DjangoModelFactory):
    class Meta:
        model = Dienstverband

    medewerker = factory.SubFactory(MedewerkerFactory)
    organisatie = factory.SubFactory(OrganisatieFactory)
    functie = "medewerker"
    van = BEGIN


class RoltoekenningFactory(DjangoModelFactory):
    class Meta:
        model = Roltoekenning

    medewerker = factory.SubFactory(MedewerkerFactory)
    rol = Rol.PARTNERPROFESSIONAL
    samenwerkingsverband = factory.SubFactory(SamenwerkingsverbandFactory)
    van = BEGIN
    goedgekeurd_op = factory.LazyFunction(klok.nu)


class UitnodigingFactory(DjangoModelFactory):
    class Meta:
        model = Uitnodiging

    medewerker = factory.SubFactory(MedewerkerFactory)
    afdruk = factory.Sequence(lambda n: f"{n:064x}")
    geldig_tot = factory.LazyFunction(lambda: klok.nu() + dt.timedelta(days=7))


def _laat_deelnemen(organisatie: Organisatie, verband: Samenwerkingsverband) -> None:
    al = Deelname.objects.filter(organisatie=organisatie, samenwerkingsverband=verband)
    if not al.exists():
        DeelnameFactory(organisatie=organisatie, samenwerkingsverband=verband)
