"""A place on a casus, from one day to another: grounds to see and rights to act."""

import datetime as dt
from typing import Any
from uuid import UUID

from casusoverleg.models import Casus, CasusBetrokkene, CasusDeelname
from keten.kern import klok, overgangen, vastleggen
from keten.organisaties.models import Deelname, Dienstverband
from keten.toegang import objectrechten
from keten.toegang.actor import Actor
from keten.toegang.models import Inzagegrond

SOORT = "casusoverleg.casusdeelname"
REGIE_ROLLEN = {CasusDeelname.Rol.TRAJECTREGISSEUR, CasusDeelname.Rol.CASUSREGISSEUR}


def admit(casus: Casus, *, by: Actor, **velden: Any) -> CasusDeelname:
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
    return rij


def end(vers: CasusDeelname, *, reden: str, by: Actor) -> CasusDeelname:
    vandaag = klok.vandaag()
    vers = vastleggen.write(vers, by=by, tot=max(vandaag, vers.van), eindreden=reden)
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
    return vers


def open_personen(casus: Casus) -> None:
    """Write for every deelnemer at the level of content the ground to see whom."""
    vandaag = klok.vandaag()
    betrokkenen = CasusBetrokkene.objects.filter(casus=casus, tot__isnull=True)
    personen = set(betrokkenen.values_list("persoon_id", flat=True))
    deelnames = list(CasusDeelname.objects.filter(casus=casus))
    rijen = Inzagegrond.objects.filter(
        herkomst__in=[rij.pk for rij in deelnames],
        soort=Inzagegrond.Soort.PERSOON,
        tot__isnull=True,
    )
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


def _rechten(rij: CasusDeelname) -> list[str]:
    rechten = [objectrechten.INZIEN]
    if rij.niveau == CasusDeelname.Niveau.INHOUD:
        rechten.append(objectrechten.BIJDRAGEN)
    if rij.rol in REGIE_ROLLEN:
        rechten.append(objectrechten.REGISSEREN)
    return rechten
