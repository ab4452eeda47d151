"""What few may see: a geheim adres, and two casussen opened in an emergency."""

import datetime as dt
from typing import Any

from casusoverleg.actions import geheimadres, noodtoegang
from keten.demo.draaiboek import Verhaal
from keten.demo.namen import CO
from keten.demo.toneel import Toneel
from keten.kern import klok
from keten.toegang.models import Noodtoegang

LAATST = dt.time(23, 59)
Over = dict[str, Any]


def adres(toneel: Toneel) -> Verhaal:
    """Let who leads write an address down, and one other be named for it."""
    over: Over = toneel.teksten["algemeen"]["geheim_adres"]
    yield toneel.dagen[over["dag"]]
    casus = toneel.casussen[over["casus"]]
    rij = geheimadres.set_adres(
        casus.betrokkenen.select_related("casus").earliest("gemaakt_op", "pk"),
        soort=over["soort"],
        geheim=over["adres"],
        geverifieerd_op=klok.vandaag(),
        by=toneel.actor(over["door"]),
    )
    geheimadres.name_reader(
        rij,
        casus=casus,
        medewerker=toneel.mensen[over["lezer"]],
        reden=over["reden"],
        by=toneel.regie(CO),
    )


def nood(toneel: Toneel, over: Over) -> Verhaal:
    """Let the meldpunt open a casus: that of today last, so that it still runs."""
    dag = toneel.dagen[over["dag"]]
    nu = dag == toneel.dagen.vandaag
    yield klok.moment_op(dag, LAATST) if nu else dag
    noodtoegang.open_noodtoegang(
        nummer=toneel.casussen[over["casus"]].nummer,
        grond=Noodtoegang.Grond(over["grond"]),
        reden=over["reden"],
        uren=over["uren"],
        by=toneel.actor(over["door"]),
    )
