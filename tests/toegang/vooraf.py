"""What goes before a meeting, in the world of the matrix."""

from typing import Any

from casusoverleg.actions import voorbereiding
from casusoverleg.models import Overleg, Voorbereiding
from keten.organisaties.models import Medewerker
from keten.toegang.actor import Actor
from tests.rollen import actor_of


def prepare(overleg: Overleg, wie: Medewerker, *, tekst: str, by: Actor) -> Any:
    """Ask everybody, let one answer for the own organisation; return that key."""
    voorbereiding.ask(overleg, by=by)
    rij = Voorbereiding.objects.get(agendapunt__overleg=overleg, medewerker=wie)
    voorbereiding.answer(rij, by=actor_of(wie), antwoord="nieuws", feiten=tekst)
    return rij.pk
