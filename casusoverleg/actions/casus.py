"""The only writer of casussen."""

import datetime as dt
from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.db import transaction

from casusoverleg.actions import betrokkene, deelname, plaats, weghouden
from casusoverleg.models import BetrokkeneRol, Casus
from casusoverleg.status import CASUS
from keten.kern import klok, overgangen, vastleggen
from keten.kern.nummers import new_nummer
from keten.organisaties.models import Medewerker, Organisatie
from keten.personen.models import Persoon
from keten.toegang.actor import Actor
from keten.toegang.rechten import Recht
from meldingen import actions as melding_actions
from meldingen.models import Melding

MIN_ORGANISATIES = 2
_ROL_UIT_MELDING = {"slachtoffer", "pleger", "ouder", "getuige"}


class NietKlaarError(overgangen.OvergangError):
    """A casus does not start before all it needs is there; the text says what."""


class GeenCasusregieError(overgangen.OvergangError):
    """This organisation, or this person, cannot lead this casus."""


@transaction.atomic
def open_casus(
    *,
    melding: Melding,
    weging: dict[str, Any],
    reden: str,
    by: Actor,
    versie: int | None = None,
) -> Casus:
    """Accept a melding as a casus (M7, C1): in voorbereiding, with its betrokkenen."""
    triage = melding_actions.mark_geaccepteerd(
        melding, by=by, weging=weging, reden=reden, versie=versie
    )
    casus = overgangen.begin(
        CASUS,
        "openen",
        Casus,
        by=by,
        samenwerkingsverband_id=melding.samenwerkingsverband_id,
        nummer=new_nummer("C", today=klok.vandaag()),
        type=melding.type,
        regime=triage.regime,
        herkomst=Casus.Herkomst.MELDING,
        melding_id=melding.pk,
        noodzaak=triage.noodzaak,
        informeren=triage.informeren,
        spoed=melding.spoed,
        geopend_op=klok.vandaag(),
    )
    deelname.admit_regie(casus, by=by)
    for rij in melding.betrokkenen.filter(ontkoppeld_op__isnull=True):
        rol = rij.rol if rij.rol in _ROL_UIT_MELDING else BetrokkeneRol.Rol.ANDERS
        hoofd = rij.rol == "slachtoffer"
        betrokkene.link(casus, persoon_id=rij.persoon_id, rol=rol, hoofd=hoofd, by=by)
    weghouden.keep_out(casus)
    plaats.open_personen(casus)
    return casus


@transaction.atomic
def take_over(
    *,
    verband_id: UUID,
    betrokkenen: Iterable[tuple[Persoon, str]],
    gestart_op: dt.date,
    reden: str,
    by: Actor,
    **velden: Any,
) -> Casus:
    """Bring in a casus that ran already elsewhere, on paper (C1b ®)."""
    casus = overgangen.begin(
        CASUS,
        "overnemen",
        Casus,
        by=by,
        reden=reden,
        samenwerkingsverband_id=verband_id,
        nummer=new_nummer("C", today=klok.vandaag()),
        herkomst=Casus.Herkomst.OVERGENOMEN,
        geopend_op=gestart_op,
        gestart_op=gestart_op,
        **velden,
    )
    deelname.admit_regie(casus, by=by)
    for volgorde, (persoon, rol) in enumerate(betrokkenen):
        hoofd = volgorde == 0
        betrokkene.link(casus, persoon_id=persoon.pk, rol=rol, hoofd=hoofd, by=by)
    weghouden.keep_out(casus)
    plaats.open_personen(casus)
    return casus


