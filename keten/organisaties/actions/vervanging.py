"""Who stands in for whom: asked for by one, agreed to by another, ended at any time."""

import datetime as dt
import uuid
from uuid import UUID

from django.db import models, transaction

from keten.kern import klok, opdrachten, overgangen, vastleggen
from keten.kern.overgangen import OvergangError, RedenOntbreektError
from keten.organisaties.actions.recht import refuse, require, require_collega
from keten.organisaties.models import (
    Deelname,
    Dienstverband,
    Medewerker,
    Roltoekenning,
    Samenwerkingsverband,
    Vervanging,
)
from keten.organisaties.models.vervanging import HOOGSTENS
from keten.toegang.actor import Actor
from keten.toegang.rechten import Recht
from keten.toegang.rollen import ROLLEN, Rol

SOORT = "organisaties.vervanging"
TAAK = "organisaties.mail_vervanging"
# Roles of people who are named on casussen, each for the own organisation.
OP_NAAM = frozenset({Rol.PARTNERPROFESSIONAL, Rol.GAST})
# What the one who is replaced must be allowed to do anyway.
_NODIG: dict[str, Recht] = {
    Rol.VOORZITTER: Recht.OVERLEG_VOORZITTEN,
    Rol.NOTULIST: Recht.OVERLEG_NOTULEREN,
}


class KanNietVervangenError(OvergangError):
    """This person cannot stand in for that one; the text says why."""


class AlBeantwoordError(OvergangError):
    """Somebody agreed, refused or ended it before."""


class VierOgenError(OvergangError):
    """Nobody agrees to what was asked for oneself, or by oneself."""


@transaction.atomic
def ask_vervanging(
    *,
    voor: Medewerker,
    door: Medewerker,
    rol: str,
    verband: Samenwerkingsverband,
    van: dt.date,
    tot: dt.date,
    by: Actor,
    overleg_id: UUID | None = None,
    reden: str = "",
) -> Vervanging:
    """
    Appoint somebody to stand in: in a whole role, or at one meeting.

    It holds once another agreed. Only where it gives no role, among professionals who
    are named on casussen, the word of the trajectregisseur is enough.

    :param tot: the first day without
    :raises KanNietVervangenError: when it cannot be; the text says why
    """
    require(
        by,
        Recht.ROL_GOEDKEUREN,
        Recht.MEDEWERKERS_BEHEREN,
        Recht.COLLEGAS_BEHEREN,
        verband_id=verband.pk,
    )
    if not by.mag(Recht.ROL_GOEDKEUREN, verband.pk):
        require_collega(voor, by=by)
        require_collega(door, by=by)
    rij = Vervanging(
        samenwerkingsverband=verband, voor=voor, door=door, rol=rol, van=van, tot=tot
    )
    _check(rij)
    rij = vastleggen.create(
        Vervanging,
        by=by,
        samenwerkingsverband=verband,
        soort=Vervanging.Soort.OVERLEG if overleg_id else Vervanging.Soort.ROL,
        voor=voor,
        door=door,
        rol=rol,
        overleg_id=overleg_id,
        van=van,
        tot=tot,
        reden=reden,
    )
    if _needs_no_other(rij, by=by):
        return _agree(rij, by=by)
    return rij


@transaction.atomic
def approve_vervanging(rij: Vervanging, *, by: Actor) -> Vervanging:
    """
    Agree; a role that the substitute does not hold yet is given for these days.

    :raises VierOgenError: by who asked, or who stands in
    :raises AlBeantwoordError: if it was answered before
    """
    vers = _open_vraag(rij, by=by)
    if by.pk is not None and by.pk in {vers.gemaakt_door_id, vers.door_id}:
        raise VierOgenError(
            "Een vervanging die u zelf vroeg, of door uzelf, keurt een ander goed."
        )
    _check(vers)
    return _agree(vers, by=by)


@transaction.atomic
def refuse_vervanging(rij: Vervanging, *, reden: str, by: Actor) -> Vervanging:
    """Say no ®."""
    return _close(_open_vraag(rij, by=by), actie="geweigerd", reden=reden, by=by)


@transaction.atomic
def end_vervanging(rij: Vervanging, *, reden: str, by: Actor) -> Vervanging:
    """End it now ®, begun or not; by who appoints, or by one of the two."""
    vers = vastleggen.lock(rij)
    zelf = by.pk is not None and by.pk in {vers.voor_id, vers.door_id}
    mag = Vervanging.objects.te_beheren(by).filter(pk=vers.pk)
    if not (by.systeem or zelf or mag.exists()):
        refuse(Recht.ROL_GOEDKEUREN)
    if vers.afgesloten_op or vers.tot <= klok.vandaag():
        raise AlBeantwoordError("Deze vervanging is al voorbij.")
    return _close(vers, actie="beeindigd", reden=reden, by=by)


def mark_afgehandeld(rij: Vervanging, *, by: Actor) -> Vervanging:
    """Note that all it gave was taken back."""
    return vastleggen.write(vastleggen.lock(rij), by=by, afgehandeld_op=klok.nu())


def _open_vraag(rij: Vervanging, *, by: Actor) -> Vervanging:
    """Lock it, and let only who may agree here answer what was not answered."""
    vers = vastleggen.lock(rij)
    verband_id = vers.samenwerkingsverband_id
    if not by.mag(Recht.ROL_GOEDKEUREN, verband_id):
        # Management is the other pair of eyes of the trajectregisseur, of nobody else.
        regie = Roltoekenning.objects.geldig(klok.vandaag()).filter(
            medewerker=vers.gemaakt_door_id,
            rol=Rol.TRAJECTREGISSEUR,
            samenwerkingsverband=verband_id,
        )
        if not by.mag(Recht.MEDEWERKERS_BEHEREN, verband_id) or not regie.exists():
            refuse(Recht.ROL_GOEDKEUREN)
    if vers.goedgekeurd_op or vers.afgesloten_op or vers.tot <= klok.vandaag():
        raise AlBeantwoordError("Deze vraag is al beantwoord.")
    return vers


