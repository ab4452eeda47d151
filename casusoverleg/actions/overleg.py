"""The only writer of meetings: plan, invite, open, close, cancel."""

import datetime as dt
import uuid
from typing import Any

from django.db import transaction

from casusoverleg.actions import (
    agendapunt,
    deelname,
    opkomst,
    planning,
    uitgifte,
    uitnodiging,
    verslag,
    vervanging,
    voorbereiding,
)
from casusoverleg.models import Overleg, Overlegreeks
from casusoverleg.status import OVERLEG, AgendapuntStatus, OverlegStatus
from casusoverleg.status.overleg import TE_BESPREKEN
from keten.kern import herinneringen, klok, overgangen, vastleggen, verzoek
from keten.kern.termijnen import Termijn, vervaldatum
from keten.organisaties.models import Medewerker, Samenwerkingsverband
from keten.toegang.actor import Actor
from keten.toegang.rechten import Recht

NIET_AAN_TOE = "Niet aan toegekomen."
VERZET = "Het overleg is verzet."


class PuntenOpenError(overgangen.OvergangError):
    """There are still items to discuss or to put off."""


class VerkeerdeDatumError(overgangen.OvergangError):
    """A meeting lies in the future and ends after it begins."""


@transaction.atomic
def plan_overleg(
    *,
    verband: Samenwerkingsverband,
    datum: dt.date,
    begin: dt.time,
    eind: dt.time,
    plaats: str,
    by: Actor,
    **velden: Any,
) -> Overleg:
    """Plan one meeting; its number names the day and the partnership."""
    if eind <= begin:
        raise VerkeerdeDatumError("Het einde ligt voor het begin.")
    return planning.begin_overleg(
        verband=verband,
        datum=datum,
        begin=begin,
        eind=eind,
        plaats=plaats,
        by=by,
        **velden,
    )


@transaction.atomic
def plan_reeks(reeks: Overlegreeks, *, maanden: int, vanaf: dt.date, by: Actor) -> int:
    """
    Plan the second Thursday of the coming months; where people do not work on that
    day the first working day after it, and why is said.

    :return: how many meetings were added; a month that has one is passed over
    """
    gemaakt = 0
    for stap in range(maanden):
        jaar, maand = divmod(vanaf.month - 1 + stap, 12)
        dag, waarom = planning.day_of_reeks(vanaf.year + jaar, maand + 1)
        al = reeks.overleggen.exclude(status=OverlegStatus.GEANNULEERD).filter(
            datum__year=dag.year, datum__month=dag.month
        )
        if dag < vanaf or al.exists():
            continue
        plan_overleg(
            verband=reeks.samenwerkingsverband,
            datum=dag,
            begin=reeks.begin,
            eind=reeks.eind,
            plaats=reeks.plaats,
            vorm=reeks.vorm,
            link=reeks.link,
            reeks=reeks,
            toelichting=waarom,
            by=by,
        )
        gemaakt += 1
    return gemaakt


@transaction.atomic
def change_overleg(
    overleg: Overleg, *, by: Actor, versie: int | None = None, **velden: Any
) -> Overleg:
    """Correct or move a meeting that has not begun; its number stays."""
    vers = vastleggen.lock(overleg, versie=versie)
    _require(vers, Recht.OVERLEG_PLANNEN, by=by)
    if vers.status not in {"gepland", "uitgenodigd", "agenda_vastgesteld"}:
        raise overgangen.VerkeerdeStandError("Dit overleg is al begonnen of voorbij.")
    if velden.get("eind", vers.eind) <= velden.get("begin", vers.begin):
        raise VerkeerdeDatumError("Het einde ligt voor het begin.")
    if velden.get("datum", vers.datum) != vers.datum:
        vervanging.end_for_overleg(vers, reden=VERZET, by=by)
        versie = None
    vers = vastleggen.change(vers, by=by, versie=versie, **velden)
    planning.remind_voorstellen(vers)
    uitnodiging.follow_if_sent(vers, by=by)
    return vers


@verzoek.systeem("een overleg met al zijn punten")
def invite(overleg: Overleg, *, by: Actor, versie: int | None = None) -> Overleg:
    """Invite who is needed at an item: each for the own stretch, and no more."""
    vers = overgangen.move(OVERLEG, "uitnodigen", overleg, by=by, versie=versie)
    uitnodiging.follow(vers, by=by)
    voorbereiding.ask(vers, by=by)
    return vers


@verzoek.systeem("een overleg met al zijn punten")
def send_invitations(overleg: Overleg, *, by: Actor) -> int:
    """
    Let the calendars follow; also the first time, when the agenda was fixed before.

    :return: how many people get a word
    """
    vers = vastleggen.lock(overleg)
    if vers.status != OverlegStatus.AGENDA_VASTGESTELD or vers.uitnodigingen.exists():
        return uitnodiging.send_now(vers, by=by)
    _require(vers, Recht.OVERLEG_PLANNEN, by=by)
    voorbereiding.ask(vers, by=by)
    return uitnodiging.follow(vers, by=by)


def fix_agenda(overleg: Overleg, *, by: Actor, versie: int | None = None) -> Overleg:
    """Fix the agenda; what is proposed later asks for a deliberate addition."""
    return overgangen.move(OVERLEG, "agenda-vaststellen", overleg, by=by, versie=versie)


