"""Who stands in for whom, whom to call, and who looks whether it is still so."""

import datetime as dt

from casusoverleg.actions import vervanging
from keten.demo.draaiboek import Verhaal
from keten.demo.namen import CO
from keten.demo.toneel import Toneel
from keten.kern import klok
from keten.toegang.rollen import Rol

# Of whom, by whom, asked by whom, from this many days ago, for so many days.
NU = ("jeugdwerk2", "jeugdwerk3", "regisseur", 5, 21)
GEVRAAGD = ("lev3", "lev4", "levbeheer", 1, 28)


def vervangen(toneel: Toneel, wie: tuple[str, str, str, int, int]) -> Verhaal:
    """Let a colleague stand in: agreed to at once, or still waiting."""
    voor, door, vrager, terug, dagen = wie
    yield toneel.dagen.vandaag - dt.timedelta(days=terug)
    van = klok.vandaag() + dt.timedelta(days=0 if wie is NU else 7)
    vervanging.ask(
        voor=toneel.mensen[voor],
        door=toneel.mensen[door],
        rol=Rol.PARTNERPROFESSIONAL,
        verband=toneel.verbanden[CO],
        van=van,
        tot=van + dt.timedelta(days=dagen),
        reden="Afwezig.",
        by=toneel.actor(vrager),
    )
