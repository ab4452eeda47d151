"""What becomes of an afspraak on the way: it waits, gets more time, goes to another."""

import datetime as dt
from typing import Any

from django.db import transaction

from casusoverleg.actions import afspraak as afspraken
from casusoverleg.models import Afspraak
from casusoverleg.status.afspraak import F, regie_of_voorzitter
from keten.kern import klok, overgangen
from keten.kern.termijnen import Termijn
from keten.organisaties.models import Organisatie
from keten.toegang.actor import Actor

OVERDRAGEN = "overdragen"
AL_BEGONNEN = (
    "De andere organisatie is al met de nieuwe afspraak bezig. "
    "Draag die over, of laat die vervallen."
)


class TermijnError(overgangen.OvergangError):
    """This day cannot be the new one; the text says which can."""

    veld = "uiterlijk"


class DezelfdeError(overgangen.OvergangError):
    """Handing over is to another organisation."""

    veld = "organisatie"


def wait(
    afspraak: Afspraak, *, by: Actor, herzien_op: dt.date, versie: int | None = None
) -> Afspraak:
    """Say that its condition is not met: no term runs, somebody looks again (F4)."""
    return afspraken.move(
        "wachten", afspraak, by=by, versie=versie, herzien_op=herzien_op
    )


def extend(
    afspraak: Afspraak,
    *,
    by: Actor,
    uiterlijk: dt.date,
    reden: str,
    versie: int | None = None,
) -> Afspraak:
    """
    Give it more time (F11 ®): who is to do it once and shortly, who directs freely.

    :raises TermijnError: when it must be asked of who directs
    """
    velden: dict[str, Any] = {"uiterlijk": uiterlijk}
    if uiterlijk <= afspraak.uiterlijk:
        raise TermijnError(f"Kies een dag na {afspraak.uiterlijk:%d-%m-%Y}.")
    if not regie_of_voorzitter(afspraak, by):
        _check_uitstel(afspraak, uiterlijk)
        velden["uitgesteld_op"] = klok.nu()
    return afspraken.move(
        "uitstellen", afspraak, by=by, versie=versie, reden=reden, **velden
    )


@transaction.atomic
def hand_over(
    afspraak: Afspraak,
    *,
    by: Actor,
    organisatie: Organisatie,
    uiterlijk: dt.date,
    reden: str,
    versie: int | None = None,
) -> Afspraak:
    """
    Let another organisation do it (F9 ®): a new afspraak that refers to this one.

    :return: the new one
    """
    if organisatie.pk == afspraak.organisatie_id:
        raise DezelfdeError("Kies een andere organisatie.")
    afspraken.check_partij(afspraak.casus, {"organisatie": organisatie})
    oud = afspraken.move(OVERDRAGEN, afspraak, by=by, versie=versie, reden=reden)
    return afspraken.begin(
        "maken",
        oud.casus,
        by=by,
        wat=oud.wat,
        organisatie=organisatie,
        uiterlijk=uiterlijk,
        betreft_id=oud.betreft_id,
        voorwaarde=oud.voorwaarde,
        informering=oud.informering,
        informering_reden=oud.informering_reden,
        overgedragen_van=oud,
    )


@transaction.atomic
def undo(afspraak: Afspraak, *, by: Actor, reden: str = "") -> Afspraak:
    """Undo the last move; what was handed over comes back while nobody began."""
    if afspraak.status != F.OVERGEDRAGEN:
        return afspraken.undo(afspraak, by=by, reden=reden)
    nieuw = afspraak.opvolgers.exclude(status=F.VERVALLEN).first()
    onaangeroerd = nieuw is None or (nieuw.status == F.OPEN and nieuw.versie == 1)
    vers = afspraken.undo(
        afspraak, by=by, reden=reden, gebouwd="" if onaangeroerd else AL_BEGONNEN
    )
    if nieuw:
        afspraken.drop(nieuw, by=by, reden="De overdracht is ongedaan gemaakt.")
    return vers


def _check_uitstel(afspraak: Afspraak, uiterlijk: dt.date) -> None:
    if afspraak.uitgesteld_op:
        raise TermijnError(
            "Deze afspraak kreeg al een keer uitstel. Vraag het de trajectregisseur."
        )
    grens = afspraak.uiterlijk + dt.timedelta(days=Termijn.AFSPRAAK_UITSTEL.aantal)
    if grens < klok.vandaag():
        raise TermijnError("Dit is al te lang te laat. Vraag het de trajectregisseur.")
    if uiterlijk > grens:
        raise TermijnError(
            f"U kunt zelf uitstel nemen tot en met {grens:%d-%m-%Y}. "
            "Vraag de trajectregisseur om een latere dag."
        )
