"""The only writer of organisations, their partnerships, and who works where."""

import datetime as dt
from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.contrib.auth.hashers import make_password
from django.db import transaction

from keten.kern import klok, vastleggen
from keten.kern.models import Inrichting
from keten.kern.overgangen import GeenRechtError, OvergangError, note_weigering
from keten.organisaties.models import (
    Convenant,
    Deelname,
    Dienstverband,
    Gemeente,
    Medewerker,
    Organisatie,
    Roltoekenning,
    Samenwerkingsverband,
)
from keten.toegang.actor import Actor
from keten.toegang.rechten import Recht


class AlIngerichtError(OvergangError):
    """This installation was set up before."""


class EigenRolError(OvergangError):
    """Nobody agrees to the own role."""


class AlDeelnemendError(OvergangError):
    """This organisation takes part in this partnership already."""


class AlInDienstError(OvergangError):
    """This person works for this organisation already."""


@transaction.atomic
def set_up(*, naam: str, afzender: str, by: Actor, **velden: Any) -> Inrichting:
    """
    Set this installation up, once.

    :raises AlIngerichtError: the second time
    """
    _require(by, Recht.MEDEWERKERS_BEHEREN)
    if Inrichting.objects.exists():
        raise AlIngerichtError("Keten is al ingericht.")
    rij = Inrichting(naam=naam, afzender=afzender, **velden)
    rij.save(force_insert=True)
    return rij


def create_gemeente(
    *, naam: str, cbs_code: str, geldig_van: dt.date, by: Actor
) -> Gemeente:
    """Add a municipality by its number at Statistics Netherlands."""
    _require(by, Recht.ORGANISATIES_BEHEREN)
    return vastleggen.create(
        Gemeente, by=by, naam=naam, cbs_code=cbs_code, geldig_van=geldig_van
    )


@transaction.atomic
def create_verband(
    *,
    naam: str,
    soort: str,
    afkorting: str,
    doelomschrijving: str,
    gemeenten: Iterable[Gemeente],
    by: Actor,
) -> Samenwerkingsverband:
    """Found a partnership: what it is for, and for which municipalities."""
    _require(by, Recht.ORGANISATIES_BEHEREN)
    rij = vastleggen.create(
        Samenwerkingsverband,
        by=by,
        naam=naam,
        soort=soort,
        afkorting=afkorting,
        doelomschrijving=doelomschrijving,
    )
    rij.gemeenten.set(gemeenten)
    return rij


def sign_convenant(
    *, verband: Samenwerkingsverband, kenmerk: str, by: Actor, **dagen: Any
) -> Convenant:
    """Write down the agreement on which a partnership rests."""
    _require(by, Recht.ORGANISATIES_BEHEREN)
    return vastleggen.create(
        Convenant, by=by, samenwerkingsverband=verband, kenmerk=kenmerk, **dagen
    )


def create_organisatie(
    *, naam: str, soort: str, by: Actor, **velden: Any
) -> Organisatie:
    """Add an organisation; it takes part in nothing yet."""
    _require(by, Recht.ORGANISATIES_BEHEREN)
    return vastleggen.create(Organisatie, by=by, naam=naam, soort=soort, **velden)


@transaction.atomic
def admit_organisatie(
    organisatie: Organisatie,
    *,
    verband: Samenwerkingsverband,
    ondertekend_op: dt.date,
    by: Actor,
    deelnametype: str = Deelname.Deelnametype.VAST,
    van: dt.date | None = None,
) -> Deelname:
    """
    Let an organisation that signed take part in a partnership.

    :raises AlDeelnemendError: if it does already
    """
    _require(by, Recht.ORGANISATIES_BEHEREN)
    vandaag = klok.vandaag()
    al = Deelname.objects.geldig(vandaag).filter(
        organisatie=organisatie, samenwerkingsverband=verband
    )
    if al.exists():
        raise AlDeelnemendError("Deze organisatie neemt al deel.")
    return vastleggen.create(
        Deelname,
        by=by,
        organisatie=organisatie,
        samenwerkingsverband=verband,
        deelnametype=deelnametype,
        ondertekend_op=ondertekend_op,
        van=van or vandaag,
    )


