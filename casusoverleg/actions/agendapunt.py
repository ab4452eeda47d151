"""The only writer of agenda items: propose, accept, put off, let go."""

import datetime as dt
from collections.abc import Iterable
from typing import Any

from django.db import transaction
from django.db.models import Max

from casusoverleg.actions import afsluiting, deelname, planning, voorbereiding
from casusoverleg.models import (
    Agendapunt,
    Casus,
    CasusDeelname,
    Overleg,
)
from casusoverleg.status import (
    AGENDAPUNT,
    AgendapuntStatus,
    CasusStatus,
    OverlegStatus,
)
from casusoverleg.status.overleg import NOG_NIET_BEGONNEN, TE_BESPREKEN
from keten.kern import klok, overgangen, vastleggen, verzoek
from keten.toegang.actor import Actor
from keten.toegang.rechten import Recht


class AlOpAgendaError(overgangen.OvergangError):
    """This casus has an item in this meeting already."""


class OverlegDichtError(overgangen.OvergangError):
    """The meeting takes no items any more."""


class GeenVolgendOverlegError(overgangen.OvergangError):
    """There is no next meeting to put this off to."""


@transaction.atomic
def propose(
    *,
    overleg: Overleg,
    casus: Casus,
    vraag: str,
    by: Actor,
    vraagsoort: str = Agendapunt.Vraagsoort.MEEDENKEN,
    minuten: int = 15,
    spoed: bool = False,
    doorgeschoven_van: Agendapunt | None = None,
) -> Agendapunt:
    """
    Propose a casus for a meeting (G1), with the question to the table.

    :raises AlOpAgendaError: if it stands there already
    :raises OverlegDichtError: if the meeting is over or cancelled
    """
    afsluiting.require_open(casus)
    vers = vastleggen.lock(overleg)
    if vers.status not in NOG_NIET_BEGONNEN | {OverlegStatus.BEZIG}:
        raise OverlegDichtError("Dit overleg neemt geen punten meer aan.")
    weg = ["afgewezen", "ingetrokken", "vervallen"]
    if vers.agendapunten.exclude(status__in=weg).filter(casus=casus).exists():
        raise AlOpAgendaError("Deze casus staat al bij dit overleg.")
    eigen = (
        CasusDeelname.objects.geldig(klok.vandaag())
        .filter(casus=casus, medewerker_id=by.pk)
        .values_list("organisatie_id", flat=True)
        .first()
    )
    return overgangen.begin(
        AGENDAPUNT,
        "voorstellen",
        Agendapunt,
        by=by,
        samenwerkingsverband_id=vers.samenwerkingsverband_id,
        overleg=vers,
        casus=casus,
        vraag=vraag,
        vraagsoort=vraagsoort,
        minuten=minuten,
        spoed=spoed or casus.spoed,
        voorgesteld_door_id=by.pk,
        voorgesteld_namens_id=eigen,
        doorgeschoven_van=doorgeschoven_van,
    )


@verzoek.systeem("de volgorde van een agenda")
def accept(
    punt: Agendapunt,
    *,
    by: Actor,
    versie: int | None = None,
    minuten: int | None = None,
    nodig: Iterable[CasusDeelname] | None = None,
    **velden: Any,
) -> Agendapunt:
    """
    Put a proposal on the agenda, last in the row (G2).

    :param nodig: who is needed at it; everybody on the casus when left out
    """
    laatste = punt.overleg.agendapunten.aggregate(m=Max("volgorde"))["m"] or 0
    vers = overgangen.move(
        AGENDAPUNT,
        "accepteren",
        punt,
        by=by,
        versie=versie,
        volgorde=laatste + 1,
        minuten=minuten or punt.minuten,
        **velden,
    )
    overleg = punt.overleg
    if nodig is not None:
        voorbereiding.set_nodig(vers, nodig=nodig, by=by)
    elif overleg.status in voorbereiding.UITGENODIGD:
        voorbereiding.ask(overleg, by=by)
    if overleg.status == OverlegStatus.BEZIG and overleg.notulist_id:
        deelname.admit_notulist(vers.casus, medewerker_id=overleg.notulist_id, by=by)
    return vers


@transaction.atomic
def schedule(
    *,
    overleg: Overleg,
    casus: Casus,
    vraag: str,
    by: Actor,
    nodig: Iterable[CasusDeelname] | None = None,
    **rest: Any,
) -> Agendapunt:
    """Propose and accept at once: what the trajectregisseur does."""
    punt = propose(overleg=overleg, casus=casus, vraag=vraag, by=by, **rest)
    return accept(punt, by=by, nodig=nodig)


@transaction.atomic
def pass_over(*, overleg: Overleg, casus: Casus, reden: str, by: Actor) -> Agendapunt:
    """Say why a casus is not discussed in this meeting; it is not proposed again."""
    waarom = "Voorgesteld door Keten."
    punt = propose(overleg=overleg, casus=casus, vraag=waarom, by=by)
    return reject(punt, reden=reden, by=by)


def reject(
    punt: Agendapunt, *, by: Actor, reden: str, versie: int | None = None
) -> Agendapunt:
    """Do not put it on the agenda (G3 ®)."""
    return overgangen.move(
        AGENDAPUNT, "afwijzen", punt, by=by, versie=versie, reden=reden
    )