@transaction.atomic
def start_casus(
    casus: Casus,
    *,
    by: Actor,
    versie: int | None = None,
    veiligheidsplan_uitzondering: str = "",
    informeren: str = "",
) -> Casus:
    """
    Start the work (C2).

    :raises NietKlaarError: naming everything that is missing
    """
    vers = vastleggen.lock(casus)
    deelname.require_regie(vers, by=by)
    informeren = informeren or vers.informeren
    eisen = start_eisen(
        vers, uitzondering=veiligheidsplan_uitzondering, informeren=informeren
    )
    ontbreekt = [wat for wat, klaar in eisen.items() if not klaar]
    if ontbreekt:
        raise NietKlaarError("Er ontbreekt nog: " + "; ".join(ontbreekt) + ".")
    return overgangen.move(
        CASUS,
        "starten",
        vers,
        by=by,
        versie=versie,
        gestart_op=klok.vandaag(),
        veiligheidsplan_uitzondering=veiligheidsplan_uitzondering,
        informeren=informeren,
    )


def start_eisen(
    casus: Casus, *, uitzondering: str = "", informeren: str = ""
) -> dict[str, bool]:
    """Return what C2 asks, and whether it is there."""
    nemen_deel = casus.deelnames.geldig(klok.vandaag()).professionals()
    organisaties = nemen_deel.values("organisatie").distinct().count()
    return {
        "een betrokkene": casus.betrokkenen.filter(tot__isnull=True).exists(),
        "twee organisaties met noodzaak": organisaties >= MIN_ORGANISATIES,
        "een casusregisseur": casus.casusregisseur_id is not None,
        "waarom er nog geen veiligheidsplan is": bool(uitzondering.strip()),
        "of en hoe de betrokkene wordt geïnformeerd": bool(informeren.strip()),
    }


@transaction.atomic
def close_voorbereiding(
    casus: Casus, *, by: Actor, reden: str, versie: int | None = None
) -> Casus:
    """Close before it began (C3 ®): unfounded, or handled elsewhere."""
    deelname.require_regie(casus, by=by)
    return overgangen.move(
        CASUS,
        "toch-niet",
        casus,
        by=by,
        versie=versie,
        reden=reden,
        afgesloten_op=klok.vandaag(),
        afsluitreden=reden,
    )


@transaction.atomic
def change_casus(
    casus: Casus, *, by: Actor, versie: int | None = None, **velden: Any
) -> Casus:
    """Correct the key facts of a casus."""
    deelname.require_regie(casus, by=by)
    return vastleggen.change(casus, by=by, versie=versie, **velden)


@transaction.atomic
def appoint_casusregisseur(
    casus: Casus,
    *,
    medewerker: Medewerker,
    organisatie: Organisatie,
    reden: str,
    by: Actor,
    versie: int | None = None,
) -> Casus:
    """
    Appoint who leads the content of this casus, or change it (C5 ®).

    :raises GeenCasusregieError: for who takes no part, or may not lead
    """
    vers = vastleggen.lock(casus, versie=versie)
    deelname.require_regie(vers, by=by)
    if not reden.strip():
        raise overgangen.RedenOntbreektError("Vul een reden in.")
    if not organisatie.mag_casusregie:
        raise GeenCasusregieError("Deze organisatie voert geen casusregie.")
    rij = vers.deelnames.geldig(klok.vandaag()).filter(
        medewerker=medewerker, organisatie=organisatie, niveau=2
    )
    if not rij.professionals().exists():
        raise GeenCasusregieError("De casusregisseur moet zelf deelnemer zijn.")
    overgangen.note_stap(
        vers,
        soort="casusoverleg.casus",
        code="C5",
        actie="casusregisseur-aanwijzen",
        by=by,
        reden=reden,
    )
    return vastleggen.change(
        vers, by=by, casusregisseur=medewerker, casusregie_organisatie=organisatie
    )


def undo(casus: Casus, *, by: Actor, reden: str = "") -> Casus:
    """Undo the last move of this casus."""
    return overgangen.undo(
        CASUS, casus, by=by, regie=Recht.CASUS_REGISSEREN, reden=reden
    )


def mark_besproken(
    casus: Casus, *, op: dt.date, by: Actor, herbespreken_op: dt.date | None = None
) -> None:
    """
    Note when the casus was last on the table; lists are ordered by it.

    :param herbespreken_op: when the table wants it back, if it said so
    """
    vastleggen.write(
        vastleggen.lock(casus),
        by=by,
        laatst_besproken_op=op,
        herbespreken_op=herbespreken_op,
    )
