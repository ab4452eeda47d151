"""Who directs a partnership: a role, and with it a place on every open casus."""

from dataclasses import dataclass

from django.db import transaction

from casusoverleg.actions import deelname
from casusoverleg.models import Afspraak, Casus, CasusDeelname
from keten.kern import klok
from keten.organisaties import actions
from keten.organisaties.models import Deelname, Medewerker, Roltoekenning
from keten.toegang.actor import Actor
from keten.toegang.rollen import Rol


@dataclass(frozen=True)
class Gevolg:
    """What rests on the deelname of an organisation; numbers only."""

    medewerkers: int
    casussen: int
    afspraken: int


@transaction.atomic
def approve_rol(rij: Roltoekenning, *, by: Actor) -> Roltoekenning:
    """
    Agree to a role; a new trajectregisseur gets a place on every open casus.

    :raises EigenRolError: for the own role, or what one asked for oneself
    """
    vers = actions.approve_rol(rij, by=by)
    if vers.rol == Rol.TRAJECTREGISSEUR:
        verband_id = vers.samenwerkingsverband_id
        for casus in Casus.objects.lopend().filter(samenwerkingsverband=verband_id):
            deelname.admit_regie(casus, by=by)
    return vers


@transaction.atomic
def end_rol(rij: Roltoekenning, *, reden: str, by: Actor) -> Roltoekenning:
    """
    End a role ®; of a trajectregisseur the places on the casussen end with it.

    :raises LaatsteError: if the verband would be left without one
    """
    vers = actions.end_rol(rij, reden=reden, by=by)
    if vers.rol == Rol.TRAJECTREGISSEUR:
        deelname.end_regie(
            medewerker_id=vers.medewerker_id,
            verband_id=vers.samenwerkingsverband_id,
            reden="Is geen trajectregisseur meer.",
            by=by,
        )
    return vers


def rests_on(rij: Deelname) -> Gevolg:
    """Count who and what an organisation would leave behind; no content."""
    verband_id = rij.samenwerkingsverband_id
    afspraken = Afspraak.objects.niet_klaar().filter(
        organisatie=rij.organisatie_id, casus__samenwerkingsverband=verband_id
    )
    vandaag = klok.vandaag()
    nu_erop = CasusDeelname.objects.geldig(vandaag).filter(
        organisatie=rij.organisatie_id
    )
    casussen = Casus.objects.lopend().filter(
        samenwerkingsverband=verband_id, pk__in=nu_erop.values("casus")
    )
    return Gevolg(
        medewerkers=Medewerker.objects.werkzaam_bij(rij.organisatie_id, vandaag)
        .distinct()
        .count(),
        casussen=casussen.count(),
        afspraken=afspraken.count(),
    )
