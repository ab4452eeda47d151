"""Noodtoegang: one casus open for a few hours, to read; told at once, judged after."""

import datetime as dt
from uuid import UUID

from django.db import transaction

from casusoverleg.models import Casus
from keten.kern import klok, opdrachten, overgangen, vastleggen
from keten.kern.termijnen import Termijn, vervaldatum
from keten.kern.verzoek import systeem
from keten.organisaties.models import Medewerker
from keten.toegang.actor import Actor
from keten.toegang.models import Noodtoegang, Weigering
from keten.toegang.rechten import Recht
from keten.toegang.rollen import Rol

SOORT = "toegang.noodtoegang"
OPENEN = "noodtoegang-openen"
TAAK = "casusoverleg.mail_noodtoegang"
HOOGUIT_UREN = 4
MINSTENS_TEKENS = 20
POGINGEN_PER_UUR = 5
# Which grounds somebody may have, and who is told.
GRONDEN = {
    Rol.MELDPUNTMEDEWERKER: (Noodtoegang.Grond.GEVAAR, Noodtoegang.Grond.BEREIKBAAR),
    Rol.FUNCTIONARIS_GEGEVENSBESCHERMING: (Noodtoegang.Grond.KLACHT,),
}


class GeenNoodtoegangError(overgangen.OvergangError):
    """No such casus, or none for this person: one answer."""

    veld = "nummer"


class TeVaakError(overgangen.OvergangError):
    """Too many numbers were tried."""


class TeKortError(overgangen.OvergangError):
    """The reason says too little."""

    veld = "reden"


class AlToegangError(overgangen.OvergangError):
    """The casus is open to this person already."""

    veld = "nummer"


class VoorbijError(overgangen.OvergangError):
    """It is over, or was judged already."""


@transaction.atomic
def open_noodtoegang(
    *, nummer: str, grond: str, reden: str, uren: int, by: Actor
) -> Noodtoegang:
    """
    Open one casus to who asks, to read, for some hours.

    :raises GeenNoodtoegangError: alike for a number that does not exist, that is of
        others, and that this person is kept away from
    """
    _check(grond=grond, reden=reden, uren=uren, by=by)
    casus = _find(nummer, by=by)
    if casus is None:
        _refuse(GeenNoodtoegangError)
        raise GeenNoodtoegangError(
            "Met dit nummer kan geen noodtoegang. Controleer het nummer."
        )
    if casus.pk in by.noodtoegang:
        raise AlToegangError("Uw noodtoegang tot deze casus loopt nog.")
    nu = klok.nu()
    rij = vastleggen.create(
        Noodtoegang,
        by=by,
        medewerker_id=by.pk,
        casus_id=casus.pk,
        casusnummer=casus.nummer,
        samenwerkingsverband_id=casus.samenwerkingsverband_id,
        grond=grond,
        reden=reden,
        van=nu,
        tot=nu + dt.timedelta(hours=uren),
        beoordelen_uiterlijk=vervaldatum(
            Termijn.NOODTOEGANG_BEOORDELEN, klok.vandaag()
        ),
    )
    for wie in _whom_to_tell(rij, casus, by=by):
        opdrachten.plan(
            TAAK,
            sleutel=f"noodtoegang {rij.pk} {wie}",
            noodtoegang_id=str(rij.pk),
            medewerker_id=str(wie),
        )
    return rij


@transaction.atomic
def end_noodtoegang(rij: Noodtoegang, *, by: Actor) -> Noodtoegang:
    """
    End it before its time: whoever has it, or who directs the verband.

    :raises VoorbijError: if it is over
    """
    vers = vastleggen.lock(rij)
    if by.pk != vers.medewerker_id and not _directs(vers, by=by):
        _refuse(overgangen.GeenRechtError, vers.pk, "noodtoegang-beeindigen")
        raise overgangen.GeenRechtError("U hebt hiervoor niet het recht.")
    if vers.tot <= klok.nu():
        raise VoorbijError("Deze noodtoegang is al voorbij.")
    return _end(vers, by=by)


