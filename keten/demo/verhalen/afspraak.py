"""How an afspraak is made, and what becomes of it."""

import datetime as dt
from typing import Any

from casusoverleg import nakoming
from casusoverleg.actions import afspraak as actions
from casusoverleg.actions import escalatie, taakverdeling, uitvoering
from casusoverleg.models import Afspraak, Agendapunt, Casus
from keten.demo.draaiboek import Verhaal
from keten.demo.namen import CO
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


def taken(toneel: Toneel) -> Verhaal:
    """Say what the partners do as a rule."""
    yield toneel.dagen.gehouden[0] - dt.timedelta(days=14)
    for over in toneel.teksten["afspraken"]["taken"]:
        taakverdeling.add_taak(
            verband=toneel.verbanden[CO],
            organisatie=toneel.partner(over["wie"]),
            rol=over["rol"],
            taak=over["taak"],
            by=toneel.regie(CO),
        )


def leiding(toneel: Toneel) -> Verhaal:
    """Tell the management of one organisation what is late; of another not yet."""
    yield toneel.dagen["V-1"]
    regie = toneel.regie(CO)
    voorstellen = nakoming.proposals(regie, vandaag=klok.vandaag())
    eerste, *_, laatste = voorstellen
    escalatie.escalate(
        eerste.organisatie,
        rijen=eerste.afspraken[:1],
        trap=eerste.trap,
        aan=None,
        by=regie,
    )
    escalatie.decline(
        rijen=laatste.afspraken[-1:],
        trap=laatste.trap,
        reden="De collega is ziek; volgende week opnieuw kijken.",
        by=regie,
    )


def maak(
    toneel: Toneel,
    casus: Casus,
    over: Over,
    *,
    by: Actor,
    agendapunt: Agendapunt | None = None,
) -> Afspraak:
    """Make one in the meeting, or by who directs; of who is not there, propose it."""
    return actions.make_afspraak(
        casus,
        by=by,
        agendapunt=agendapunt,
        aanvaard=not over.get("niet_aan_tafel"),
        **_velden(toneel, over),
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
        elif stap in _ONDERWEG:
            _ONDERWEG[stap](toneel, rij, tekst, wie if stap != "overdragen" else regie)
        else:
            _REGIE[stap](rij, by=regie, **({"reden": tekst[0]} if tekst else {}))


def _uitstellen(toneel: Toneel, rij: Afspraak, tekst: list[str], by: Actor) -> None:
    dag = rij.uiterlijk + dt.timedelta(days=7)
    uitvoering.extend(rij, by=by, uiterlijk=dag, reden=tekst[0])


def _overdragen(toneel: Toneel, rij: Afspraak, tekst: list[str], by: Actor) -> None:
    uitvoering.hand_over(
        rij,
        by=by,
        organisatie=toneel.partner(tekst[0]),
        uiterlijk=klok.vandaag() + dt.timedelta(days=14),
        reden=tekst[1],
    )


def _wachten(toneel: Toneel, rij: Afspraak, tekst: list[str], by: Actor) -> None:
    dag = klok.vandaag() + dt.timedelta(days=21)
    uitvoering.wait(rij, by=by, herzien_op=dag)


_ONDERWEG: dict[str, Any] = {
    "terug": lambda _, rij, tekst, by: actions.lay_back(rij, by=by, reden=tekst[0]),
    "uitstel": _uitstellen,
    "overdragen": _overdragen,
    "wacht": _wachten,
}
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
