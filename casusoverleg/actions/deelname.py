"""Who takes part in a casus: grounds to see and rights to act follow from here."""

import datetime as dt
from uuid import UUID

from django.db import transaction
from django.db.models import Exists, OuterRef

from casusoverleg.actions import plaats
from casusoverleg.actions.afsluiting import require_open
from casusoverleg.models import Casus, CasusDeelname
from keten.kern import klok, overgangen, vastleggen, verzoek
from keten.organisaties.models import Medewerker, Organisatie, Roltoekenning
from keten.toegang import objectrechten
from keten.toegang.actor import Actor
from keten.toegang.rechten import Recht
from keten.toegang.rollen import Rol

NOTULIST_DAGEN = 14


class NietDeelnemendError(overgangen.OvergangError):
    """The organisation takes no part in the partnership, or this person not in it."""


class AlDeelnemerError(overgangen.OvergangError):
    """This person is named on the casus already."""


@transaction.atomic
def add_deelnemer(
    casus: Casus,
    *,
    organisatie: Organisatie,
    medewerker: Medewerker,
    rol: str,
    noodzaak: str,
    by: Actor,
    niveau: int | None = None,
    van: dt.date | None = None,
    tot: dt.date | None = None,
) -> CasusDeelname:
    """
    Name a professional on a casus (C4): why, as what, how deep and until when.

    :raises NietDeelnemendError: if the organisation or the person may not
    :raises AlDeelnemerError: if this person is named already
    """
    vers = vastleggen.lock(casus)
    require_regie(vers, by=by)
    require_open(vers)
    _check_deelneming(vers, organisatie, medewerker)
    bestaand = vers.deelnames.geldig(klok.vandaag()).filter(medewerker=medewerker)
    if bestaand.exists():
        raise AlDeelnemerError("Deze persoon neemt al deel.")
    return plaats.admit(
        vers,
        organisatie_id=organisatie.pk,
        medewerker_id=medewerker.pk,
        rol=rol,
        niveau=organisatie.standaardniveau if niveau is None else niveau,
        noodzaak=noodzaak,
        van=van or klok.vandaag(),
        tot=tot,
        by=by,
    )


@transaction.atomic
def end_deelnemer(rij: CasusDeelname, *, reden: str, by: Actor) -> CasusDeelname:
    """End a participation (C4 ®): access ends at once, to what was made before too."""
    vers = vastleggen.lock(rij)
    casus = vastleggen.lock(vers.casus)
    require_regie(casus, by=by)
    if not reden.strip():
        raise overgangen.RedenOntbreektError("Vul een reden in.")
    if casus.casusregisseur_id == vers.medewerker_id:
        vastleggen.write(
            casus, by=by, casusregisseur_id=None, casusregie_organisatie_id=None
        )
    return plaats.end(vers, reden=reden, by=by)


@verzoek.systeem("plaatsen op alle casussen")
def admit_regie(casus: Casus, *, by: Actor) -> None:
    """Name every trajectregisseur of the verband: one rule then serves all."""
    vandaag = klok.vandaag()
    casus = vastleggen.lock(casus)
    verband_id = casus.samenwerkingsverband_id
    # Who holds the role in the place of another comes with that other.
    rollen = Roltoekenning.objects.geldig(vandaag).filter(
        rol=Rol.TRAJECTREGISSEUR,
        samenwerkingsverband=verband_id,
        vervanging__isnull=True,
        medewerker__is_active=True,
    )
    for medewerker_id in set(rollen.values_list("medewerker_id", flat=True)):
        organisatie_id = plaats.organisation_of(medewerker_id, verband_id, vandaag)
        named = casus.deelnames.geldig(vandaag).filter(medewerker=medewerker_id).first()
        if organisatie_id is None or (named and named.rol in plaats.REGIE_ROLLEN):
            continue
        if named:
            # Who took part for a partner before now directs.
            plaats.end(named, reden="Wordt trajectregisseur.", by=by)
        plaats.admit(
            casus,
            organisatie_id=organisatie_id,
            medewerker_id=medewerker_id,
            rol=CasusDeelname.Rol.TRAJECTREGISSEUR,
            niveau=CasusDeelname.Niveau.INHOUD,
            noodzaak="Regie over het samenwerkingsproces.",
            van=vandaag,
            tot=None,
            by=by,
        )