@transaction.atomic
def review_noodtoegang(
    rij: Noodtoegang,
    *,
    oordeel: str,
    toelichting: str,
    by: Actor,
    versie: int | None = None,
) -> Noodtoegang:
    """
    Say afterwards whether it was right; what was wrong ends at once.

    :raises VoorbijError: if it was judged already
    """
    vers = vastleggen.lock(rij, versie=versie)
    if not _directs(vers, by=by):
        _refuse(overgangen.GeenRechtError, vers.pk, "noodtoegang-beoordelen")
        raise overgangen.GeenRechtError("U hebt hiervoor niet het recht.")
    if vers.beoordeeld_op:
        raise VoorbijError("Deze noodtoegang is al beoordeeld.")
    if not toelichting.strip():
        raise overgangen.RedenOntbreektError("Vul een toelichting in.")
    if oordeel == Noodtoegang.Oordeel.ONTERECHT and vers.tot > klok.nu():
        vers = _end(vers, by=by)
    return vastleggen.write(
        vers,
        by=by,
        oordeel=oordeel,
        toelichting=toelichting,
        beoordeeld_op=klok.nu(),
        beoordeeld_door_id=by.pk,
    )


def grounds_for(actor: Actor) -> list[Noodtoegang.Grond]:
    """Return the grounds that come with the roles of this person."""
    rollen = {rol for rol, _ in actor.rollen}
    return [g for rol, gronden in GRONDEN.items() if rol in rollen for g in gronden]


def _check(*, grond: str, reden: str, uren: int, by: Actor) -> None:
    if not by.mag(Recht.NOODTOEGANG) or grond not in grounds_for(by):
        _refuse(overgangen.GeenRechtError)
        raise overgangen.GeenRechtError("U hebt hiervoor niet het recht.")
    pogingen = Weigering.objects.filter(
        door=by.pk, actie=OPENEN, op__gte=klok.nu() - dt.timedelta(hours=1)
    )
    if pogingen.count() >= POGINGEN_PER_UUR:
        raise TeVaakError(
            "U hebt te vaak een nummer geprobeerd. Wacht een uur, of bel de "
            "trajectregisseur."
        )
    if len(reden.strip()) < MINSTENS_TEKENS:
        raise TeKortError(f"Schrijf minstens {MINSTENS_TEKENS} tekens.")
    if not 1 <= uren <= HOOGUIT_UREN:
        raise overgangen.OvergangError(f"Kies 1 tot {HOOGUIT_UREN} uur.")


def _find(nummer: str, *, by: Actor) -> Casus | None:
    """Find the casus that this person cannot see yet; never one kept away from."""
    with systeem("noodtoegang: welke casus is dit"):
        return (
            Casus.objects.met(nummer.strip())
            .filter(samenwerkingsverband__in=by.verbanden_met(Recht.NOODTOEGANG))
            .exclude(pk__in=by.geblokkeerd)
            .first()
        )


def _whom_to_tell(rij: Noodtoegang, casus: Casus, *, by: Actor) -> list[UUID]:
    """Who directs; and of what the meldpunt does also who leads, and the FG."""
    rollen = [Rol.TRAJECTREGISSEUR]
    wie: set[UUID | None] = set()
    if rij.grond != Noodtoegang.Grond.KLACHT:
        rollen.append(Rol.FUNCTIONARIS_GEGEVENSBESCHERMING)
        wie.add(casus.casusregisseur_id)
    for rol in rollen:
        mensen = Medewerker.objects.met_rol(
            rol, casus.samenwerkingsverband_id, klok.vandaag()
        )
        wie |= set(mensen.values_list("pk", flat=True))
    return sorted(pk for pk in wie if pk and pk != by.pk)


def _directs(rij: Noodtoegang, *, by: Actor) -> bool:
    """Nobody judges the own, nor a matter that one is kept away from."""
    return (
        by.pk != rij.medewerker_id
        and rij.casus_id not in by.geblokkeerd
        and by.mag(Recht.CASUS_REGISSEREN, rij.samenwerkingsverband_id)
    )


def _end(vers: Noodtoegang, *, by: Actor) -> Noodtoegang:
    eind = max(klok.nu(), vers.van + dt.timedelta(microseconds=1))
    return vastleggen.write(vers, by=by, tot=eind)


def _refuse(
    fout: type[overgangen.OvergangError],
    pk: UUID | None = None,
    actie: str = OPENEN,
) -> None:
    """Note it without the number: that may be a name, typed in the wrong field."""
    overgangen.note_weigering(SOORT, pk, actie, fout.__name__)
