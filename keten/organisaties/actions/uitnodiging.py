"""Links that work once, with which somebody chooses a password."""

import datetime as dt
import hashlib
import secrets
import uuid

from django.contrib.auth.hashers import make_password
from django.db import transaction
from django.db.models import Q

from keten.kern import klok, opdrachten
from keten.kern.overgangen import OvergangError, note_weigering
from keten.kern.termijnen import Termijn
from keten.organisaties.actions.recht import require_collega
from keten.organisaties.actions.sessies import end_sessies
from keten.organisaties.models import Medewerker, Uitnodiging
from keten.toegang.actor import Actor

TAAK = "organisaties.mail_uitnodiging"
TAAK_VERGETEN = "organisaties.mail_vergeten"
VERGETEN_GELDIG = dt.timedelta(hours=1)
VERGETEN_ELKE = 300  # seconds
NIEMAND = uuid.UUID(int=0)
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
    medewerker: Medewerker,
    *,
    by: Actor,
    geldig: dt.timedelta = GELDIG,
    soort: str = Uitnodiging.Soort.NIEUW,
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
    void_links(vers)
    geheim = secrets.token_urlsafe(32)
    Uitnodiging(
        medewerker=vers,
        soort=soort,
        afdruk=digest(geheim),
        geldig_tot=klok.nu() + geldig,
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
    void_links(medewerker)
    end_sessies(medewerker)
    # Whoever did not do this must know.
    opdrachten.plan(TAAK_GEKOZEN, uitnodiging_id=str(rij.pk))
    return medewerker


def forgot_password(naam: str) -> None:
    """
    Let a link be mailed to whoever has this login name or work mail.

    For nobody the same is done, so that the answer tells nothing; within five minutes
    it is done once.
    """
    gezocht = naam.strip().lower()
    gevonden = list(
        Medewerker.objects.filter(
            Q(inlognaam__iexact=gezocht) | Q(email__iexact=gezocht), is_active=True
        ).values_list("pk", flat=True)[:2]
    )
    wie = gevonden[0] if len(gevonden) == 1 else NIEMAND
    merk = wie if wie != NIEMAND else uuid.uuid5(NIEMAND, gezocht)
    keer = int(klok.nu().timestamp()) // VERGETEN_ELKE
    opdrachten.plan(
        TAAK_VERGETEN,
        sleutel=f"vergeten:{merk}:{keer}",
        medewerker_id=str(wie),
        bericht_id=str(uuid.uuid4()),
    )


def note_dode_link(geheim: str) -> None:
    """Remember that somebody tried a link that does not work."""
    rij = Uitnodiging.objects.filter(afdruk=digest(geheim)).first()
    note_weigering(
        "organisaties.uitnodiging",
        rij.pk if rij else None,
        "wachtwoord-kiezen",
        OngeldigeLinkError.__name__,
    )


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
    void_links(medewerker)
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


def void_links(medewerker: Medewerker) -> None:
    """Let no link of this person work any more."""
    nu = klok.nu()
    for rij in Uitnodiging.objects.bruikbaar(nu).filter(medewerker=medewerker):
        rij.geldig_tot = nu
        rij.save(update_fields=["geldig_tot"])


def digest(geheim: str) -> str:
    """Return what is kept of the secret of a link."""
    return hashlib.sha256(geheim.encode()).hexdigest()