def withdraw(
    punt: Agendapunt, *, by: Actor, reden: str, versie: int | None = None
) -> Agendapunt:
    """Take it back (G8 ®)."""
    return overgangen.move(
        AGENDAPUNT, "intrekken", punt, by=by, versie=versie, reden=reden
    )


@transaction.atomic
def change_punt(
    punt: Agendapunt, *, by: Actor, versie: int | None = None, **velden: Any
) -> Agendapunt:
    """Correct question, kind of question or minutes before it is discussed."""
    vers = vastleggen.lock(punt, versie=versie)
    regie = by.mag(Recht.OVERLEG_PLANNEN, vers.samenwerkingsverband_id)
    if vers.voorgesteld_door_id != by.pk and not regie:
        raise overgangen.GeenRechtError("U hebt hiervoor niet het recht.")
    if vers.status not in TE_BESPREKEN | {AgendapuntStatus.VOORGESTELD}:
        raise overgangen.VerkeerdeStandError("Dit punt is al besproken of vervallen.")
    return vastleggen.change(vers, by=by, versie=versie, **velden)


@transaction.atomic
def postpone(
    punt: Agendapunt, *, by: Actor, reden: str, versie: int | None = None
) -> Agendapunt:
    """Put an item off (G7 ®); it is a proposal for the next meeting at once."""
    vers = overgangen.move(
        AGENDAPUNT, "doorschuiven", punt, by=by, versie=versie, reden=reden
    )
    propose_again(vers, by=by)
    return vers


def settle_in_writing(
    punt: Agendapunt, *, by: Actor, reden: str, versie: int | None = None
) -> Agendapunt:
    """All agreed in writing (G9 ®); the reason says to what."""
    return overgangen.move(
        AGENDAPUNT, "schriftelijk-afdoen", punt, by=by, versie=versie, reden=reden
    )


@transaction.atomic
def lapse(punt: Agendapunt, *, by: Actor) -> Agendapunt:
    """Let an item go with its meeting (G10); it is a proposal for the next one."""
    vers = overgangen.move(AGENDAPUNT, "vervallen", punt, by=by)
    propose_again(vers, by=by)
    return vers


def undo(punt: Agendapunt, *, by: Actor, reden: str = "") -> Agendapunt:
    """Undo the last move of this item: "Afronden" too early is one click."""
    overleg = punt.overleg
    dicht = overleg.status not in NOG_NIET_BEGONNEN | {OverlegStatus.BEZIG}
    return overgangen.undo(
        AGENDAPUNT,
        punt,
        by=by,
        regie=Recht.OVERLEG_VOORZITTEN,
        reden=reden,
        gebouwd="Het overleg is gesloten. Maak eerst dat ongedaan." if dicht else "",
    )


def propose_again(punt: Agendapunt, *, by: Actor) -> Agendapunt | None:
    """
    Propose the same casus, with the same question, for the next meeting.

    :return: None when the casus was closed meanwhile
    """
    if punt.casus.status == CasusStatus.AFGESLOTEN:
        return None
    volgend = next_overleg(punt.overleg, by=by)
    weg = ["afgewezen", "ingetrokken", "vervallen"]
    al = volgend.agendapunten.exclude(status__in=weg).filter(casus=punt.casus).first()
    return al or propose(
        overleg=volgend,
        casus=punt.casus,
        vraag=punt.vraag,
        vraagsoort=punt.vraagsoort,
        minuten=punt.minuten,
        spoed=punt.spoed,
        doorgeschoven_van=punt,
        by=by,
    )


def next_overleg(overleg: Overleg, *, by: Actor) -> Overleg:
    """
    Return the meeting after this one; plan it when the series has none yet.

    :raises GeenVolgendOverlegError: outside a series
    """
    volgend: Overleg | None = (
        Overleg.objects.filter(
            samenwerkingsverband=overleg.samenwerkingsverband_id,
            datum__gte=max(overleg.datum, klok.vandaag()),
            status__in=NOG_NIET_BEGONNEN,
            achteraf=False,
        )
        .exclude(pk=overleg.pk)
        .order_by("datum", "begin")
        .first()
    )
    if volgend:
        return volgend
    reeks = overleg.reeks
    if reeks is None:
        raise GeenVolgendOverlegError("Plan eerst een volgend overleg.")
    dag, waarom = _next_month(max(overleg.datum, klok.vandaag()))
    # A day that people cancelled is not planned again behind their backs.
    while reeks.overleggen.filter(datum=dag).exists():
        dag, waarom = _next_month(dag)
    return planning.begin_overleg(
        verband=reeks.samenwerkingsverband,
        by=by,
        datum=dag,
        begin=reeks.begin,
        eind=reeks.eind,
        plaats=reeks.plaats,
        vorm=reeks.vorm,
        link=reeks.link,
        toelichting=waarom,
        reeks=reeks,
    )


def _next_month(dag: dt.date) -> tuple[dt.date, str]:
    jaar, maand = divmod(dag.month, 12)
    return planning.day_of_reeks(dag.year + jaar, maand + 1)
