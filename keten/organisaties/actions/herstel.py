"""A second factor that was lost: two others agree, it waits a day, then it goes."""

import datetime as dt
import uuid

from django.db import IntegrityError, transaction

from keten.kern import klok, opdrachten, vastleggen
from keten.kern.overgangen import OvergangError
from keten.organisaties.actions.factoren import remove_factors
from keten.organisaties.actions.recht import refuse, require_collega
from keten.organisaties.actions.sessies import end_sessies
from keten.organisaties.models import Dienstverband, Herstelverzoek, Medewerker
from keten.toegang.actor import Actor
from keten.toegang.rechten import Recht

WACHT = dt.timedelta(hours=24)
TAAK = "organisaties.mail_herstel"


class AlGevraagdError(OvergangError):
    """This was asked for, and waits."""


class NietZelfError(OvergangError):
    """Nobody agrees for oneself, nor in both places."""


class AlAfgedaanError(OvergangError):
    """It was carried out or taken back before."""


@transaction.atomic
def ask_herstel(
    medewerker: Medewerker, *, by: Actor, reden: str = ""
) -> Herstelverzoek:
    """
    Ask that the second factor of somebody goes: by that person, or who manages.

    :raises AlGevraagdError: while an earlier one waits
    """
    if by.pk != medewerker.pk:
        require_collega(medewerker, by=by)
    try:
        with transaction.atomic():
            rij = vastleggen.create(
                Herstelverzoek, by=by, medewerker=medewerker, reden=reden
            )
    except IntegrityError as fout:
        raise AlGevraagdError("Dit is al gevraagd en wacht op akkoord.") from fout
    # Whoever did not ask this must know before it happens.
    _tell(rij)
    return rij


@transaction.atomic
def agree_herstel(
    rij: Herstelverzoek, *, by: Actor, meteen: bool = False
) -> Herstelverzoek:
    """
    Agree, for the organisation or for the regie; once both did, it waits a day.

    :param meteen: the one it is about chairs a meeting within that day
    :raises NietZelfError: for oneself, or a second time
    """
    vers = _open(rij)
    voor = _place_of(vers, by=by)
    if by.pk in {
        vers.medewerker_id,
        vers.organisatie_akkoord_door_id,
        vers.regie_akkoord_door_id,
    }:
        raise NietZelfError("Een ander geeft dit akkoord.")
    nu = klok.nu()
    velden = {f"{voor}_akkoord_op": nu, f"{voor}_akkoord_door_id": by.pk}
    vers = vastleggen.change(vers, by=by, **velden)  # type: ignore[arg-type]
    if vers.organisatie_akkoord_op and vers.regie_akkoord_op:
        moment = nu if meteen else nu + WACHT
        vers = vastleggen.change(vers, by=by, uitvoeren_op=moment)
    return vers


@transaction.atomic
def withdraw_herstel(rij: Herstelverzoek, *, by: Actor) -> Herstelverzoek:
    """Take it back: it was found, or nobody asked for it."""
    vers = _open(rij)
    if by.pk != vers.medewerker_id and not by.mag(Recht.ROL_GOEDKEUREN):
        require_collega(vers.medewerker, by=by)
    return vastleggen.change(vers, by=by, ingetrokken_op=klok.nu())


@transaction.atomic
def carry_out(*, by: Actor) -> int:
    """Take away the factors of whom it waited long enough for; return how many."""
    rijen = Herstelverzoek.objects.aan_de_beurt(klok.nu()).select_related("medewerker")
    gedaan = list(rijen.select_for_update(of=("self",), skip_locked=True))
    for rij in gedaan:
        remove_factors(rij.medewerker, by=by)
        end_sessies(rij.medewerker)
        vers = vastleggen.change(rij, by=by, uitgevoerd_op=klok.nu())
        _tell(vers)
    return len(gedaan)


def _open(rij: Herstelverzoek) -> Herstelverzoek:
    vers = vastleggen.lock(rij)
    if vers.uitgevoerd_op or vers.ingetrokken_op:
        raise AlAfgedaanError("Dit verzoek is al afgedaan.")
    return vers


def _place_of(rij: Herstelverzoek, *, by: Actor) -> str:
    """Say for whom this person agrees: own colleagues first, else the regie."""
    dienst = Dienstverband.objects.geldig(klok.vandaag()).filter(
        medewerker=rij.medewerker_id
    )
    eigen = dienst.filter(organisatie__in=by.organisaties).exists()
    if by.mag(Recht.COLLEGAS_BEHEREN) and eigen and not rij.organisatie_akkoord_op:
        return "organisatie"
    verbanden = by.verbanden_met(Recht.ROL_GOEDKEUREN)
    hier = dienst.filter(organisatie__deelnames__samenwerkingsverband__in=verbanden)
    if not verbanden or rij.regie_akkoord_op or not hier.exists():
        refuse(Recht.ROL_GOEDKEUREN)
    return "regie"


def _tell(rij: Herstelverzoek) -> None:
    opdrachten.plan(TAAK, herstel_id=str(rij.pk), bericht_id=str(uuid.uuid4()))
