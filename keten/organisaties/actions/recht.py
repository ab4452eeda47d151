"""Who may write about organisations and colleagues."""

from typing import NoReturn
from uuid import UUID

from keten.kern import klok
from keten.kern.overgangen import GeenRechtError, note_weigering
from keten.organisaties.models import Deelname, Dienstverband, Medewerker
from keten.toegang.actor import Actor
from keten.toegang.rechten import Recht


def require(by: Actor, *rechten: Recht, verband_id: UUID | None = None) -> None:
    """
    Let only who holds one of these rights go on.

    :param verband_id: where; in any samenwerkingsverband when not said
    :raises GeenRechtError: for anybody else
    """
    if not any(by.mag(recht, verband_id) for recht in rechten):
        refuse(rechten[0])


def require_organisatie(organisatie_id: UUID, *, by: Actor) -> None:
    """A partner of the own verbanden for functional management, else the own one."""
    if by.systeem:
        return
    partners = Deelname.objects.filter(
        organisatie_id=organisatie_id,
        samenwerkingsverband__in=by.verbanden_met(Recht.MEDEWERKERS_BEHEREN),
    )
    eigen = by.mag(Recht.COLLEGAS_BEHEREN) and organisatie_id in by.organisaties
    if not eigen and not partners.exists():
        refuse(Recht.COLLEGAS_BEHEREN)


def require_collega(medewerker: Medewerker, *, by: Actor) -> None:
    """Of the own verbanden for functional management, else a colleague of today."""
    if by.systeem:
        return
    if by.mag(Recht.MEDEWERKERS_BEHEREN):
        if not Medewerker.objects.te_beheren(by).filter(pk=medewerker.pk).exists():
            refuse(Recht.MEDEWERKERS_BEHEREN)
        return
    dienst = Dienstverband.objects.geldig(klok.vandaag()).filter(medewerker=medewerker)
    eigen = dienst.filter(organisatie__in=by.organisaties)
    if not by.mag(Recht.COLLEGAS_BEHEREN) or not eigen.exists():
        refuse(Recht.COLLEGAS_BEHEREN)


def refuse(recht: Recht) -> NoReturn:
    """
    Refuse, and remember that it was tried.

    :raises GeenRechtError: always
    """
    note_weigering("organisaties", None, recht, GeenRechtError.__name__)
    raise GeenRechtError("U hebt hiervoor niet het recht.")
