"""Who may write about organisations and colleagues."""

from typing import NoReturn
from uuid import UUID

from keten.kern import klok
from keten.kern.overgangen import GeenRechtError, note_weigering
from keten.organisaties.models import Dienstverband, Medewerker
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
    """Any organisation for functional management, else only the own one."""
    if by.mag(Recht.MEDEWERKERS_BEHEREN):
        return
    if not by.mag(Recht.COLLEGAS_BEHEREN) or organisatie_id not in by.organisaties:
        refuse(Recht.COLLEGAS_BEHEREN)


def require_collega(medewerker: Medewerker, *, by: Actor) -> None:
    """Anybody for functional management, else only a colleague of today."""
    if by.mag(Recht.MEDEWERKERS_BEHEREN):
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