@verzoek.systeem("een overleg met al zijn punten")
def open_overleg(
    overleg: Overleg,
    *,
    by: Actor,
    versie: int | None = None,
    notulist: Medewerker | None = None,
) -> Overleg:
    """Open the meeting; who opens it is the chair of that day."""
    vers = overgangen.move(
        OVERLEG,
        "openen",
        overleg,
        by=by,
        versie=versie,
        voorzitter_id=overleg.voorzitter_id if overleg.achteraf else by.pk,
        notulist_id=notulist.pk if notulist else overleg.notulist_id,
        geopend_op=klok.nu(),
    )
    if notulist:
        for punt in vers.agendapunten.op_tafel().select_related("casus"):
            deelname.admit_notulist(punt.casus, medewerker_id=notulist.pk, by=by)
    opkomst.expect(vers, by=by)
    return vers


@verzoek.systeem("een overleg met al zijn punten")
def close_overleg(
    overleg: Overleg,
    *,
    by: Actor,
    versie: int | None = None,
    rest_doorschuiven: bool = False,
) -> Overleg:
    """
    Close the meeting: a verslag per casus, a PDF per reader, all in one transaction.

    :param rest_doorschuiven: put off what was not reached
    :raises PuntenOpenError: when items are still open
    """
    vers = vastleggen.lock(overleg, versie=versie)
    open_punten = vers.agendapunten.filter(
        status__in=TE_BESPREKEN | {AgendapuntStatus.IN_BESPREKING}
    )
    bezig = open_punten.filter(status=AgendapuntStatus.IN_BESPREKING).first()
    if bezig:
        raise PuntenOpenError(f"Punt {bezig.volgorde} is nog in bespreking.")
    if rest_doorschuiven:
        for punt in open_punten:
            agendapunt.postpone(punt, reden=NIET_AAN_TOE, by=by)
    elif open_punten.exists():
        raise PuntenOpenError(
            f"Er staan nog {open_punten.count()} punten open. "
            "Bespreek ze, of schuif de rest door."
        )
    vers = overgangen.move(
        OVERLEG,
        "sluiten",
        vers,
        by=by,
        gesloten_op=klok.nu(),
        reactie_tot=vervaldatum(Termijn.VERSLAG_REACTIE, klok.vandaag()),
        werkgroep=uuid.uuid4(),
    )
    verslag.make_concepten(vers, by=by)
    return vers


@verzoek.systeem("een overleg met al zijn punten")
def submit_verslagen(
    overleg: Overleg, *, by: Actor, versie: int | None = None
) -> Overleg:
    """Lay the concepts before their readers; each is told that one is ready."""
    vers = overgangen.move(
        OVERLEG,
        "ter-accordering",
        overleg,
        by=by,
        versie=versie,
        reactie_tot=vervaldatum(Termijn.VERSLAG_REACTIE, klok.vandaag()),
    )
    verslag.tell_lezers(vers)
    return vers


@verzoek.systeem("een overleg met al zijn punten")
def establish_verslagen(
    overleg: Overleg, *, by: Actor, versie: int | None = None
) -> Overleg:
    """Establish all verslagen of this meeting (G11); from now on only addenda."""
    vers = overgangen.move(
        OVERLEG, "vaststellen", overleg, by=by, versie=versie, werkgroep=uuid.uuid4()
    )
    verslag.establish(vers, by=by)
    return vers


@verzoek.systeem("een overleg met al zijn punten")
def cancel_overleg(
    overleg: Overleg, *, by: Actor, reden: str, versie: int | None = None
) -> Overleg:
    """Cancel: every item becomes a proposal for the next meeting (G10)."""
    vers = overgangen.move(
        OVERLEG, "annuleren", overleg, by=by, versie=versie, reden=reden
    )
    herinneringen.cancel(over_id=vers.pk)
    vervanging.end_for_overleg(vers, reden=reden, by=by)
    for punt in vers.agendapunten.filter(
        status__in=TE_BESPREKEN | {AgendapuntStatus.VOORGESTELD}
    ):
        agendapunt.lapse(punt, by=by)
    uitnodiging.follow_if_sent(vers, by=by)
    return vers


@verzoek.systeem("een overleg met al zijn punten")
def undo(overleg: Overleg, *, by: Actor, reden: str = "") -> Overleg:
    """Undo the last move; a closed meeting opens again while nobody read its PDFs."""
    vers = vastleggen.lock(overleg)
    was = vers.status
    gebouwd = (
        uitgifte.read_already(vers) if was == OverlegStatus.VERSLAG_IN_CONCEPT else ""
    )
    vers = overgangen.undo(
        OVERLEG,
        vers,
        by=by,
        regie=Recht.OVERLEG_VOORZITTEN,
        reden=reden,
        gebouwd=gebouwd,
    )
    if was == OverlegStatus.VERSLAG_IN_CONCEPT:
        uitgifte.withdraw_concepten(vers)
    return vers


def _require(overleg: Overleg, recht: Recht, *, by: Actor) -> None:
    if not by.mag(recht, overleg.samenwerkingsverband_id):
        raise overgangen.GeenRechtError("U hebt hiervoor niet het recht.")
