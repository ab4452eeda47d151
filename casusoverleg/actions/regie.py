"""Who directs a partnership: a role, and with it a place on every open casus."""

from dataclasses import dataclass

from casusoverleg.actions import deelname, plaats
from casusoverleg.models import Afspraak, Casus, CasusDeelname
from keten.kern import klok, verzoek
from keten.organisaties import actions
from keten.organisaties.models import Deelname, Medewerker, Roltoekenning
from keten.toegang.actor import Actor
from keten.toegang.rollen import Rol

# What is written with a place that ends because its role did.
ZONDER_ROL = {
    CasusDeelname.Rol.TRAJECTREGISSEUR: "Is geen trajectregisseur meer.",
    CasusDeelname.Rol.NOTULIST: "Is geen notulist meer.",
}


@dataclass(frozen=True)
class Gevolg:
    """What rests on the deelname of an organisation; numbers only."""

    medewerkers: int
    casussen: int
    afspraken: int


@verzoek.systeem("een rol geldt op alle casussen")
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


@verzoek.systeem("een rol geldt op alle casussen")
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
            reden=ZONDER_ROL[CasusDeelname.Rol.TRAJECTREGISSEUR],
            by=by,
        )
    return vers


@verzoek.systeem("een rol geldt op alle casussen")
def follow_rollen(*, by: Actor) -> int:
    """
    Let the places on casussen follow the roles that hold today, whoever forgot.

    A role begins and ends on its day, without anybody at a keyboard.

    :return: how many places were ended and given
    """
    vandaag = klok.vandaag()
    return sum(
        deelname.end_without_rol(rol, reden=reden, by=by)
        for rol, reden in ZONDER_ROL.items()
    ) + sum(
        _admit_new(rij, by=by)
        for rij in Roltoekenning.objects.geldig(vandaag).filter(
            rol=Rol.TRAJECTREGISSEUR,
            vervanging__isnull=True,
            medewerker__is_active=True,
        )
    )


def _admit_new(rij: Roltoekenning, *, by: Actor) -> int:
    """Give a trajectregisseur the places that are still missing."""
    vandaag, verband_id = klok.vandaag(), rij.samenwerkingsverband_id
    if plaats.organisation_of(rij.medewerker_id, verband_id, vandaag) is None:
        return 0
    al = CasusDeelname.objects.geldig(vandaag).filter(
        medewerker=rij.medewerker_id, rol__in=plaats.REGIE_ROLLEN
    )
    casussen = (
        Casus.objects.lopend()
        .filter(samenwerkingsverband=verband_id)
        .exclude(pk__in=al.values("casus"))
    )
    for casus in casussen:
        deelname.admit_regie(casus, by=by)
    return len(casussen)


@verzoek.systeem("een rol geldt op alle casussen")
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
