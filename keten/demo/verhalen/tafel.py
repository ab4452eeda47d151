"""What happens at one item: who sits there, what is decided and agreed."""

import datetime as dt
from typing import Any

from casusoverleg.actions import afspraak as afspraak_actions
from casusoverleg.actions import agendapunt, bespreking
from casusoverleg.models import Agendapunt
from keten.demo.draaiboek import Verhaal
from keten.demo.namen import CO
from keten.demo.toneel import Toneel
from keten.demo.verhalen import afspraak as afspraakverhaal
from keten.kern import klok

Over = dict[str, Any]


def bespreken(
    toneel: Toneel, sleutel: str, over: Over, *, verband: str = CO
) -> Verhaal:
    """Discuss an item, and end it or put it off; unless it is still going on."""
    by = toneel.regie(verband)
    yield klok.nu()
    punt = bespreking.discuss(toneel.punten[sleutel, over["casus"]], by=by)
    _aanwezig(toneel, punt, over, verband=verband)
    for soort, tekst in over.get("besluiten", ()):
        bespreking.decide(punt, soort=soort, tekst=tekst, by=by)
    _afspreken(toneel, sleutel, punt, over, verband=verband)
    if over.get("bezig"):
        return
    yield klok.nu()
    if "doorschuiven" in over:
        agendapunt.postpone(punt, reden=over["doorschuiven"], by=by)
        return
    punt = bespreking.finish(punt, herbespreken_op=_weer(toneel, over), by=by)
    if over.get("te_vroeg_afgerond"):
        # One click too early, and one to mend it.
        bespreking.finish(agendapunt.undo(punt, by=by), by=by)


def _weer(toneel: Toneel, over: Over) -> dt.date | None:
    """Return the day on which the table wants the casus back."""
    return toneel.dagen[over["herbespreken"]] if "herbespreken" in over else None


def _aanwezig(toneel: Toneel, punt: Agendapunt, over: Over, *, verband: str) -> None:
    for stand in ("afwezig", "later"):
        for wie in over.get(stand, ()):
            bespreking.set_aanwezigheid(
                punt,
                medewerker_id=toneel.mensen[wie].pk,
                stand=stand,
                by=toneel.regie(verband),
            )


def _afspreken(
    toneel: Toneel, sleutel: str, punt: Agendapunt, over: Over, *, verband: str
) -> None:
    by = toneel.regie(verband)
    for regel in over.get("afspraken", ()):
        rij = afspraakverhaal.maak(
            toneel, toneel.casussen[over["casus"]], regel, by=by, agendapunt=punt
        )
        if "naar" in regel:
            # Typed under the wrong item.
            goed = toneel.punten[sleutel, regel["naar"]]
            rij = afspraak_actions.move_to_agendapunt(rij, naar=goed, by=by)
        toneel.draaiboek.add(afspraakverhaal.verder(toneel, rij, regel))
