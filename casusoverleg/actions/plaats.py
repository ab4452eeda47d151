"""A place on a casus, from one day to another: grounds to see and rights to act."""

import datetime as dt
from typing import Any
from uuid import UUID

from casusoverleg.models import Casus, CasusBetrokkene, CasusDeelname
from keten.kern import klok, overgangen, vastleggen, verzoek
from keten.organisaties.models import Deelname, Dienstverband, Vervanging
from keten.personen.actions import revoke_all
from keten.toegang import objectrechten
from keten.toegang.actor import Actor
from keten.toegang.models import Inzagegrond
from keten.toegang.rollen import Rol
from keten.toegang.uitzonderingen import read_geblokkeerd

SOORT = "casusoverleg.casusdeelname"
REGIE_ROLLEN = {CasusDeelname.Rol.TRAJECTREGISSEUR, CasusDeelname.Rol.CASUSREGISSEUR}
LEIDT_OVERLEG = {CasusDeelname.Rol.NOTULIST, CasusDeelname.Rol.VOORZITTER}


@verzoek.systeem("plaatsen op een casus")
def admit(casus: Casus, *, by: Actor, **velden: Any) -> CasusDeelname:
    """Give somebody a place; who stands in for this person gets one too."""
    rij = vastleggen.create(
        CasusDeelname,
        by=by,
        casus=casus,
        samenwerkingsverband_id=casus.samenwerkingsverband_id,
        sorteersleutel=casus.laatst_besproken_op or casus.geopend_op,
        **velden,
    )
    overgangen.note_stap(
        rij, soort=SOORT, code="C4", actie="deelnemer-toegevoegd", by=by
    )
    objectrechten.grant(casus, medewerker_id=rij.medewerker_id, rechten=_rechten(rij))
    open_personen(casus)
    if rij.vervanging_id is None:
        vervangingen = Vervanging.objects.geldig(klok.vandaag()).filter(
            voor=rij.medewerker_id,
            soort=Vervanging.Soort.ROL,
            samenwerkingsverband=casus.samenwerkingsverband_id,
        )
        for vervanging in vervangingen:
            stand_in(rij, vervanging=vervanging, by=by)
    return rij


@verzoek.systeem("plaatsen op een casus")
def stand_in(
    rij: CasusDeelname, *, vervanging: Vervanging, by: Actor
) -> CasusDeelname | None:
    """
    Give who stands in the place of the other, for as long as both last.

    :return: None for who is on the casus already, or is kept away from it
    """
    van = max(klok.vandaag(), vervanging.van, rij.van)
    tot = min(vervanging.tot, rij.tot or vervanging.tot)
    if tot <= van or not replaces(rij, vervanging):
        return None
    al = rij.casus.deelnames.filter(medewerker=vervanging.door_id).niet_voorbij(van)
    weg = read_geblokkeerd(vervanging.door_id, today=klok.vandaag())
    if al.exists() or rij.casus_id in weg:
        return None
    regie = rij.rol == CasusDeelname.Rol.TRAJECTREGISSEUR
    eigen = organisation_of(
        vervanging.door_id, vervanging.samenwerkingsverband_id, vervanging.van
    )
    return admit(
        rij.casus,
        organisatie_id=eigen if regie and eigen else rij.organisatie_id,
        medewerker_id=vervanging.door_id,
        rol=rij.rol if regie else _uitvoerend(rij.rol),
        niveau=rij.niveau,
        noodzaak=rij.noodzaak,
        van=van,
        tot=tot,
        vervanging=vervanging,
        by=by,
    )


def replaces(rij: CasusDeelname, vervanging: Vervanging) -> bool:
    """Test if this place belongs to the role in which somebody is replaced."""
    if rij.rol == CasusDeelname.Rol.TRAJECTREGISSEUR:
        return vervanging.rol == Rol.TRAJECTREGISSEUR
    op_naam = vervanging.rol in {Rol.PARTNERPROFESSIONAL, Rol.GAST}
    return op_naam and rij.rol not in LEIDT_OVERLEG


def _uitvoerend(rol: str) -> str:
    regie = rol == CasusDeelname.Rol.CASUSREGISSEUR
    return CasusDeelname.Rol.UITVOERDER if regie else rol


