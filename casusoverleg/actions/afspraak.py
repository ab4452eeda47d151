"""The only writer of afspraken, and of the moments at which people are reminded."""

import datetime as dt
from typing import Any
from uuid import UUID

from django.db import transaction

from casusoverleg.actions import deelname
from casusoverleg.actions.afsluiting import require_open
from casusoverleg.models import Afspraak, Agendapunt, Casus, CasusDeelname
from casusoverleg.status import AFSPRAAK, AfspraakStatus, AgendapuntStatus
from casusoverleg.status.afspraak import LOOPT, NIET_KLAAR, regie_of_voorzitter
from keten.kern import herinneringen, klok, overgangen, vastleggen
from keten.kern.termijnen import HERINNER_DAGEN_VOORAF, HERINNER_TIJD, Termijn
from keten.organisaties.models import Organisatie
from keten.toegang.actor import Actor
from keten.toegang.rechten import Recht

TAAK = "casusoverleg.mail_afspraak"
SOORT = "afspraak"


class NietAanTafelError(overgangen.OvergangError):
    """The organisation takes no part in this casus."""


class OverlegGeslotenError(overgangen.OvergangError):
    """The item is done: what was agreed there no longer moves."""


@transaction.atomic
def make_afspraak(
    casus: Casus,
    *,
    by: Actor,
    agendapunt: Agendapunt | None = None,
    aanvaard: bool = True,
    **velden: Any,
) -> Afspraak:
    """
    Make an afspraak that is at once agreed: in the meeting, or by who directs.

    :param aanvaard: False when nobody of that organisation was there to say so
    """
    require_open(casus)
    check_partij(casus, velden)
    actie = "maken" if aanvaard else "voorstellen-aan-tafel"
    return begin(actie, casus, by=by, agendapunt=agendapunt, **velden)


@transaction.atomic
def propose_afspraak(casus: Casus, *, by: Actor, **velden: Any) -> Afspraak:
    """Propose one between meetings (F1); the trajectregisseur records it."""
    deelname.require_bijdrage(casus, by=by)
    require_open(casus)
    check_partij(casus, velden)
    return begin("voorstellen", casus, by=by, **velden)


def record(
    afspraak: Afspraak,
    *,
    by: Actor,
    versie: int | None = None,
    organisatie: Organisatie | None = None,
    uiterlijk: dt.date | None = None,
) -> Afspraak:
    """Record what was proposed, or give what came back to somebody else (F2)."""
    velden: dict[str, Any] = {}
    if organisatie and organisatie.pk != afspraak.organisatie_id:
        velden = {"organisatie_id": organisatie.pk, "medewerker_id": None}
        check_partij(afspraak.casus, velden)
    if uiterlijk:
        velden["uiterlijk"] = uiterlijk
    return move("vastleggen", afspraak, by=by, versie=versie, **velden)


def lay_back(
    afspraak: Afspraak, *, by: Actor, reden: str, versie: int | None = None
) -> Afspraak:
    """Say that the organisation cannot do it (F3 ®)."""
    return move("terugleggen", afspraak, by=by, versie=versie, reden=reden)


def start(afspraak: Afspraak, *, by: Actor, versie: int | None = None) -> Afspraak:
    """Say that the work began (F5); what waited gets a week at least."""
    velden: dict[str, Any] = {}
    if afspraak.status == AfspraakStatus.WACHT_OP_VOORWAARDE:
        straks = klok.vandaag() + dt.timedelta(days=Termijn.NA_VOORWAARDE.aantal)
        velden["uiterlijk"] = max(afspraak.uiterlijk, straks)
    return move("starten", afspraak, by=by, versie=versie, **velden)


def report_done(
    afspraak: Afspraak, *, by: Actor, resultaat: str, versie: int | None = None
) -> Afspraak:
    """Report it done, with the result in a few words (F6)."""
    return move(
        "gereed-melden",
        afspraak,
        by=by,
        versie=versie,
        resultaat=resultaat,
        gereed_gemeld_op=klok.nu(),
    )


def agree(afspraak: Afspraak, *, by: Actor, versie: int | None = None) -> Afspraak:
    """Agree that it is done (F7)."""
    return move("akkoord", afspraak, by=by, versie=versie, afgerond_op=klok.nu())


@transaction.atomic
def agree_silently(*, voor: dt.datetime, by: Actor) -> int:
    """
    Take silence for consent (F7): the history names the system, and why.

    :param voor: what was reported done before this moment
    :return: how many
    """
    rijen = Afspraak.objects.zonder_antwoord(voor).select_for_update(
        of=("self",), skip_locked=True
    )
    gedaan = 0
    for afspraak in rijen.select_related("casus"):
        move("akkoord", afspraak, by=by, reden="Geen bezwaar.", afgerond_op=klok.nu())
        gedaan += 1
    return gedaan


def disagree(
    afspraak: Afspraak, *, by: Actor, reden: str, versie: int | None = None
) -> Afspraak:
    """Do not agree: it is open again (F8 ®)."""
    return move("niet-akkoord", afspraak, by=by, versie=versie, reden=reden)


def drop(
    afspraak: Afspraak, *, by: Actor, reden: str, versie: int | None = None
) -> Afspraak:
    """Let it lapse (F10 ®)."""
    return move("laten-vervallen", afspraak, by=by, versie=versie, reden=reden)


