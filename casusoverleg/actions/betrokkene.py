"""The only writer of whom a casus is about."""

from typing import Any
from uuid import UUID

from django.db import transaction

from casusoverleg.actions import deelname, plaats, weghouden
from casusoverleg.actions.afsluiting import require_open
from casusoverleg.models import BetrokkeneRol, Casus, CasusBetrokkene
from keten.kern import klok, overgangen, vastleggen
from keten.personen.actions import change_persoon
from keten.personen.models import Persoon
from keten.toegang.actor import Actor

BETROKKENE = "casusoverleg.casusbetrokkene"


class AlBetrokkeneError(overgangen.OvergangError):
    """This person is on the casus already."""


@transaction.atomic
def add_betrokkene(
    casus: Casus, *, persoon: Persoon, rol: str, by: Actor, hoofd: bool = False
) -> CasusBetrokkene:
    """Say whom the casus is about; its deelnemers see that person from now on."""
    vers = vastleggen.lock(casus)
    deelname.require_regie(vers, by=by)
    require_open(vers)
    rij = link(vers, persoon_id=persoon.pk, rol=rol, hoofd=hoofd, by=by)
    weghouden.keep_out(vers)
    plaats.open_personen(vers)
    return rij


@transaction.atomic
def set_rol(rij: CasusBetrokkene, *, rol: str, by: Actor) -> BetrokkeneRol:
    """Give a betrokkene one more role from today."""
    deelname.require_regie(rij.casus, by=by)
    al = rij.rollen.filter(rol=rol, tot__isnull=True).first()
    return al or vastleggen.create(
        BetrokkeneRol, by=by, betrokkene=rij, rol=rol, van=klok.vandaag()
    )


@transaction.atomic
def change_betrokkene(
    rij: CasusBetrokkene, *, by: Actor, versie: int | None = None, **velden: Any
) -> Persoon:
    """Correct what is known of a betrokkene (rule 8)."""
    deelname.require_regie(rij.casus, by=by)
    return change_persoon(rij.persoon, by=by, versie=versie, **velden)


@transaction.atomic
def unlink_betrokkene(
    rij: CasusBetrokkene, *, reden: str, by: Actor
) -> CasusBetrokkene:
    """Wrong child (rule 9 ®): access that rested on it ends at once."""
    vers = vastleggen.lock(rij)
    deelname.require_regie(vers.casus, by=by)
    if not reden.strip():
        raise overgangen.RedenOntbreektError("Vul een reden in.")
    overgangen.note_stap(
        vers.casus, soort=BETROKKENE, actie="betrokkene-ontkoppeld", by=by, reden=reden
    )
    vers = vastleggen.write(vers, by=by, tot=max(klok.vandaag(), vers.van))
    plaats.open_personen(vers.casus)
    return vers


def link(
    casus: Casus, *, persoon_id: UUID, rol: str, hoofd: bool, by: Actor
) -> CasusBetrokkene:
    """Put a person on a casus in the first role; opens nothing to anybody yet."""
    if casus.betrokkenen.filter(persoon_id=persoon_id, tot__isnull=True).exists():
        raise AlBetrokkeneError("Deze persoon staat al bij deze casus.")
    vandaag = klok.vandaag()
    rij = vastleggen.create(
        CasusBetrokkene,
        by=by,
        casus=casus,
        persoon_id=persoon_id,
        hoofdbetrokkene=hoofd,
        van=vandaag,
    )
    vastleggen.create(BetrokkeneRol, by=by, betrokkene=rij, rol=rol, van=vandaag)
    overgangen.note_stap(casus, soort=BETROKKENE, actie="betrokkene-toegevoegd", by=by)
    return rij