@verzoek.systeem("plaatsen op alle casussen")
def end_regie(*, medewerker_id: UUID, verband_id: UUID, reden: str, by: Actor) -> None:
    """Let somebody who directs this verband no longer go from all its casussen."""
    rijen = CasusDeelname.objects.geldig(klok.vandaag()).filter(
        medewerker_id=medewerker_id,
        rol=CasusDeelname.Rol.TRAJECTREGISSEUR,
        casus__samenwerkingsverband_id=verband_id,
    )
    for rij in rijen.select_related("casus"):
        plaats.end(vastleggen.lock(rij), reden=reden, by=by)


@verzoek.systeem("plaatsen op alle casussen")
def end_without_rol(rol: str, *, reden: str, by: Actor) -> int:
    """
    End the places that rest on a role which no longer holds.

    :param rol: of the place and of the role: they carry one name
    :return: how many
    """
    vandaag = klok.vandaag()
    houdt = Roltoekenning.objects.geldig(vandaag).filter(
        rol=rol,
        medewerker=OuterRef("medewerker"),
        samenwerkingsverband=OuterRef("casus__samenwerkingsverband"),
    )
    rijen = CasusDeelname.objects.geldig(vandaag).filter(~Exists(houdt), rol=rol)
    rest = list(rijen.select_related("casus"))
    for rij in rest:
        plaats.end(vastleggen.lock(rij), reden=reden, by=by)
    return len(rest)


@verzoek.systeem("plaatsen op alle casussen")
def admit_notulist(casus: Casus, *, medewerker_id: UUID, by: Actor) -> None:
    """Let who takes the minutes read along, for this meeting and no longer."""
    vandaag = klok.vandaag()
    organisatie_id = plaats.organisation_of(
        medewerker_id, casus.samenwerkingsverband_id, vandaag
    )
    named = casus.deelnames.geldig(vandaag).filter(medewerker=medewerker_id)
    if organisatie_id is None or named.exists():
        return
    plaats.admit(
        casus,
        organisatie_id=organisatie_id,
        medewerker_id=medewerker_id,
        rol=CasusDeelname.Rol.NOTULIST,
        niveau=CasusDeelname.Niveau.INHOUD,
        noodzaak="Notulist van het overleg.",
        van=vandaag,
        tot=vandaag + dt.timedelta(days=NOTULIST_DAGEN),
        by=by,
    )


def require_regie(casus: Casus, *, by: Actor) -> None:
    """
    Let only who directs this partnership, and this casus, go on.

    :raises GeenRechtError: for anybody else
    """
    if by.systeem:
        return
    houdt = objectrechten.held(casus, medewerker_id=by.pk)
    if (
        not by.mag(Recht.CASUS_REGISSEREN, casus.samenwerkingsverband_id)
        or objectrechten.REGISSEREN not in houdt
    ):
        overgangen.note_weigering(
            "casusoverleg.casus", casus.pk, "regisseren", "GeenRechtError"
        )
        raise overgangen.GeenRechtError("U hebt hiervoor niet het recht.")


def require_bijdrage(casus: Casus, *, by: Actor) -> UUID:
    """
    Let only who may contribute to this casus go on.

    :return: the organisation for which this person contributes
    :raises GeenRechtError: for anybody else
    """
    eigen = (
        CasusDeelname.objects.geldig(klok.vandaag())
        .filter(casus=casus, medewerker_id=by.pk, organisatie_id__in=by.organisaties)
        .first()
    )
    houdt = objectrechten.held(casus, medewerker_id=by.pk)
    if eigen is None or objectrechten.BIJDRAGEN not in houdt:
        overgangen.note_weigering(
            "casusoverleg.casus", casus.pk, "bijdragen", "GeenRechtError"
        )
        raise overgangen.GeenRechtError("U hebt hiervoor niet het recht.")
    organisatie_id: UUID = eigen.organisatie_id
    return organisatie_id


def _check_deelneming(
    casus: Casus, organisatie: Organisatie, medewerker: Medewerker
) -> None:
    vandaag = klok.vandaag()
    partners = Organisatie.objects.deelnemend(casus.samenwerkingsverband_id, vandaag)
    if not partners.filter(pk=organisatie.pk).exists():
        raise NietDeelnemendError("Deze organisatie neemt geen deel aan dit verband.")
    collegas = Medewerker.objects.werkzaam_bij(organisatie.pk, vandaag)
    if not collegas.filter(pk=medewerker.pk).exists():
        raise NietDeelnemendError("Deze persoon werkt niet bij deze organisatie.")
