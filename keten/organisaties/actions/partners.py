"""Organisations, the partnerships that they take part in, and the convenant."""

import datetime as dt
from collections.abc import Iterable
from typing import Any

from django.db import IntegrityError, transaction

from keten.kern import klok, vastleggen
from keten.kern.overgangen import OvergangError
from keten.organisaties.actions.recht import require
from keten.organisaties.models import (
    Convenant,
    Deelname,
    Gemeente,
    Organisatie,
    Samenwerkingsverband,
)
from keten.toegang.actor import Actor
from keten.toegang.rechten import Recht


class AlDeelnemendError(OvergangError):
    """This organisation takes part in this partnership already."""


class NaamBezetError(OvergangError):
    """Another organisation carries this name."""


def create_gemeente(
    *, naam: str, cbs_code: str, geldig_van: dt.date, by: Actor
) -> Gemeente:
    """Add a municipality by its number at Statistics Netherlands."""
    require(by, Recht.ORGANISATIES_BEHEREN)
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
    require(by, Recht.ORGANISATIES_BEHEREN)
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
    require(by, Recht.ORGANISATIES_BEHEREN, verband_id=verband.pk)
    return vastleggen.create(
        Convenant, by=by, samenwerkingsverband=verband, kenmerk=kenmerk, **dagen
    )


def create_organisatie(
    *, naam: str, soort: str, by: Actor, **velden: Any
) -> Organisatie:
    """
    Add an organisation; it takes part in nothing yet.

    :raises NaamBezetError: if there is one of this name
    """
    require(by, Recht.ORGANISATIES_BEHEREN)
    try:
        with transaction.atomic():
            return vastleggen.create(
                Organisatie, by=by, naam=naam, soort=soort, **velden
            )
    except IntegrityError as fout:
        raise NaamBezetError(f"Er is al een organisatie “{naam}”.") from fout


def change_organisatie(
    rij: Organisatie, *, by: Actor, versie: int | None = None, **velden: Any
) -> Organisatie:
    """
    Correct what is known of an organisation.

    :raises NaamBezetError: if there is another of this name
    """
    require(by, Recht.ORGANISATIES_BEHEREN)
    try:
        with transaction.atomic():
            return vastleggen.change(rij, by=by, versie=versie, **velden)
    except IntegrityError as fout:
        raise NaamBezetError("Een andere organisatie heet al zo.") from fout


@transaction.atomic
def admit_organisatie(
    organisatie: Organisatie,
    *,
    verband: Samenwerkingsverband,
    ondertekend_op: dt.date,
    by: Actor,
    ondertekend_door: str = "",
    deelnametype: str = Deelname.Deelnametype.VAST,
    van: dt.date | None = None,
    tot: dt.date | None = None,
) -> Deelname:
    """
    Let an organisation that signed take part in a partnership.

    :raises AlDeelnemendError: if it does already, or is going to
    """
    require(by, Recht.ORGANISATIES_BEHEREN, verband_id=verband.pk)
    vastleggen.lock(organisatie)
    vandaag = klok.vandaag()
    al = Deelname.objects.niet_voorbij(van or vandaag).filter(
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
        ondertekend_door=ondertekend_door,
        van=van or vandaag,
        tot=tot,
    )


@transaction.atomic
def end_deelname(rij: Deelname, *, by: Actor, tot: dt.date | None = None) -> Deelname:
    """
    Let an organisation leave: from that day its people see nothing here.

    :param tot: the first day on which it takes part no more; today when not said
    """
    vers = vastleggen.lock(rij)
    require(by, Recht.ORGANISATIES_BEHEREN, verband_id=vers.samenwerkingsverband_id)
    return vastleggen.change(vers, by=by, tot=max(tot or klok.vandaag(), vers.van))
