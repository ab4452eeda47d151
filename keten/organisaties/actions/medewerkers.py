"""Who can log in, and for whom they work."""

import datetime as dt
from collections.abc import Iterable
from typing import Any, TypeVar
from uuid import UUID

from django.contrib.auth.hashers import make_password
from django.db import IntegrityError, transaction

from keten.kern import klok, vastleggen
from keten.kern.models import Statuswissel
from keten.kern.overgangen import OvergangError, RedenOntbreektError
from keten.organisaties.actions.recht import (
    require,
    require_collega,
    require_organisatie,
)
from keten.organisaties.actions.rollen import (
    end_rollen,
    grant_rol,
    keep_indispensable,
    suspend_rollen,
)
from keten.organisaties.actions.sessies import end_sessies
from keten.organisaties.actions.toezicht import close_regels
from keten.organisaties.actions.uitnodiging import invite
from keten.organisaties.models import (
    Deelname,
    Dienstverband,
    Medewerker,
    Organisatie,
    Samenwerkingsverband,
)
from keten.toegang.actor import Actor
from keten.toegang.rechten import Recht

Uit = TypeVar("Uit", Dienstverband, Deelname)
SOORT = "organisaties.medewerker"


class GeenDeelnameError(OvergangError):
    """Accounts come after the signature."""


class AlVoorbijError(OvergangError):
    """What would go on is over."""


class AlInDienstError(OvergangError):
    """This person works for this organisation already."""


class InlognaamBezetError(OvergangError):
    """Somebody else logs in by this name."""


class EigenAccountError(OvergangError):
    """Nobody shuts the door on oneself."""


@transaction.atomic
def add_collega(
    *,
    organisatie: Organisatie,
    functie: str,
    by: Actor,
    rollen: Iterable[str] = (),
    verband: Samenwerkingsverband | None = None,
    **gegevens: Any,
) -> Medewerker:
    """
    Let somebody new in: an account, work, the roles asked for, and a mail.

    :raises InlognaamBezetError: if somebody else logs in by this name
    """
    medewerker = create_medewerker(by=by, **gegevens)
    hire(medewerker, organisatie=organisatie, functie=functie, by=by)
    if verband:
        for rol in rollen:
            grant_rol(medewerker, rol=rol, verband=verband, by=by)
    invite(medewerker, by=by)
    return medewerker


def create_medewerker(
    *, inlognaam: str, naam: str, email: str, by: Actor, password: str = "", **rest: Any
) -> Medewerker:
    """
    Add somebody who can log in, once a password is chosen.

    :param password: hashed already; without one only a link lets this person in
    :raises InlognaamBezetError: if somebody else logs in by this name
    """
    require(by, Recht.MEDEWERKERS_BEHEREN, Recht.COLLEGAS_BEHEREN)
    rij = Medewerker(
        inlognaam=inlognaam.lower(),
        naam=naam,
        email=email,
        password=password or make_password(None),
        **rest,
    )
    try:
        with transaction.atomic():
            rij.save(force_insert=True)
    except IntegrityError as fout:
        raise InlognaamBezetError("Deze inlognaam is al in gebruik.") from fout
    return rij


