"""What happens at one item: who sits there, what is decided and agreed."""

import datetime as dt
from typing import Any
from uuid import UUID

from casusoverleg.actions import afspraak as afspraak_actions
from casusoverleg.actions import agendapunt, bespreking, opkomst, zaal
from casusoverleg.models import Agendapunt
from keten.demo.draaiboek import Verhaal
from keten.demo.namen import CO
from keten.demo.toneel import Toneel
from keten.demo.verhalen import afspraak as afspraakverhaal
from keten.kern import klok
from keten.toegang.actor import Actor

Over = dict[str, Any]
ALGEMEEN = "De spreekkamer op de eerste verdieping is deze maand niet beschikbaar."
TOLK = ("Tolkdienst Brabant", "Tolk Pools")
# The item at which somebody interpreted.
TOLK_BIJ = "k03"


def openen(toneel: Toneel, sleutel: str) -> None:
    """All who were expected are there and keep it; and somebody interprets."""
    overleg = toneel.overleggen[sleutel]
    by = toneel.regie(CO)
    namens, functie = TOLK
    opkomst.register(overleg, namens=namens, functie=functie, by=by)
    toneel.overleggen[sleutel] = opkomst.end_opening(
        overleg,
        standen=dict.fromkeys(
            overleg.opkomst.values_list("pk", flat=True), "bevestigd"
        ),
        algemeen=ALGEMEEN,
        by=by,
    )


def bespreken(
    toneel: Toneel, sleutel: str, over: Over, *, verband: str = CO
) -> Verhaal:
    """Discuss an item, and end it or put it off; unless it is still going on."""
    by = toneel.regie(verband)
    yield klok.nu()
    punt = toneel.punten[sleutel, over["casus"]]
    punt.overleg = toneel.overleggen.get(sleutel, punt.overleg)
    punt = bespreking.discuss(punt, weg=_wisselen(punt, over, by=by), by=by)
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


def _wisselen(punt: Agendapunt, over: Over, *, by: Actor) -> list[UUID]:
    """Let the interpreter stay where needed; who may not hear it leaves the room."""
    weg = zaal.change_over(punt).gaan_weg
    if over["casus"] == TOLK_BIJ:
        for rij in weg:
            if rij.functie == TOLK[1]:
                opkomst.let_stay(punt, rij, reden="Vertaalt voor de moeder.", by=by)
    return [rij.pk for rij in weg]


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
