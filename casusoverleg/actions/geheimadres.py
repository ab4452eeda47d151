"""
A geheim adres: set by who leads, seen by who is named, one by one.

The row belongs to the few who are named for it, in the database too. Whoever leads need
not be among them, so after the check of who asks the writing is done as the system.
"""

import datetime as dt
from uuid import UUID

from django.db import transaction

from casusoverleg.models import Casus, CasusBetrokkene, CasusDeelname
from keten.kern import klok, overgangen
from keten.organisaties.models import Medewerker
from keten.personen import actions as personen
from keten.personen import adressen
from keten.personen.models import GeheimAdres
from keten.toegang import objectrechten
from keten.toegang.actor import Actor
from keten.toegang.rechten import Recht

SOORT = "personen.geheimadres"


class GeenDeelnemerError(overgangen.OvergangError):
    """Only who takes part at the level of content can be named."""


def leads(casus: Casus, *, by: Actor) -> bool:
    """Test if this person sets and ends addresses: who leads, or directs."""
    houdt = objectrechten.held(casus, medewerker_id=by.pk)
    if casus.casusregisseur_id == by.pk:
        return objectrechten.BIJDRAGEN in houdt
    return objectrechten.REGISSEREN in houdt and by.mag(
        Recht.CASUS_REGISSEREN, casus.samenwerkingsverband_id
    )


def directs(casus: Casus, *, by: Actor) -> bool:
    """Test if this person says who may see them: the trajectregisseur."""
    houdt = objectrechten.held(casus, medewerker_id=by.pk)
    return objectrechten.REGISSEREN in houdt and by.mag(
        Recht.CASUS_REGISSEREN, casus.samenwerkingsverband_id
    )


@transaction.atomic
def set_adres(
    betrokkene: CasusBetrokkene,
    *,
    soort: str,
    geheim: str,
    geverifieerd_op: dt.date | None,
    by: Actor,
) -> GeheimAdres:
    """Write one down; whoever does is the first who may see it."""
    if not leads(betrokkene.casus, by=by):
        raise _refused(betrokkene.pk, "vastleggen")
    return personen.create_adres(
        persoon_id=betrokkene.persoon_id,
        soort=soort,
        geheim=geheim,
        geverifieerd_op=geverifieerd_op,
        by=by,
    )


@transaction.atomic
def change_adres(
    rij: GeheimAdres,
    *,
    casus: Casus,
    geheim: str,
    geverifieerd_op: dt.date | None,
    by: Actor,
    versie: int | None = None,
) -> GeheimAdres:
    """Replace it; what stood there before is gone."""
    if not leads(casus, by=by):
        raise _refused(rij.pk, "wijzigen")
    return personen.change_adres(
        rij, geheim=geheim, geverifieerd_op=geverifieerd_op, by=by, versie=versie
    )


@transaction.atomic
def end_adres(rij: GeheimAdres, *, casus: Casus, reden: str, by: Actor) -> None:
    """End it: nobody sees it any more."""
    if not leads(casus, by=by):
        raise _refused(rij.pk, "beeindigen")
    personen.end_adres(rij, reden=reden, by=by)


@transaction.atomic
def name_reader(
    rij: GeheimAdres, *, casus: Casus, medewerker: Medewerker, reden: str, by: Actor
) -> None:
    """
    Let one person see it, as long as that person is on the casus.

    :raises GeenDeelnemerError: for who is not on it at the level of content
    """
    if not directs(casus, by=by):
        raise _refused(rij.pk, "inzage-geven")
    deelname = CasusDeelname.objects.geldig(klok.vandaag()).filter(
        casus=casus, medewerker=medewerker, niveau=CasusDeelname.Niveau.INHOUD
    )
    if not deelname.exists():
        raise GeenDeelnemerError("Kies een deelnemer die de inhoud van de casus ziet.")
    personen.grant_adres(rij, medewerker_id=medewerker.pk, reden=reden, by=by)


@transaction.atomic
def unname_reader(
    rij: GeheimAdres, *, casus: Casus, medewerker: Medewerker, reden: str, by: Actor
) -> None:
    """Let one person see it no more."""
    if not directs(casus, by=by):
        raise _refused(rij.pk, "inzage-beeindigen")
    personen.revoke_adres(rij, medewerker_id=medewerker.pk, reden=reden, by=by)


@transaction.atomic
def reveal(rij: GeheimAdres, *, reden: str, by: Actor) -> str:
    """
    Return what it is, and write down why this person looked.

    :raises OnleesbaarError: when the key is not here
    """
    if not adressen.is_reader(rij, medewerker_id=by.pk):
        raise _refused(rij.pk, "tonen")
    if not reden.strip():
        raise overgangen.RedenOntbreektError("Vul een reden in.")
    return personen.open_adres(rij, reden=reden, by=by)


def _refused(pk: UUID, actie: str) -> overgangen.GeenRechtError:
    overgangen.note_weigering(SOORT, pk, actie, "GeenRechtError")
    return overgangen.GeenRechtError("U hebt hiervoor niet het recht.")
