"""Who can log in, and for whom they work."""

import datetime as dt
from collections.abc import Iterable
from typing import Any

from django.contrib.auth.hashers import make_password
from django.db import IntegrityError, transaction

from keten.kern import klok, vastleggen
from keten.kern.overgangen import OvergangError
from keten.organisaties.actions.recht import (
    require,
    require_collega,
    require_organisatie,
)
from keten.organisaties.actions.rollen import grant_rol, suspend_rollen
from keten.organisaties.actions.sessies import end_sessies
from keten.organisaties.actions.uitnodiging import invite
from keten.organisaties.models import (
    Dienstverband,
    Medewerker,
    Organisatie,
    Samenwerkingsverband,
)
from keten.toegang.actor import Actor
from keten.toegang.rechten import Recht


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
    """
    require_organisatie(organisatie.pk, by=by)
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
def end_dienstverband(
    rij: Dienstverband, *, by: Actor, tot: dt.date | None = None
) -> Dienstverband:
    """
    End it: from that day this person sees nothing for this organisation.

    :param tot: the first day without; today when not said
    """
    require_organisatie(rij.organisatie_id, by=by)
    vers = vastleggen.lock(rij)
    vers = vastleggen.change(vers, by=by, tot=max(tot or klok.vandaag(), vers.van))
    nog = Dienstverband.objects.geldig(klok.vandaag()).filter(
        medewerker=vers.medewerker_id
    )
    if not nog.exists():
        end_sessies(vers.medewerker)
    return vers


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
    return vers


@transaction.atomic
def unfreeze(rij: Medewerker, *, by: Actor) -> Medewerker:
    """Let somebody in again, with the password and the roles of before."""
    require_collega(rij, by=by)
    return _set_active(rij, waarde=True)


def _set_active(rij: Medewerker, *, waarde: bool) -> Medewerker:
    vers: Medewerker = Medewerker.objects.select_for_update().get(pk=rij.pk)
    vers.is_active = waarde
    vers.save(update_fields=["is_active"])
    return vers
