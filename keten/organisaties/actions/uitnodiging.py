"""Links that work once, with which somebody chooses a password."""

import datetime as dt
import hashlib
import secrets
import uuid

from django.contrib.auth.hashers import make_password
from django.db import transaction

from keten.kern import klok, opdrachten
from keten.kern.overgangen import OvergangError
from keten.kern.termijnen import Termijn
from keten.organisaties.actions.recht import require_collega
from keten.organisaties.actions.sessies import end_sessies
from keten.organisaties.models import Medewerker, Uitnodiging
from keten.toegang.actor import Actor

TAAK = "organisaties.mail_uitnodiging"
TAAK_GEKOZEN = "organisaties.mail_gekozen"
GELDIG = dt.timedelta(days=Termijn.UITNODIGING_LINK.aantal)


class OngeldigeLinkError(OvergangError):
    """This link was used, is too old, or never was."""


class AlInGebruikError(OvergangError):
    """Somebody logged in with this account: only its owner gets the link, by mail."""


def invite(medewerker: Medewerker, *, by: Actor) -> None:
    """Let a link be mailed; the worker makes it, so that no row holds the secret."""
    require_collega(medewerker, by=by)
    opdrachten.plan(
        TAAK, medewerker_id=str(medewerker.pk), bericht_id=str(uuid.uuid4())
    )


@transaction.atomic
def issue_link(
    medewerker: Medewerker, *, by: Actor, geldig: dt.timedelta = GELDIG
) -> str:
    """
    Make a link; the earlier ones of this person work no more.

    Of an account in use nobody but the system gets the link: who could read it could
    be somebody else.

    :return: the secret of the link, kept nowhere
    :raises AlInGebruikError: for a person who asks it of an account in use
    """
    require_collega(medewerker, by=by)
    vers = Medewerker.objects.select_for_update().get(pk=medewerker.pk)
    if vers.last_login and not by.systeem:
        raise AlInGebruikError(
            "Dit account is al gebruikt. De link gaat alleen per mail naar de collega."
        )
    _void(vers)
    geheim = secrets.token_urlsafe(32)
    Uitnodiging(
        medewerker=vers, afdruk=digest(geheim), geldig_tot=klok.nu() + geldig
    ).save(force_insert=True)
    return geheim


@transaction.atomic
def choose_password(*, geheim: str, password: str) -> Medewerker:
    """
    Set the password of whoever holds this link, once.

    :raises OngeldigeLinkError: if the link does not work
    """
    rij = (
        Uitnodiging.objects.bruikbaar(klok.nu())
        .select_for_update(of=("self",))
        .filter(afdruk=digest(geheim))
        .first()
    )
    if rij is None:
        raise OngeldigeLinkError("Deze link werkt niet meer.")
    medewerker: Medewerker = Medewerker.objects.select_for_update().get(
        pk=rij.medewerker_id
    )
    medewerker.password = make_password(password)
    medewerker.save(update_fields=["password"])
    rij.gebruikt_op = klok.nu()
    rij.save(update_fields=["gebruikt_op"])
    _void(medewerker)
    end_sessies(medewerker)
    # Whoever did not do this must know.
    opdrachten.plan(TAAK_GEKOZEN, uitnodiging_id=str(rij.pk))
    return medewerker


@transaction.atomic
def claim_link(*, afdruk: str) -> Medewerker:
    """
    Use a link up without a password: its holder logs in elsewhere.

    :raises OngeldigeLinkError: if the link does not work
    """
    rij = (
        Uitnodiging.objects.bruikbaar(klok.nu())
        .select_for_update(of=("self",))
        .filter(afdruk=afdruk)
        .first()
    )
    if rij is None:
        raise OngeldigeLinkError("Deze link werkt niet meer.")
    rij.gebruikt_op = klok.nu()
    rij.save(update_fields=["gebruikt_op"])
    medewerker: Medewerker = Medewerker.objects.get(pk=rij.medewerker_id)
    _void(medewerker)
    opdrachten.plan(TAAK_GEKOZEN, uitnodiging_id=str(rij.pk))
    return medewerker


def holder_of(geheim: str) -> Medewerker | None:
    """Return whose link this is, while it works."""
    rij = (
        Uitnodiging.objects.bruikbaar(klok.nu())
        .filter(afdruk=digest(geheim))
        .select_related("medewerker")
        .first()
    )
    return rij.medewerker if rij else None


def _void(medewerker: Medewerker) -> None:
    nu = klok.nu()
    for rij in Uitnodiging.objects.bruikbaar(nu).filter(medewerker=medewerker):
        rij.geldig_tot = nu
        rij.save(update_fields=["geldig_tot"])


def digest(geheim: str) -> str:
    """Return what is kept of the secret of a link."""
    return hashlib.sha256(geheim.encode()).hexdigest()
