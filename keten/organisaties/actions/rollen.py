"""Roles: asked for by one, agreed to by another."""

import datetime as dt
from collections.abc import Collection
from uuid import UUID

from django.db import transaction

from keten.kern import klok, overgangen, vastleggen
from keten.kern.overgangen import OvergangError, RedenOntbreektError
from keten.organisaties.actions.recht import refuse, require, require_collega
from keten.organisaties.models import Medewerker, Roltoekenning, Samenwerkingsverband
from keten.toegang.actor import Actor
from keten.toegang.rechten import Recht
from keten.toegang.rollen import Rol

SOORT = "organisaties.roltoekenning"
UIT_DIENST = "Werkt niet meer bij een organisatie die deelneemt."
ONMISBAAR = (Rol.TRAJECTREGISSEUR, Rol.FUNCTIONEEL_BEHEERDER)


class EigenRolError(OvergangError):
    """Nobody agrees to the own role, nor to what the same person asked for."""


class AlBeslistError(OvergangError):
    """Somebody answered this before."""


class LaatsteError(OvergangError):
    """Without one who asks and one who agrees nobody could get a role again."""


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
    """
    Propose a role; it holds once a trajectregisseur agreed.

    :raises AlBeslistError: if this person holds it, or it was asked for
    """
    require(
        by, Recht.MEDEWERKERS_BEHEREN, Recht.COLLEGAS_BEHEREN, verband_id=verband.pk
    )
    require_collega(medewerker, by=by)
    al = Roltoekenning.objects.niet_voorbij(klok.vandaag()).filter(
        medewerker=medewerker, rol=rol, samenwerkingsverband=verband
    )
    if al.exists():
        raise AlBeslistError("Deze rol is er al, of is al gevraagd.")
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
    Agree to a role that another asked for, for a third.

    :raises EigenRolError: for the own role, or what one asked for oneself
    :raises AlBeslistError: if it was answered before
    """
    vers = _open_vraag(rij, by=by)
    if by.pk is not None and by.pk in {vers.medewerker_id, vers.gemaakt_door_id}:
        raise EigenRolError(
            "Een rol van uzelf, of die u zelf vroeg, keurt een ander goed."
        )
    return vastleggen.change(
        vers, by=by, goedgekeurd_op=klok.nu(), goedgekeurd_door_id=by.pk
    )


@transaction.atomic
def refuse_rol(rij: Roltoekenning, *, reden: str, by: Actor) -> Roltoekenning:
    """
    Say no ®.

    :raises RedenOntbreektError: without saying why
    :raises AlBeslistError: if it was answered before
    """
    vers = _open_vraag(rij, by=by)
    return _end(vers, actie="geweigerd", reden=reden, by=by)


@transaction.atomic
def end_rol(rij: Roltoekenning, *, reden: str, by: Actor) -> Roltoekenning:
    """
    End a role today ®.

    :raises LaatsteError: if the verband would be left without one
    """
    vers = vastleggen.lock(rij)
    require(
        by,
        Recht.MEDEWERKERS_BEHEREN,
        Recht.ROL_GOEDKEUREN,
        verband_id=vers.samenwerkingsverband_id,
    )
    if vers.tot and vers.tot <= klok.vandaag():
        raise AlBeslistError("Deze rol is al beëindigd.")
    _keep_one(vers, van=ONMISBAAR)
    return _end(vers, actie="beeindigd", reden=reden, by=by)


def suspend_rollen(medewerker: Medewerker, *, by: Actor) -> None:
    """
    Let every role of somebody wait for the trajectregisseur again.

    :raises LaatsteError: if nobody would be left to agree
    """
    for rij in Roltoekenning.objects.geldig(klok.vandaag()).filter(
        medewerker=medewerker
    ):
        vers = vastleggen.lock(rij)
        _keep_one(vers, van=[Rol.TRAJECTREGISSEUR])
        vastleggen.change(vers, by=by, goedgekeurd_op=None, goedgekeurd_door_id=None)


def keep_indispensable(medewerker_id: UUID, *, verbanden: Collection[UUID]) -> None:
    """
    See to it that nobody leaves without whom no role could be given.

    :raises LaatsteError: naming the role
    """
    for rij in Roltoekenning.objects.geldig(klok.vandaag()).filter(
        medewerker=medewerker_id, samenwerkingsverband__in=verbanden
    ):
        _keep_one(rij, van=ONMISBAAR)


def end_rollen(medewerker_id: UUID, *, verbanden: Collection[UUID], by: Actor) -> None:
    """End the roles of somebody who takes part here no longer."""
    vandaag = klok.vandaag()
    for rij in Roltoekenning.objects.niet_voorbij(vandaag).filter(
        medewerker=medewerker_id, samenwerkingsverband__in=verbanden
    ):
        vers = vastleggen.change(rij, by=by, tot=max(vandaag, rij.van))
        overgangen.note_stap(
            vers, soort=SOORT, actie="beeindigd", reden=UIT_DIENST, by=by
        )


def _open_vraag(rij: Roltoekenning, *, by: Actor) -> Roltoekenning:
    """Lock it, and let only a trajectregisseur answer what was not answered."""
    vers = vastleggen.lock(rij)
    if not by.mag(Recht.ROL_GOEDKEUREN, vers.samenwerkingsverband_id):
        refuse(Recht.ROL_GOEDKEUREN)
    if vers.goedgekeurd_op or (vers.tot and vers.tot <= klok.vandaag()):
        raise AlBeslistError("Deze vraag is al beantwoord.")
    return vers


def _end(vers: Roltoekenning, *, actie: str, reden: str, by: Actor) -> Roltoekenning:
    if not reden.strip():
        raise RedenOntbreektError("Vul een reden in.")
    vers = vastleggen.change(vers, by=by, tot=max(klok.vandaag(), vers.van))
    overgangen.note_stap(vers, soort=SOORT, actie=actie, reden=reden, by=by)
    return vers


def _keep_one(rij: Roltoekenning, *, van: Collection[str]) -> None:
    """See to it that another holds this role, when it is one of these."""
    if rij.rol not in van or not rij.goedgekeurd_op:
        return
    anderen = Medewerker.objects.met_rol(
        rij.rol, rij.samenwerkingsverband_id, klok.vandaag()
    ).exclude(pk=rij.medewerker_id)
    if not anderen.exists():
        raise LaatsteError(
            f"Dit is de enige {rij.get_rol_display()}. Zorg eerst voor een tweede:"
            " anders kan niemand meer rollen geven."
        )
