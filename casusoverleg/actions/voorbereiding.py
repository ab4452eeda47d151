"""The only writer of what goes before a meeting: who is needed, asked, answers."""

import datetime as dt
from collections.abc import Iterable
from uuid import UUID

from django.db import transaction

from casusoverleg.actions.afsluiting import require_open
from casusoverleg.models import (
    Agendapunt,
    CasusDeelname,
    Overleg,
    Voorbereiding,
    VoorbereidingTekst,
    Vrijstelling,
)
from casusoverleg.status import AGENDAPUNT, AgendapuntStatus, OverlegStatus
from casusoverleg.status.overleg import NOG_NIET_BEGONNEN, TE_BESPREKEN
from keten.kern import klok, opdrachten, overgangen, vastleggen, verzoek
from keten.toegang.actor import Actor, systeem
from keten.toegang.rechten import Recht
from keten.toegang.zichtbaarheid import PROCES

NIETS, NIEUWS, NIET_DELEN = VoorbereidingTekst.Antwoord
# From here on who is expected knows that there is a meeting.
UITGENODIGD = frozenset({OverlegStatus.UITGENODIGD, OverlegStatus.AGENDA_VASTGESTELD})
# An item that is over takes no answers.
OPEN = TE_BESPREKEN | {AgendapuntStatus.IN_BESPREKING}


class TeLaatError(overgangen.OvergangError):
    """The meeting or the item has gone on."""


class AlVrijgegevenError(overgangen.OvergangError):
    """What others have read is not changed any more."""


class NogDichtError(overgangen.OvergangError):
    """Released is what is said at the table, and not before."""


@verzoek.systeem("wie bij een agendapunt nodig is")
def set_nodig(
    punt: Agendapunt, *, nodig: Iterable[CasusDeelname], by: Actor
) -> Agendapunt:
    """
    Say who is needed at an item; the others keep their access to the casus.

    :raises TeLaatError: once the item is discussed
    """
    vers = vastleggen.lock(punt)
    _require_regie(vers.overleg, by=by)
    if vers.status not in TE_BESPREKEN | {AgendapuntStatus.VOORGESTELD}:
        raise TeLaatError("Dit punt is al besproken of vervallen.")
    wel = {rij.medewerker_id for rij in nodig}
    alle = CasusDeelname.objects.geldig(klok.vandaag()).professionals()
    niet = {
        pk
        for pk in alle.filter(casus=vers.casus_id).values_list(
            "medewerker_id", flat=True
        )
        if pk not in wel
    }
    staat = {
        rij.medewerker_id: rij
        for rij in Vrijstelling.objects.filter(agendapunt=vers, vervallen_op=None)
    }
    for pk in sorted(staat.keys() - niet):
        vastleggen.write(vastleggen.lock(staat[pk]), by=by, vervallen_op=klok.nu())
    for pk in sorted(niet - staat.keys()):
        vastleggen.create(
            Vrijstelling,
            by=by,
            agendapunt=vers,
            casus_id=vers.casus_id,
            medewerker_id=pk,
        )
    # The calendars of who is needed follow what changed last.
    vers = vastleggen.write(vers, by=by)
    if vers.overleg.status in UITGENODIGD:
        _ask(vers.overleg, by=by)
    _settle(vers)
    return vers


@verzoek.systeem("vragen om voorbereiding")
def ask(overleg: Overleg, *, by: Actor) -> int:
    """
    Ask who is expected to prepare, each once per item.

    :return: how many people got a task
    :raises TeLaatError: once the meeting has begun
    """
    vers = vastleggen.lock(overleg)
    _require_regie(vers, by=by)
    if vers.status not in NOG_NIET_BEGONNEN:
        raise TeLaatError("Dit overleg is al begonnen of voorbij.")
    return _ask(vers, by=by)


@verzoek.systeem("herinneren aan voorbereiding")
def remind(overleg: Overleg, *, by: Actor) -> int:
    """
    Remind who has not answered yet, each at most once a day.

    :return: how many people are reminded
    """
    vers = vastleggen.lock(overleg)
    _require_regie(vers, by=by)
    vandaag = klok.vandaag()
    stil = (
        Voorbereiding.objects.filter(agendapunt__overleg=vers)
        .geldend(vandaag)
        .zonder_antwoord()
    )
    wie = sorted(set(stil.values_list("medewerker_id", flat=True)))
    for medewerker_id in wie:
        _plan_mail(medewerker_id, sleutel=f"{vers.pk}:{vandaag}")
    return len(wie)


@transaction.atomic
def answer(
    voorbereiding: Voorbereiding,
    *,
    by: Actor,
    antwoord: str,
    feiten: str = "",
    oordeel: str = "",
    niet_gedeeld: str = "",
) -> VoorbereidingTekst:
    """
    Say what one brings along; it stays within the own organisation until released.

    :raises AlVrijgegevenError: once the table has it
    :raises TeLaatError: once the item is over
    """
    vers = vastleggen.lock(voorbereiding)
    _require_eigen(vers, by=by)
    require_open(vers.casus)
    if vers.agendapunt.status not in OPEN:
        raise TeLaatError("Dit punt is al besproken of vervallen.")
    tekst: VoorbereidingTekst | None = VoorbereidingTekst.objects.filter(
        voorbereiding=vers
    ).first()
    velden = {
        "antwoord": antwoord,
        "feiten": feiten,
        "oordeel": oordeel,
        "niet_gedeeld": niet_gedeeld,
    }
    if tekst is None:
        tekst = vastleggen.create(
            VoorbereidingTekst,
            by=by,
            voorbereiding=vers,
            casus_id=vers.casus_id,
            organisatie_id=vers.organisatie_id,
            **velden,
        )
    else:
        tekst = vastleggen.lock(tekst)
        if tekst.vrijgegeven_op:
            raise AlVrijgegevenError("De tafel heeft uw tekst al. Vertel het daar.")
        tekst = vastleggen.write(tekst, by=by, **velden)
    vastleggen.write(vers, by=by, beantwoord_op=klok.nu())
    _settle(vers.agendapunt)
    return tekst