@transaction.atomic
def change_afspraak(
    afspraak: Afspraak, *, by: Actor, versie: int | None = None, **velden: Any
) -> Afspraak:
    """Correct text or date (rule 8), by its author or who directs, until it is done."""
    vers = vastleggen.lock(afspraak, versie=versie)
    regie = regie_of_voorzitter(vers, by)
    if vers.gemaakt_door_id != by.pk and not regie:
        raise overgangen.GeenRechtError("U hebt hiervoor niet het recht.")
    if vers.status not in NIET_KLAAR or _is_vastgesteld(vers):
        raise overgangen.VerkeerdeStandError(
            "Deze afspraak ligt vast. Maak een addendum bij het verslag."
        )
    if "organisatie" in velden or "organisatie_id" in velden:
        check_partij(vers.casus, velden)
    vers = vastleggen.change(vers, by=by, versie=versie, **velden)
    plan_herinneringen(vers)
    return vers


@transaction.atomic
def move_to_agendapunt(afspraak: Afspraak, *, naar: Agendapunt, by: Actor) -> Afspraak:
    """
    Put an afspraak that was typed under the wrong item under the right one (rule 9).

    :raises OverlegGeslotenError: once the meeting is closed
    :raises NietAanTafelError: if its organisation takes no part in the other casus
    """
    vers = vastleggen.lock(afspraak)
    van = vers.agendapunt
    if (
        van is None
        or van.overleg_id != naar.overleg_id
        or van.overleg.status != "bezig"
    ):
        raise OverlegGeslotenError("Verplaatsen kan alleen tijdens het overleg.")
    if not by.mag(Recht.OVERLEG_VOORZITTEN, naar.samenwerkingsverband_id):
        deelname.require_regie(naar.casus, by=by)
    check_partij(naar.casus, {"organisatie_id": vers.organisatie_id})
    overgangen.note_stap(vers, soort=AFSPRAAK.soort, actie="verplaatsen", by=by)
    vers = vastleggen.change(
        vers, by=by, agendapunt=naar, casus=naar.casus, medewerker=None, betreft=None
    )
    plan_herinneringen(vers)
    return vers


@transaction.atomic
def undo(
    afspraak: Afspraak, *, by: Actor, reden: str = "", gebouwd: str = ""
) -> Afspraak:
    """Undo the last move of this afspraak."""
    vers = overgangen.undo(
        AFSPRAAK,
        afspraak,
        by=by,
        regie=Recht.CASUS_REGISSEREN,
        reden=reden,
        gebouwd=gebouwd,
    )
    plan_herinneringen(vers)
    return vers


def plan_herinneringen(afspraak: Afspraak) -> None:
    """Remind a week before, on the day and the day after, while it is to be done."""
    dagen = _dagen(afspraak)
    if not dagen:
        herinneringen.cancel(over_id=afspraak.pk, soort=SOORT)
        return
    herinneringen.plan(
        taak=TAAK,
        soort=SOORT,
        over_id=afspraak.pk,
        aan=_wie(afspraak),
        momenten=[klok.moment_op(dag, HERINNER_TIJD) for dag in dagen],
    )


def _dagen(afspraak: Afspraak) -> list[dt.date]:
    """The days on which somebody is told; while it waits, that of looking again."""
    if afspraak.status in LOOPT:
        om = (-HERINNER_DAGEN_VOORAF, 0, 1)
        return [afspraak.uiterlijk + dt.timedelta(days=dag) for dag in om]
    if afspraak.status == AfspraakStatus.WACHT_OP_VOORWAARDE and afspraak.herzien_op:
        return [afspraak.herzien_op]
    return []


def _wie(afspraak: Afspraak) -> list[UUID]:
    """Who is to do it: the one who is named, else all of the organisation."""
    genoemd = CasusDeelname.objects.geldig(klok.vandaag()).filter(
        casus=afspraak.casus_id, organisatie=afspraak.organisatie_id
    )
    if afspraak.medewerker_id:
        genoemd = genoemd.filter(medewerker=afspraak.medewerker_id)
    return list(genoemd.professionals().values_list("medewerker_id", flat=True))


def begin(actie: str, casus: Casus, *, by: Actor, **velden: Any) -> Afspraak:
    rij = overgangen.begin(
        AFSPRAAK,
        actie,
        Afspraak,
        by=by,
        casus=casus,
        samenwerkingsverband_id=casus.samenwerkingsverband_id,
        **velden,
    )
    plan_herinneringen(rij)
    return rij


def move(actie: str, afspraak: Afspraak, **rest: Any) -> Afspraak:
    with transaction.atomic():
        vers = overgangen.move(AFSPRAAK, actie, afspraak, **rest)
        plan_herinneringen(vers)
    return vers


def check_partij(casus: Casus, velden: dict[str, Any]) -> None:
    """An afspraak is laid with an organisation that takes part in the casus."""
    organisatie = velden.get("organisatie")
    organisatie_id = organisatie.pk if organisatie else velden.get("organisatie_id")
    medewerker = velden.get("medewerker")
    rijen = casus.deelnames.geldig(klok.vandaag()).filter(organisatie=organisatie_id)
    if medewerker:
        rijen = rijen.filter(medewerker=medewerker)
    if not rijen.exists():
        raise NietAanTafelError("Deze organisatie neemt niet deel aan deze casus.")


def _is_vastgesteld(afspraak: Afspraak) -> bool:
    punt = afspraak.agendapunt
    return punt is not None and punt.status == AgendapuntStatus.VASTGESTELD
