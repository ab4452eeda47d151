"""Who takes part in a casus: grounds to see and rights to act follow from here."""

import datetime as dt
from uuid import UUID

from django.db import transaction
from django.db.models import Exists, OuterRef

from casusoverleg.actions import plaats, weghouden
from casusoverleg.actions.afsluiting import require_open
from casusoverleg.models import Casus, CasusDeelname
from keten.kern import klok, overgangen, vastleggen
from keten.organisaties.models import Medewerker, Organisatie, Roltoekenning
from keten.toegang import objectrechten
from keten.toegang.actor import Actor
from keten.toegang.rechten import Recht
from keten.toegang.rollen import Rol
from keten.toegang.zichtbaarheid import INHOUD, PROCES

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
        niveau=_standard(organisatie, rol) if niveau is None else niveau,
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
    weghouden.release_regie(casus, medewerker_id=vers.medewerker_id, by=by)
    return plaats.end(vers, reden=reden, by=by)


@transaction.atomic
def change_niveau(
    rij: CasusDeelname,
    *,
    niveau: int,
    tot: dt.date | None,
    reden: str,
    by: Actor,
    versie: int | None = None,
) -> CasusDeelname:
    """
    Let a deelnemer look deeper, or less deep, or until another day ®.

    :raises NietDeelnemendError: for who leads the casus, or directs; for a guest
        without an end
    """
    vers = vastleggen.lock(rij, versie=versie)
    casus = vastleggen.lock(vers.casus)
    require_regie(casus, by=by)
    if not reden.strip():
        raise overgangen.RedenOntbreektError("Vul een reden in.")
    if vers.rol == CasusDeelname.Rol.TRAJECTREGISSEUR:
        raise NietDeelnemendError("De trajectregisseur ziet altijd de inhoud.")
    if vers.medewerker_id == casus.casusregisseur_id and niveau < INHOUD:
        raise NietDeelnemendError(
            "Deze persoon is casusregisseur. Wijs eerst een ander aan."
        )
    if vers.rol == CasusDeelname.Rol.GAST and tot is None:
        raise NietDeelnemendError("Een gast neemt deel tot een dag. Vul die in.")
    overgangen.note_stap(
        vers,
        soort=plaats.SOORT,
        code="C4",
        actie="deelnemer-gewijzigd",
        by=by,
        reden=reden,
    )
    vers = vastleggen.change(vers, by=by, niveau=niveau, tot=tot)
    plaats.adjust(vers)
    return vers


@transaction.atomic
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
    wie = set(rollen.values_list("medewerker_id", flat=True))
    for medewerker_id in wie - weghouden.kept_away(casus):
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


@transaction.atomic
def end_regie(*, medewerker_id: UUID, verband_id: UUID, reden: str, by: Actor) -> None:
    """Let somebody who directs this verband no longer go from all its casussen."""
    rijen = CasusDeelname.objects.geldig(klok.vandaag()).filter(
        medewerker_id=medewerker_id,
        rol=CasusDeelname.Rol.TRAJECTREGISSEUR,
        casus__samenwerkingsverband_id=verband_id,
    )
    for rij in rijen.select_related("casus"):
        plaats.end(vastleggen.lock(rij), reden=reden, by=by)


@transaction.atomic
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


@transaction.atomic
def admit_notulist(casus: Casus, *, medewerker_id: UUID, by: Actor) -> None:
    """Let who takes the minutes read along, for this meeting and no longer."""
    vandaag = klok.vandaag()
    organisatie_id = plaats.organisation_of(
        medewerker_id, casus.samenwerkingsverband_id, vandaag
    )
    named = casus.deelnames.geldig(vandaag).filter(medewerker=medewerker_id)
    weg = weghouden.kept_away(casus)
    if organisatie_id is None or named.exists() or medewerker_id in weg:
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


def _standard(organisatie: Organisatie, rol: str) -> int:
    """What belongs to the organisation; a guest sees how it goes, and no more."""
    gast = rol == CasusDeelname.Rol.GAST
    return min(organisatie.standaardniveau, PROCES if gast else INHOUD)


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
    if medewerker.pk in weghouden.kept_away(casus):
        # Not why: that is between this person and who set it.
        raise NietDeelnemendError("Deze persoon kan niet aan deze casus deelnemen.")
