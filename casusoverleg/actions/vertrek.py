"""Somebody leaves an organisation: what rests on that, and who goes on."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.db.models import Exists, OuterRef, Q

from casusoverleg.actions import opvolging, plaats, vervanging
from casusoverleg.models import Afspraak, Casus, CasusDeelname, Opvolging, Overleg
from casusoverleg.status.overleg import NOG_NIET_BEGONNEN
from keten.kern import klok, vastleggen
from keten.kern.verzoek import systeem
from keten.organisaties import actions
from keten.organisaties.models import (
    Deelname,
    Dienstverband,
    Medewerker,
    Vervanging,
)
from keten.toegang.actor import Actor

REGIE = {CasusDeelname.Rol.TRAJECTREGISSEUR}
UIT_DIENST = "Werkt niet meer bij deze organisatie."
GEEN_DEELNAME = "De organisatie neemt geen deel meer."


@dataclass(frozen=True)
class Gevolg:
    """What somebody would leave behind; numbers only."""

    casussen: int
    casusregie: int
    afspraken: int
    overleggen: int
    vervangingen: int

    @property
    def iets(self) -> bool:
        """Whether there is anything at all."""
        return any(vars(self).values())


def rests_on(rij: Dienstverband) -> Gevolg:
    """Count what rests on somebody, past what the one who asks may see."""
    with systeem("tellen wat op een dienstverband rust"):
        return Gevolg(
            casussen=_places(rij).count(),
            casusregie=_led(rij).count(),
            afspraken=_afspraken(rij).count(),
            overleggen=_overleggen(rij).count(),
            vervangingen=_vervangingen(rij).count(),
        )


@transaction.atomic
def leave(
    rij: Dienstverband,
    *,
    by: Actor,
    tot: dt.date | None = None,
    opvolger: Medewerker | None = None,
    afspraken_naar: Medewerker | None = None,
) -> Dienstverband:
    """
    End a Dienstverband, and everything that rests on it on its day.

    :param opvolger: whom the organisation proposes for the casussen; the
        trajectregisseur decides
    :param afspraken_naar: who takes the afspraken on name, where that person is on
        the casus already; elsewhere it is only proposed
    :raises LaatsteError: if nobody could give a role any more
    """
    vers = actions.end_dienstverband(rij, tot=tot, by=by)
    with systeem("laten gaan wie weggaat"):
        _hand_over(vers, naar=afspraken_naar, by=by)
        _ask_successors(vers, opvolger=opvolger or afspraken_naar, by=by)
        if vers.tot and vers.tot <= klok.vandaag():
            _let_go(vers, by=by)
    return vers


@transaction.atomic
def stay(rij: Dienstverband, *, by: Actor) -> Dienstverband:
    """Take back that somebody leaves, before the day has come."""
    vers = actions.withdraw_einde(rij, by=by)
    with systeem("wie blijft heeft geen opvolger"):
        open_rijen = Opvolging.objects.open().filter(
            weg=vers.medewerker_id, organisatie=vers.organisatie_id
        )
        for open_rij in open_rijen:
            opvolging.decide(open_rij, besluit=Opvolging.Besluit.VERVALLEN, by=by)
    return vers


@transaction.atomic
def sweep(*, by: Actor) -> int:
    """Let go of what rested on what ended since; return how many ended."""
    vandaag = klok.vandaag()
    weg = {"tot__lte": vandaag, "afgehandeld_op__isnull": True}
    diensten = list(
        Dienstverband.objects.filter(**weg).select_for_update(skip_locked=True)
    )
    for dienst in diensten:
        _let_go(dienst, by=by)
    deelnames = list(Deelname.objects.filter(**weg).select_for_update(skip_locked=True))
    for rij in deelnames:
        plekken = CasusDeelname.objects.niet_voorbij(vandaag).filter(
            organisatie=rij.organisatie_id,
            samenwerkingsverband=rij.samenwerkingsverband_id,
        )
        _end_places(plekken, reden=GEEN_DEELNAME, by=by)
        actions.mark_uit(rij, by=by)
    return len(diensten) + len(deelnames)


def unmanned(organisaties: Any) -> int:
    """Count open afspraken of these organisations on which nobody works."""
    with systeem("tellen wat niemand doet"):
        rijen = Afspraak.objects.filter(organisatie__in=organisaties)
        return int(rijen.zonder_medewerker(klok.vandaag()).count())


def _hand_over(rij: Dienstverband, *, naar: Medewerker | None, by: Actor) -> None:
    """Give afspraken to a colleague who is on the casus: nobody sees more by it."""
    if naar is None:
        return
    erop = CasusDeelname.objects.geldig(klok.vandaag()).filter(
        casus=OuterRef("casus"), organisatie=rij.organisatie_id, medewerker=naar
    )
    for afspraak in _afspraken(rij).filter(Exists(erop)):
        opvolging.hand_to(afspraak, naar=naar, by=by)


def _ask_successors(
    rij: Dienstverband, *, opvolger: Medewerker | None, by: Actor
) -> None:
    geleid = set(_led(rij).values_list("pk", flat=True))
    for plek in _places(rij).exclude(rol__in=plaats.LEIDT_OVERLEG | REGIE):
        al = Opvolging.objects.open().filter(
            casus=plek.casus_id, organisatie=rij.organisatie_id, weg=rij.medewerker_id
        )
        if not al.exists():
            vastleggen.create(
                Opvolging,
                by=by,
                casus_id=plek.casus_id,
                organisatie_id=rij.organisatie_id,
                weg_id=rij.medewerker_id,
                naar=opvolger,
                vanaf=rij.tot,
                casusregie=plek.casus_id in geleid,
            )


def _let_go(rij: Dienstverband, *, by: Actor) -> None:
    vandaag = klok.vandaag()
    for afspraak in _afspraken(rij):
        opvolging.hand_to(afspraak, naar=None, by=by)
    for casus in _led(rij):
        vastleggen.change(
            casus, by=by, casusregisseur=None, casusregie_organisatie=None
        )
    plekken = CasusDeelname.objects.niet_voorbij(vandaag).filter(
        medewerker=rij.medewerker_id, organisatie=rij.organisatie_id
    )
    _end_places(plekken, reden=UIT_DIENST, by=by)
    for overleg in _overleggen(rij):
        leeg = {
            wie: None
            for wie in ("voorzitter_id", "notulist_id")
            if getattr(overleg, wie) == rij.medewerker_id
        }
        vastleggen.change(overleg, by=by, **leeg)
    for vervangen in _vervangingen(rij):
        vervanging.end(vervangen, reden=UIT_DIENST, by=by)
    actions.end_rollen_of(rij, by=by)
    actions.mark_uit(rij, by=by)


def _end_places(plekken: Any, *, reden: str, by: Actor) -> None:
    # What stood in for these ends with them: ask again which are left.
    for pk in list(plekken.values_list("pk", flat=True)):
        plek = CasusDeelname.objects.select_related("casus").get(pk=pk)
        if plek.eindreden == "":
            plaats.end(vastleggen.lock(plek), reden=reden, by=by)


def _places(rij: Dienstverband) -> Any:
    return (
        CasusDeelname.objects.geldig(klok.vandaag())
        .filter(
            medewerker=rij.medewerker_id,
            organisatie=rij.organisatie_id,
            vervanging__isnull=True,
        )
        .exclude(casus__status="afgesloten")
    )


def _led(rij: Dienstverband) -> Any:
    return Casus.objects.lopend().filter(
        casusregisseur=rij.medewerker_id, casusregie_organisatie=rij.organisatie_id
    )


def _afspraken(rij: Dienstverband) -> Any:
    return Afspraak.objects.niet_klaar().filter(
        medewerker=rij.medewerker_id, organisatie=rij.organisatie_id
    )


def _overleggen(rij: Dienstverband) -> Any:
    return Overleg.objects.filter(
        Q(voorzitter=rij.medewerker_id) | Q(notulist=rij.medewerker_id),
        status__in=NOG_NIET_BEGONNEN,
    )


def _vervangingen(rij: Dienstverband) -> Any:
    """Those in which somebody is one of the two, unless another job carries them."""
    return (
        Vervanging.objects.niet_voorbij(klok.vandaag())
        .van_iemand(rij.medewerker_id)
        .filter(samenwerkingsverband__in=actions.verbanden_only_by(rij))
    )
