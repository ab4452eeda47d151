"""The installation itself: set up once, and the work that waits in it."""

from typing import Any

from django.db import transaction

from keten.kern import opdrachten
from keten.kern.models import Inrichting, Opdracht
from keten.kern.overgangen import OvergangError
from keten.organisaties.actions.recht import require
from keten.toegang.actor import Actor
from keten.toegang.rechten import Recht


class AlIngerichtError(OvergangError):
    """This installation was set up before."""


@transaction.atomic
def set_up(*, naam: str, afzender: str, by: Actor, **velden: Any) -> Inrichting:
    """
    Set this installation up, once.

    :raises AlIngerichtError: the second time
    """
    require(by, Recht.MEDEWERKERS_BEHEREN)
    if Inrichting.objects.exists():
        raise AlIngerichtError("Keten is al ingericht.")
    rij = Inrichting(naam=naam, afzender=afzender, **velden)
    rij.save(force_insert=True)
    return rij


def retry_opdracht(rij: Opdracht, *, by: Actor) -> None:
    """Let work that got stuck be tried again."""
    require(by, Recht.OPDRACHTEN_BEHEREN)
    opdrachten.retry(rij)