@transaction.atomic
def release(voorbereiding: Voorbereiding, *, by: Actor) -> VoorbereidingTekst:
    """
    Lay the own words on the table: from now on they are content of the casus.

    :raises NogDichtError: before the meeting, after it, and with nothing to lay down
    """
    vers = vastleggen.lock(voorbereiding)
    _require_eigen(vers, by=by)
    punt = vers.agendapunt
    if punt.overleg.status != OverlegStatus.BEZIG or punt.status not in OPEN:
        raise NogDichtError("Vrijgeven kan tijdens het overleg, bij dit punt.")
    gevonden: VoorbereidingTekst | None = VoorbereidingTekst.objects.filter(
        voorbereiding=vers
    ).first()
    if gevonden is None:
        raise NogDichtError("Vul eerst in wat u meebrengt.")
    tekst = vastleggen.lock(gevonden)
    if tekst.vrijgegeven_op:
        return tekst
    return vastleggen.write(tekst, by=by, vrijgegeven_op=klok.nu())


def close_overdue(*, vandaag: dt.date) -> int:
    """
    Call what was asked prepared once the day before the meeting is over (G4).

    :return: how many items
    """
    punten = Agendapunt.objects.filter(
        status=AgendapuntStatus.OP_AGENDA,
        overleg__datum__lte=vandaag,
        overleg__status__in=NOG_NIET_BEGONNEN,
        voorbereidingen__isnull=False,
    ).distinct()
    aantal = 0
    for punt in punten:
        _prepared(punt, zonder_nieuws=False)
        aantal += 1
    return aantal


def _ask(overleg: Overleg, *, by: Actor) -> int:
    punten = list(overleg.agendapunten.op_agenda())
    al = set(
        Voorbereiding.objects.filter(agendapunt__in=punten).values_list(
            "agendapunt_id", "organisatie_id", "medewerker_id"
        )
    )
    verwacht = CasusDeelname.objects.verwacht(punten, dag=klok.vandaag())
    nieuw: dict[UUID, UUID] = {}
    for plek in verwacht.filter(niveau__gte=PROCES).order_by("pk"):
        sleutel = (plek.agendapunt_id, plek.organisatie_id, plek.medewerker_id)
        if sleutel in al:
            continue
        gemaakt = vastleggen.create(
            Voorbereiding,
            by=by,
            agendapunt_id=plek.agendapunt_id,
            casus_id=plek.casus_id,
            medewerker_id=plek.medewerker_id,
            organisatie_id=plek.organisatie_id,
            gevraagd_op=klok.nu(),
        )
        nieuw[plek.medewerker_id] = gemaakt.pk
    for medewerker_id, laatste in nieuw.items():
        _plan_mail(medewerker_id, sleutel=str(laatste))
    return len(nieuw)


def _plan_mail(medewerker_id: UUID, *, sleutel: str) -> None:
    opdrachten.plan(
        "casusoverleg.mail_voorbereiding",
        sleutel=f"voorbereiding:{sleutel}:{medewerker_id}",
        medewerker_id=str(medewerker_id),
        aanleiding=sleutel,
    )


@verzoek.systeem("of iedereen heeft geantwoord")
def _settle(punt: Agendapunt) -> None:
    """Look whether all who were asked, and are needed still, have answered (G4)."""
    vers = vastleggen.lock(punt)
    rijen = list(
        Voorbereiding.objects.filter(agendapunt=vers)
        .geldend(klok.vandaag())
        .select_related("tekst")
    )
    if vers.status not in TE_BESPREKEN or not rijen:
        return
    klaar = all(rij.beantwoord_op for rij in rijen)
    niets = klaar and all(rij.tekst.antwoord == NIETS for rij in rijen)
    if klaar and vers.status == AgendapuntStatus.OP_AGENDA:
        _prepared(vers, zonder_nieuws=niets)
    elif vers.zonder_nieuws != niets:
        by = systeem("iedereen heeft geantwoord")
        vastleggen.write(vers, by=by, zonder_nieuws=niets)


def _prepared(punt: Agendapunt, *, zonder_nieuws: bool) -> None:
    overgangen.move(
        AGENDAPUNT,
        "voorbereid-melden",
        punt,
        by=systeem("de voorbereiding is klaar"),
        zonder_nieuws=zonder_nieuws,
    )


def _require_regie(overleg: Overleg, *, by: Actor) -> None:
    if not by.mag(Recht.OVERLEG_PLANNEN, overleg.samenwerkingsverband_id):
        raise overgangen.GeenRechtError("U hebt hiervoor niet het recht.")


def _require_eigen(voorbereiding: Voorbereiding, *, by: Actor) -> None:
    eigen = voorbereiding.medewerker_id == by.pk
    if not eigen or voorbereiding.organisatie_id not in by.organisaties:
        raise overgangen.GeenRechtError("U hebt hiervoor niet het recht.")