@transaction.atomic
def change_medewerker(
    rij: Medewerker, *, naam: str, email: str, telefoon: str, by: Actor
) -> Medewerker:
    """
    Correct how somebody is called and reached.

    With another mail address another person could take the account over. So when it
    is in use the roles hold no longer, until the trajectregisseur agrees again.

    :raises LaatsteError: if nobody would be left to agree
    """
    require(by, Recht.MEDEWERKERS_BEHEREN)
    require_collega(rij, by=by)
    vers: Medewerker = Medewerker.objects.select_for_update().get(pk=rij.pk)
    if vers.email.lower() != email.lower() and vers.last_login:
        suspend_rollen(vers, by=by)
        end_sessies(vers)
    vers.naam, vers.email, vers.telefoon = naam, email, telefoon
    vers.save(update_fields=["naam", "email", "telefoon"])
    return vers


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
    :raises GeenDeelnameError: for an organisation that did not sign
    """
    require_organisatie(organisatie.pk, by=by)
    vandaag = klok.vandaag()
    al = Dienstverband.objects.geldig(vandaag).filter(
        medewerker=medewerker, organisatie=organisatie
    )
    if al.exists():
        raise AlInDienstError("Deze persoon werkt hier al.")
    getekend = Deelname.objects.niet_voorbij(vandaag).filter(organisatie=organisatie)
    if not getekend.exists():
        raise GeenDeelnameError(
            "Deze organisatie ondertekende nog geen convenant. Leg eerst de deelname"
            " vast, dan pas accounts."
        )
    return vastleggen.create(
        Dienstverband,
        by=by,
        medewerker=medewerker,
        organisatie=organisatie,
        functie=functie,
        van=van or vandaag,
    )


@transaction.atomic
def end_dienstverband(
    rij: Dienstverband, *, by: Actor, tot: dt.date | None = None
) -> Dienstverband:
    """
    End it: from that day this person sees nothing for this organisation.

    :param tot: the first day without; today when not said
    """
    require_organisatie(rij.organisatie_id, by=by)
    vers = vastleggen.lock(rij)
    keep_indispensable(vers.medewerker_id, verbanden=verbanden_only_by(vers))
    vers = vastleggen.change(vers, by=by, tot=max(tot or klok.vandaag(), vers.van))
    close_regels(vers, by=by)
    nog = Dienstverband.objects.geldig(klok.vandaag()).filter(
        medewerker=vers.medewerker_id
    )
    if not nog.exists():
        end_sessies(vers.medewerker)
    return vers


@transaction.atomic
def withdraw_einde(rij: Dienstverband, *, by: Actor) -> Dienstverband:
    """
    Let a Dienstverband go on that was to end.

    :raises AlVoorbijError: once the day has come
    """
    require_organisatie(rij.organisatie_id, by=by)
    vers = vastleggen.lock(rij)
    if vers.tot is None or vers.tot <= klok.vandaag():
        raise AlVoorbijError("Dit dienstverband loopt door, of is al voorbij.")
    return vastleggen.change(vers, by=by, tot=None)


def mark_uit(rij: Uit, *, by: Actor) -> Uit:
    """Note that all that rested on it was let go."""
    return vastleggen.write(vastleggen.lock(rij), by=by, afgehandeld_op=klok.nu())


def end_rollen_of(rij: Dienstverband, *, by: Actor) -> None:
    """End the roles that somebody held by this Dienstverband only."""
    end_rollen(rij.medewerker_id, verbanden=verbanden_only_by(rij), by=by)


def verbanden_only_by(rij: Dienstverband) -> list[UUID]:
    """Return where somebody takes part by this Dienstverband and by no other."""
    vandaag = klok.vandaag()
    ander = (
        Dienstverband.objects.niet_voorbij(vandaag)
        .filter(medewerker=rij.medewerker_id)
        .exclude(pk=rij.pk)
    )
    deelnames = Deelname.objects.niet_voorbij(vandaag)
    elders = deelnames.filter(organisatie__in=ander.values("organisatie"))
    hier = Deelname.objects.filter(organisatie=rij.organisatie_id).exclude(
        samenwerkingsverband__in=elders.values("samenwerkingsverband")
    )
    return list(hier.values_list("samenwerkingsverband_id", flat=True))


@transaction.atomic
def freeze(rij: Medewerker, *, by: Actor) -> Medewerker:
    """
    Shut somebody out at once: also who is logged in now.

    :raises EigenAccountError: for the own account
    """
    require_collega(rij, by=by)
    if rij.pk == by.pk:
        raise EigenAccountError("Uw eigen account bevriest een ander.")
    vers = _set_active(rij, waarde=False)
    end_sessies(vers)
    _note(vers, actie="bevroren", reden="", by=by)
    return vers


@transaction.atomic
def unfreeze(rij: Medewerker, *, reden: str, by: Actor) -> Medewerker:
    """Let somebody in again, with the password and the roles of before."""
    require_collega(rij, by=by)
    if not reden.strip():
        raise RedenOntbreektError("Vul een reden in.")
    vers = _set_active(rij, waarde=True)
    _note(vers, actie="ontdooid", reden=reden, by=by)
    return vers


def _note(rij: Medewerker, *, actie: str, reden: str, by: Actor) -> None:
    """Write it in the history; somebody who logs in has no versions."""
    Statuswissel(
        soort=SOORT,
        object_id=rij.pk,
        actie=actie,
        naar="",
        reden=reden,
        object_versie=0,
        door_id=by.pk,
    ).save(force_insert=True)


def _set_active(rij: Medewerker, *, waarde: bool) -> Medewerker:
    vers: Medewerker = Medewerker.objects.select_for_update().get(pk=rij.pk)
    vers.is_active = waarde
    vers.save(update_fields=["is_active"])
    return vers
