"""The only writer of the order of an agenda."""

from collections.abc import Sequence
from uuid import UUID

from casusoverleg.models import Agendapunt, Overleg
from casusoverleg.status.overleg import TE_BESPREKEN
from keten.kern import overgangen, vastleggen, verzoek
from keten.toegang.actor import Actor
from keten.toegang.rechten import Recht


class AndereVolgordeError(overgangen.OvergangError):
    """The agenda changed since this order was thought of."""


@verzoek.systeem("de volgorde van een agenda")
def shift(punt: Agendapunt, *, omhoog: bool, by: Actor) -> Agendapunt:
    """Let an item change places with the one before or after it."""
    overleg = _lock(punt.overleg, by=by)
    rij = _rows(overleg)
    plaats = next(i for i, ander in enumerate(rij) if ander.pk == punt.pk)
    doel = plaats - 1 if omhoog else plaats + 1
    if 0 <= doel < len(rij):
        rij[plaats], rij[doel] = rij[doel], rij[plaats]
    _number(rij, by=by)
    return rij[max(0, min(doel, len(rij) - 1))]


@verzoek.systeem("de volgorde van een agenda")
def arrange(
    overleg: Overleg, *, volgorde: Sequence[UUID], was: Sequence[UUID], by: Actor
) -> None:
    """
    Put what is still to be discussed in this order; what is done keeps its place.

    :param was: the order that was looked at; another by now is not overwritten
    :raises AndereVolgordeError: if an item came, went or moved meanwhile
    """
    rij = _rows(_lock(overleg, by=by))
    vrij = [plaats for plaats, punt in enumerate(rij) if punt.status in TE_BESPREKEN]
    per_sleutel = {rij[plaats].pk: rij[plaats] for plaats in vrij}
    zelfde = set(volgorde) == per_sleutel.keys() and len(volgorde) == len(vrij)
    if not zelfde or list(was) != list(per_sleutel):
        raise AndereVolgordeError(
            "De agenda is intussen gewijzigd. Bekijk de volgorde opnieuw."
        )
    for plaats, pk in zip(vrij, volgorde, strict=True):
        rij[plaats] = per_sleutel[pk]
    _number(rij, by=by)


def _lock(overleg: Overleg, *, by: Actor) -> Overleg:
    vers = vastleggen.lock(overleg)
    if not by.mag(Recht.OVERLEG_PLANNEN, vers.samenwerkingsverband_id):
        raise overgangen.GeenRechtError("U hebt hiervoor niet het recht.")
    return vers


def _rows(overleg: Overleg) -> list[Agendapunt]:
    return list(overleg.agendapunten.op_tafel().order_by("volgorde", "gemaakt_op"))


def _number(rij: Sequence[Agendapunt], *, by: Actor) -> None:
    for nummer, punt in enumerate(rij, start=1):
        if punt.volgorde != nummer:
            vastleggen.write(vastleggen.lock(punt), by=by, volgorde=nummer)