def create_medewerker(
    *, inlognaam: str, naam: str, email: str, by: Actor, password: str = "", **rest: Any
) -> Medewerker:
    """
    Add somebody who can log in, once a password is chosen.

    :param password: hashed already; without one only a link lets this person in
    """
    _require(by, Recht.MEDEWERKERS_BEHEREN, Recht.COLLEGAS_BEHEREN)
    rij = Medewerker(
        inlognaam=inlognaam,
        naam=naam,
        email=email,
        password=password or make_password(None),
        **rest,
    )
    rij.save(force_insert=True)
    return rij


@transaction.atomic
def hire(
    medewerker: Medewerker,
    *,
    organisatie: Organisatie,
    functie: str,
    by: Actor,
    van: dt.date | None = None,
) -> Dienstverband:
    """
    Write down that somebody works for an organisation.

    :raises AlInDienstError: if so already
    """
    _require_collegas(organisatie.pk, by=by)
    vandaag = klok.vandaag()
    al = Dienstverband.objects.geldig(vandaag).filter(
        medewerker=medewerker, organisatie=organisatie
    )
    if al.exists():
        raise AlInDienstError("Deze persoon werkt hier al.")
    return vastleggen.create(
        Dienstverband,
        by=by,
        medewerker=medewerker,
        organisatie=organisatie,
        functie=functie,
        van=van or vandaag,
    )


@transaction.atomic
def end_dienstverband(rij: Dienstverband, *, by: Actor) -> Dienstverband:
    """End it today: from now on this person sees nothing for this organisation."""
    _require_collegas(rij.organisatie_id, by=by)
    vers = vastleggen.lock(rij)
    return vastleggen.change(vers, by=by, tot=max(klok.vandaag(), vers.van))


@transaction.atomic
def grant_rol(
    medewerker: Medewerker,
    *,
    rol: str,
    verband: Samenwerkingsverband,
    by: Actor,
    van: dt.date | None = None,
    tot: dt.date | None = None,
) -> Roltoekenning:
    """Propose a role; it holds once a trajectregisseur agreed."""
    _require(by, Recht.MEDEWERKERS_BEHEREN, Recht.COLLEGAS_BEHEREN)
    if not by.mag(Recht.MEDEWERKERS_BEHEREN):
        _require_collega(medewerker, by=by)
    return vastleggen.create(
        Roltoekenning,
        by=by,
        medewerker=medewerker,
        rol=rol,
        samenwerkingsverband=verband,
        van=van or klok.vandaag(),
        tot=tot,
    )


@transaction.atomic
def approve_rol(rij: Roltoekenning, *, by: Actor) -> Roltoekenning:
    """
    Agree to a role that was proposed.

    :raises EigenRolError: for the own role
    """
    vers = vastleggen.lock(rij)
    if not by.mag(Recht.ROL_GOEDKEUREN, vers.samenwerkingsverband_id):
        _refuse(Recht.ROL_GOEDKEUREN)
    if by.pk is not None and vers.medewerker_id == by.pk:
        raise EigenRolError("Uw eigen rol keurt een ander goed.")
    return vastleggen.change(
        vers, by=by, goedgekeurd_op=klok.nu(), goedgekeurd_door_id=by.pk
    )


@transaction.atomic
def end_rol(rij: Roltoekenning, *, by: Actor) -> Roltoekenning:
    """End a role today."""
    _require(by, Recht.MEDEWERKERS_BEHEREN, Recht.ROL_GOEDKEUREN)
    vers = vastleggen.lock(rij)
    return vastleggen.change(vers, by=by, tot=max(klok.vandaag(), vers.van))


def _require(by: Actor, *rechten: Recht) -> None:
    if not any(by.mag(recht) for recht in rechten):
        _refuse(rechten[0])


def _require_collegas(organisatie_id: UUID, *, by: Actor) -> None:
    """Anybody's for functional management, else only in the own organisation."""
    if by.mag(Recht.MEDEWERKERS_BEHEREN):
        return
    if not by.mag(Recht.COLLEGAS_BEHEREN) or organisatie_id not in by.organisaties:
        _refuse(Recht.COLLEGAS_BEHEREN)


def _require_collega(medewerker: Medewerker, *, by: Actor) -> None:
    dienst = Dienstverband.objects.geldig(klok.vandaag()).filter(medewerker=medewerker)
    if not dienst.filter(organisatie__in=by.organisaties).exists():
        _refuse(Recht.COLLEGAS_BEHEREN)


def _refuse(recht: Recht) -> None:
    note_weigering("organisaties", None, recht, GeenRechtError.__name__)
    raise GeenRechtError("U hebt hiervoor niet het recht.")