@verzoek.systeem("plaatsen op een casus")
def end(vers: CasusDeelname, *, reden: str, by: Actor) -> CasusDeelname:
    """End a place; that of who stands in for this person ends with it."""
    vandaag = klok.vandaag()
    if vers.vervanging_id is None:
        plaatsvervangers = CasusDeelname.objects.filter(
            casus=vers.casus_id, vervanging__voor=vers.medewerker_id
        )
        for rij in plaatsvervangers.niet_voorbij(vandaag):
            end(vastleggen.lock(rij), reden=reden, by=by)
    tot = max(vers.van, min(vandaag, vers.tot or vandaag))
    vers = vastleggen.write(vers, by=by, tot=tot, eindreden=reden)
    overgangen.note_stap(
        vers,
        soort=SOORT,
        code="C4",
        actie="deelnemer-beeindigd",
        by=by,
        reden=reden,
    )
    Inzagegrond.objects.filter(herkomst=vers.pk).exclude(tot__lte=vandaag).update(
        tot=vandaag
    )
    objectrechten.revoke(vers.casus, medewerker_id=vers.medewerker_id)
    _close_adressen(vers)
    return vers


@verzoek.systeem("plaats op een casus")
def adjust(vers: CasusDeelname) -> None:
    """Let rights and grounds follow a participation that goes deeper, or less deep."""
    rechten = _rechten(vers)
    objectrechten.grant(vers.casus, medewerker_id=vers.medewerker_id, rechten=rechten)
    diep = vers.niveau == CasusDeelname.Niveau.INHOUD
    Inzagegrond.objects.filter(herkomst=vers.pk).exclude(
        tot__lte=klok.vandaag()
    ).update(tot=vers.tot if diep else klok.vandaag())
    open_personen(vers.casus)


@verzoek.systeem("plaatsen op een casus")
def open_personen(casus: Casus) -> None:
    """Write for every deelnemer at the level of content the ground to see whom."""
    vandaag = klok.vandaag()
    betrokkenen = CasusBetrokkene.objects.filter(casus=casus, tot__isnull=True)
    personen = set(betrokkenen.values_list("persoon_id", flat=True))
    deelnames = list(CasusDeelname.objects.filter(casus=casus))
    rijen = Inzagegrond.objects.filter(
        herkomst__in=[rij.pk for rij in deelnames],
        soort=Inzagegrond.Soort.PERSOON,
    ).exclude(tot__lte=vandaag)
    rijen.exclude(object_id__in=personen).update(tot=vandaag)
    staat = set(rijen.values_list("herkomst", "object_id"))
    Inzagegrond.objects.bulk_create(
        Inzagegrond(
            soort=Inzagegrond.Soort.PERSOON,
            object_id=persoon_id,
            organisatie_id=rij.organisatie_id,
            medewerker_id=rij.medewerker_id,
            samenwerkingsverband_id=casus.samenwerkingsverband_id,
            niveau=rij.niveau,
            van=max(rij.van, vandaag),
            tot=rij.tot,
            herkomst=rij.pk,
        )
        for rij in deelnames
        if rij.niveau == CasusDeelname.Niveau.INHOUD
        and (rij.tot is None or rij.tot > vandaag)
        for persoon_id in personen
        if (rij.pk, persoon_id) not in staat
    )


def organisation_of(
    medewerker_id: UUID, verband_id: UUID, vandaag: dt.date
) -> UUID | None:
    """Return for which organisation of the verband somebody works today."""
    deelnemend = Deelname.objects.geldig(vandaag).filter(
        samenwerkingsverband_id=verband_id
    )
    return (
        Dienstverband.objects.geldig(vandaag)
        .filter(
            medewerker_id=medewerker_id,
            organisatie_id__in=deelnemend.values("organisatie_id"),
        )
        .order_by("van")
        .values_list("organisatie_id", flat=True)
        .first()
    )


def _close_adressen(rij: CasusDeelname) -> None:
    """Take back what this person saw of geheime adressen, but for another casus."""
    betrokkenen = CasusBetrokkene.objects.filter(casus=rij.casus_id)
    elders = CasusDeelname.objects.geldig(klok.vandaag()).filter(
        medewerker=rij.medewerker_id, niveau=CasusDeelname.Niveau.INHOUD
    )
    nog = CasusBetrokkene.objects.filter(
        casus__in=elders.values("casus"), tot__isnull=True
    )
    personen = set(betrokkenen.values_list("persoon_id", flat=True))
    personen -= set(nog.values_list("persoon_id", flat=True))
    if personen:
        revoke_all(personen, medewerker_id=rij.medewerker_id)


def _rechten(rij: CasusDeelname) -> list[str]:
    rechten = [objectrechten.INZIEN]
    if rij.niveau == CasusDeelname.Niveau.INHOUD:
        rechten.append(objectrechten.BIJDRAGEN)
    if rij.rol in REGIE_ROLLEN:
        rechten.append(objectrechten.REGISSEREN)
    return rechten
