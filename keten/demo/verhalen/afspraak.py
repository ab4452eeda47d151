"""How an afspraak is made, and what becomes of it."""

import datetime as dt
from typing import Any

from casusoverleg.actions import afspraak as actions
from casusoverleg.models import Afspraak, Agendapunt, Casus
from keten.demo.draaiboek import Verhaal
from keten.demo.toneel import Toneel
from keten.kern import klok
from keten.toegang.actor import Actor

Over = dict[str, Any]


def los(toneel: Toneel, over: Over) -> Verhaal:
    """Tell of an afspraak between two meetings."""
    yield toneel.dagen[over["dag"]]
    casus = toneel.casussen[over["casus"]]
    if over.get("voorstel"):
        by = toneel.actor(over["wie"])
        rij = actions.propose_afspraak(casus, by=by, **_velden(toneel, over))
    else:
        rij = maak(toneel, casus, over, by=_regie(toneel, casus))
    yield from verder(toneel, rij, over)


def maak(
    toneel: Toneel,
    casus: Casus,
    over: Over,
    *,
    by: Actor,
    agendapunt: Agendapunt | None = None,
) -> Afspraak:
    """Make one in the meeting, or by who directs."""
    return actions.make_afspraak(
        casus, by=by, agendapunt=agendapunt, **_velden(toneel, over)
    )


def verder(toneel: Toneel, rij: Afspraak, over: Over) -> Verhaal:
    """Let who is to do it go on with it: so many days later, or on a day."""
    begin = klok.vandaag()
    for stap, na, *tekst in over["loop"]:
        yield begin + dt.timedelta(days=na) if isinstance(na, int) else toneel.dagen[na]
        regie = _regie(toneel, rij.casus)
        wie = toneel.actor(over["wie"])
        if stap == "start":
            actions.start(rij, by=wie)
        elif stap == "gereed":
            actions.report_done(rij, by=wie, resultaat=tekst[0])
        elif stap == "terug":
            actions.lay_back(rij, by=wie, reden=tekst[0])
        else:
            _REGIE[stap](rij, by=regie, **({"reden": tekst[0]} if tekst else {}))


_REGIE: dict[str, Any] = {
    "akkoord": actions.agree,
    "niet_akkoord": actions.disagree,
    "vervalt": actions.drop,
    "vastleggen": actions.record,
}


def _velden(toneel: Toneel, over: Over) -> dict[str, Any]:
    velden = {
        "wat": over["wat"],
        "organisatie": toneel.partner(over["wie"]),
        "uiterlijk": toneel.dagen.uiterlijk(over["uiterlijk"]),
        "voorwaarde": over.get("voorwaarde", ""),
        "informering": over["informering"],
        "informering_reden": over.get("informering_reden", ""),
    }
    if over.get("op_naam"):
        velden["medewerker"] = toneel.mensen[over["wie"]]
    return velden


def _regie(toneel: Toneel, casus: Casus) -> Actor:
    verband = next(
        afkorting
        for afkorting, rij in toneel.verbanden.items()
        if rij.pk == casus.samenwerkingsverband_id
    )
    return toneel.regie(verband)