def _agree(rij: Vervanging, *, by: Actor) -> Vervanging:
    vers = vastleggen.change(
        rij, by=by, goedgekeurd_op=klok.nu(), goedgekeurd_door_id=by.pk
    )
    if _gives_role(vers):
        vastleggen.create(
            Roltoekenning,
            by=by,
            medewerker_id=vers.door_id,
            rol=vers.rol,
            samenwerkingsverband_id=vers.samenwerkingsverband_id,
            van=vers.van,
            tot=vers.tot,
            goedgekeurd_op=klok.nu(),
            goedgekeurd_door_id=by.pk,
            vervanging=vers,
        )
    for medewerker_id in (vers.voor_id, vers.door_id):
        opdrachten.plan(
            TAAK,
            sleutel=f"vervanging:{vers.pk}:{medewerker_id}",
            vervanging_id=str(vers.pk),
            medewerker_id=str(medewerker_id),
            bericht_id=str(uuid.uuid4()),
        )
    return vers


def _close(vers: Vervanging, *, actie: str, reden: str, by: Actor) -> Vervanging:
    if not reden.strip():
        raise RedenOntbreektError("Vul een reden in.")
    vandaag = klok.vandaag()
    vers = vastleggen.change(
        vers, by=by, afgesloten_op=klok.nu(), tot=max(vers.van, min(vers.tot, vandaag))
    )
    overgangen.note_stap(vers, soort=SOORT, actie=actie, reden=reden, by=by)
    for rol in Roltoekenning.objects.niet_voorbij(vandaag).filter(vervanging=vers):
        vastleggen.change(rol, by=by, tot=max(rol.van, vandaag))
    return vers


def _needs_no_other(rij: Vervanging, *, by: Actor) -> bool:
    """The trajectregisseur names people on casussen without anybody else too."""
    return (
        rij.rol in OP_NAAM
        and by.mag(Recht.ROL_GOEDKEUREN, rij.samenwerkingsverband_id)
        and by.pk not in {rij.voor_id, rij.door_id}
        and not _gives_role(rij)
    )


def _gives_role(rij: Vervanging) -> bool:
    houdt = _rollen(rij.door_id, rij).filter(rol=rij.rol)
    return not houdt.exists()


def _rollen(medewerker_id: UUID, rij: Vervanging) -> models.QuerySet[Roltoekenning]:
    return Roltoekenning.objects.geldig(rij.van).filter(
        medewerker=medewerker_id, samenwerkingsverband=rij.samenwerkingsverband_id
    )


def _check(rij: Vervanging) -> None:
    """
    Test all that makes somebody able to stand in.

    :raises KanNietVervangenError: naming the first thing that does not fit
    """
    fouten = (
        (rij.voor_id == rij.door_id, "Kies twee verschillende mensen."),
        (rij.tot <= max(rij.van, klok.vandaag()), "De laatste dag is al voorbij."),
        (
            rij.tot - rij.van > HOOGSTENS,
            "Een vervanging duurt hooguit zes weken. Vraag daarna een rol aan.",
        ),
        (not _holds(rij), "Wie vervangen wordt, heeft deze rol dan niet."),
        (not _works_here(rij), _WERKT_NIET[rij.rol in OP_NAAM]),
        (_overlaps(rij), "Er is dan al een vervanging voor deze rol."),
        (_is_away(rij), "Wie vervangt, wordt dan zelf vervangen."),
    )
    waarom = next((tekst for fout, tekst in fouten if fout), "")
    if waarom:
        raise KanNietVervangenError(waarom)


_WERKT_NIET = {
    True: "Wie vervangt, werkt dan niet bij dezelfde organisatie.",
    False: "Wie vervangt, werkt dan niet bij een organisatie die deelneemt.",
}


def _holds(rij: Vervanging) -> bool:
    rollen = _rollen(rij.voor_id, rij).filter(vervanging__isnull=True)
    if rij.rol not in _NODIG:
        return rollen.filter(rol=rij.rol).exists()
    genoeg = [rol for rol, rechten in ROLLEN.items() if _NODIG[rij.rol] in rechten]
    return rollen.filter(rol__in=genoeg).exists()


def _works_here(rij: Vervanging) -> bool:
    """Whether the substitute works that day for a partner; on name: for the same."""
    deelnemend = Deelname.objects.geldig(rij.van).filter(
        samenwerkingsverband=rij.samenwerkingsverband_id
    )
    dienst = Dienstverband.objects.geldig(rij.van).filter(
        organisatie__in=deelnemend.values("organisatie")
    )
    bij = dienst.filter(medewerker=rij.door_id, medewerker__is_active=True)
    if rij.rol in OP_NAAM:
        samen = dienst.filter(medewerker=rij.voor_id).values("organisatie")
        bij = bij.filter(organisatie__in=samen)
    return bij.exists()


def _overlaps(rij: Vervanging) -> bool:
    anderen = Vervanging.objects.tussen(rij.van, rij.tot).exclude(pk=rij.pk)
    return anderen.filter(voor=rij.voor_id, rol=rij.rol).exists()


def _is_away(rij: Vervanging) -> bool:
    weg = Vervanging.objects.tussen(rij.van, rij.tot).exclude(pk=rij.pk)
    return weg.filter(voor=rij.door_id, soort=Vervanging.Soort.ROL).exists()
