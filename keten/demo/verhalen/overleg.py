"""How the meetings are planned, prepared, held and minuted."""

import datetime as dt
from typing import Any

from casusoverleg.actions import achteraf, uitnodiging, voorbereiding
from casusoverleg.actions import agendapunt as punt_actions
from casusoverleg.actions import overleg as actions
from casusoverleg.actions import reeks as reeks_actions
from casusoverleg.actions import verslag as verslag_actions
from casusoverleg.models import Agendapunt, Overleg
from keten.demo.draaiboek import Verhaal
from keten.demo.namen import CO, JPT
from keten.demo.toneel import Toneel
from keten.demo.verhalen import tafel, vooraf
from keten.kern import klok
from keten.kern.termijnen import volgende_werkdag

GEHOUDEN = ("O1", "O2", "O3")
MAANDEN_VOORUIT = 6
BEGIN, EIND, DICHT = dt.time(13, 30), dt.time(16, 30), dt.time(16, 20)
PLAATS = "Stadskantoor, kamer 2.14"
LINK = "https://vergaderen.example/casusoverleg"
# Days before or after the meeting.
VOORSTELLEN, AGENDEREN, VASTSTELLEN = -6, -3, -1
VOORLEGGEN, REAGEREN, AFRONDEN, ADDENDUM = 1, 2, 8, 15
ADDENDUM_BIJ = ("O1", "k03")
Over = dict[str, Any]


def reeks(toneel: Toneel) -> Verhaal:
    """Begin the monthly series and plan it until well ahead."""
    eerste = toneel.dagen.gehouden[0]
    yield eerste - dt.timedelta(days=21)
    rij = reeks_actions.start_reeks(
        verband=toneel.verbanden[CO],
        naam="Casusoverleg",
        begin=BEGIN,
        eind=EIND,
        plaats=PLAATS,
        vorm="hybride",
        link=LINK,
        by=toneel.regie(CO),
    )
    laatste = toneel.dagen.vandaag
    maanden = 12 * (laatste.year - eerste.year) + laatste.month - eerste.month
    actions.plan_reeks(
        rij,
        maanden=maanden + MAANDEN_VOORUIT,
        vanaf=eerste.replace(day=1),
        by=toneel.regie(CO),
    )
    for sleutel in (*GEHOUDEN, "S"):
        overleg = rij.overleggen.get(datum=toneel.dagen[sleutel])
        toneel.overleggen[sleutel] = overleg
    if not toneel.dagen.met_extra:
        toneel.overleggen["N"] = toneel.overleggen["S"]


def houden(toneel: Toneel, sleutel: str) -> Verhaal:
    """Tell of a meeting that was held: agenda, table, minutes."""
    dag = toneel.dagen[sleutel]
    punten = toneel.teksten["overleggen"][sleutel]["punten"]
    yield _op(dag, VOORSTELLEN)
    for over in punten:
        if over.get("door"):
            _voorstellen(toneel, sleutel, over)
    yield _op(dag, AGENDEREN)
    for over in punten:
        _agenderen(toneel, sleutel, over)
    _uitnodigen(toneel, sleutel, CO)
    yield _op(dag, VASTSTELLEN)
    actions.fix_agenda(toneel.overleggen[sleutel], by=toneel.regie(CO))
    yield klok.moment_op(dag, BEGIN)
    toneel.overleggen[sleutel] = actions.open_overleg(
        toneel.overleggen[sleutel],
        by=toneel.regie(CO),
        notulist=toneel.mensen["notulist"],
    )
    tafel.openen(toneel, sleutel)
    for over in punten:
        yield from tafel.bespreken(toneel, sleutel, over)
    yield klok.moment_op(dag, DICHT)
    dicht = actions.close_overleg(toneel.overleggen[sleutel], by=toneel.regie(CO))
    toneel.overleggen[sleutel] = dicht
    yield from _notuleren(toneel, sleutel, punten)


def _notuleren(toneel: Toneel, sleutel: str, punten: list[Over]) -> Verhaal:
    """Correct the concepts, lay them before their readers, and establish them."""
    dag = toneel.dagen[sleutel]
    overleg = toneel.overleggen[sleutel]
    for over in punten:
        if "toelichting" in over:
            verslag_actions.change_toelichting(
                toneel.punten[sleutel, over["casus"]].verslag,
                toelichting=over["toelichting"],
                by=toneel.regie(CO),
            )
    yield _op(dag, VOORLEGGEN)
    actions.submit_verslagen(overleg, by=toneel.regie(CO))
    yield _op(dag, REAGEREN)
    for over in punten:
        if "reactie" in over:
            _reageren(toneel, sleutel, over)
    if sleutel == GEHOUDEN[-1]:
        return
    yield _op(dag, AFRONDEN)
    if overleg.werkgroep:
        toneel.achterhaald.append(overleg.werkgroep)
    actions.establish_verslagen(overleg, by=toneel.regie(CO))
    if sleutel == ADDENDUM_BIJ[0]:
        yield _op(dag, ADDENDUM)
        verslag_actions.add_addendum(
            toneel.punten[ADDENDUM_BIJ].verslag,
            soort="wijziging",
            tekst="Het extra toezicht begon een dag eerder dan in het verslag staat.",
            by=toneel.regie(CO),
        )


def volgende(toneel: Toneel) -> Verhaal:
    """Fill the agenda of the next meeting; an extra one when that is far away."""
    if toneel.dagen.met_extra:
        yield toneel.dagen["V-9"]
        toneel.overleggen["N"] = actions.plan_overleg(
            verband=toneel.verbanden[CO],
            datum=toneel.dagen["N"],
            begin=BEGIN,
            eind=EIND,
            plaats=PLAATS,
            vorm="hybride",
            link=LINK,
            toelichting="Extra overleg: er liggen te veel vragen voor een maand.",
            by=toneel.regie(CO),
        )
    punten = toneel.teksten["overleggen"]["N"]["punten"]
    yield toneel.dagen["V-4"]
    for over in punten:
        if over.get("door"):
            _voorstellen(toneel, "N", over)
    yield toneel.dagen["V-1"]
    for over in punten:
        _agenderen(toneel, "N", over)
    overleg = _uitnodigen(toneel, "N", CO)
    actions.fix_agenda(overleg, by=toneel.regie(CO))
    vooraf.antwoorden(toneel, "N")


def voorstel(toneel: Toneel, over: Over) -> Verhaal:
    """Tell of a proposal that stands beside the agenda."""
    yield toneel.dagen[over["dag"]]
    punt = _voorstellen(toneel, over["op"], over)
    if "afloop" in over:
        actie, dag, reden = over["afloop"]
        yield toneel.dagen[dag]
        if actie == "afwijzen":
            punt_actions.reject(punt, by=toneel.regie(CO), reden=reden)
        elif actie == "schriftelijk":
            punt = punt_actions.accept(punt, by=toneel.regie(CO))
            punt_actions.settle_in_writing(punt, by=toneel.regie(CO), reden=reden)
        else:
            by = toneel.actor(over["door"])
            punt_actions.withdraw(punt, by=by, reden=reden)


def afgezegd(toneel: Toneel) -> Verhaal:
    """Tell of an extra meeting that was called off."""
    over = toneel.teksten["overleggen"]["afgezegd"]
    yield toneel.dagen[over["gepland"]]
    toneel.overleggen["afgezegd"] = overleg = actions.plan_overleg(
        verband=toneel.verbanden[CO],
        datum=toneel.dagen[over["op"]],
        begin=dt.time(10, 0),
        eind=dt.time(11, 0),
        plaats="Digitaal",
        vorm="digitaal",
        by=toneel.regie(CO),
    )
    _agenderen(toneel, "afgezegd", over)
    yield toneel.dagen[over["dag"]]
    actions.cancel_overleg(overleg, by=toneel.regie(CO), reden=over["reden"])


def op_papier(toneel: Toneel) -> Verhaal:
    """Tell of a meeting that was held on paper, and waits to be typed over."""
    over = toneel.teksten["overleggen"]["op_papier"]
    yield toneel.dagen[over["dag"]]
    toneel.overleggen["op_papier"] = achteraf.enter_overleg(
        verband=toneel.verbanden[CO],
        datum=toneel.dagen[over["op"]],
        begin=dt.time(16, 0),
        eind=dt.time(16, 30),
        plaats="Wijkhuis, zaal 1",
        toelichting=over["toelichting"],
        by=toneel.regie(CO),
    )
    _agenderen(toneel, "op_papier", over)


def jpt(toneel: Toneel) -> Verhaal:
    """Tell of the other partnership: one held, one that goes on now, one to come."""
    eerder = volgende_werkdag(toneel.dagen["V-7"])
    later = volgende_werkdag(toneel.dagen["V+21"])
    dagen = {"J1": eerder, "J2": toneel.dagen["V"], "J3": later}
    for sleutel, dag in dagen.items():
        yield toneel.dagen["V-20"]
        toneel.overleggen[sleutel] = _plan_jpt(toneel, dag)
    yield klok.moment_op(eerder, dt.time(9, 0))
    yield from _jpt_houden(toneel, "J1")
    actions.close_overleg(toneel.overleggen["J1"], by=toneel.regie(JPT))
    yield toneel.dagen["V"]
    yield from _jpt_houden(toneel, "J2")
    punt = toneel.teksten["overleggen"]["J3"]["punten"][0]
    _agenderen(toneel, "J3", punt, verband=JPT)
    _uitnodigen(toneel, "J3", JPT)


def _jpt_houden(toneel: Toneel, sleutel: str) -> Verhaal:
    punten = toneel.teksten["overleggen"][sleutel]["punten"]
    for over in punten:
        _agenderen(toneel, sleutel, over, verband=JPT)
    voorbereiding.ask(toneel.overleggen[sleutel], by=toneel.regie(JPT))
    vooraf.antwoorden(toneel, sleutel)
    actions.open_overleg(toneel.overleggen[sleutel], by=toneel.regie(JPT))
    vooraf.vrijgeven(toneel, sleutel)
    for over in punten:
        yield from tafel.bespreken(toneel, sleutel, over, verband=JPT)
        if over.get("bezig"):
            break


def _plan_jpt(toneel: Toneel, dag: dt.date) -> Overleg:
    return actions.plan_overleg(
        verband=toneel.verbanden[JPT],
        datum=dag,
        begin=dt.time(9, 0),
        eind=dt.time(10, 30),
        plaats="Wijkhuis, zaal 1",
        by=toneel.regie(JPT),
    )


def _voorstellen(toneel: Toneel, sleutel: str, over: Over) -> Agendapunt:
    punt = punt_actions.propose(
        overleg=toneel.overleggen[sleutel],
        casus=toneel.casussen[over["casus"]],
        vraag=over["vraag"],
        vraagsoort=over.get("vraagsoort", "meedenken"),
        minuten=over.get("minuten", 15),
        spoed=over.get("spoed", False),
        by=toneel.actor(over["door"]),
    )
    toneel.punten[sleutel, over["casus"]] = punt
    return punt


def _agenderen(toneel: Toneel, sleutel: str, over: Over, *, verband: str = CO) -> None:
    """Put it on the agenda, whoever proposed it, and also when nobody did."""
    by = toneel.regie(verband)
    overleg = toneel.overleggen[sleutel]
    casus = toneel.casussen[over["casus"]]
    wacht = overleg.agendapunten.filter(casus=casus, status="voorgesteld").first()
    if wacht is None:
        wacht = punt_actions.propose(
            overleg=overleg,
            casus=casus,
            vraag=over["vraag"],
            vraagsoort=over.get("vraagsoort", "meedenken"),
            spoed=over.get("spoed", False),
            by=by,
        )
    punt = punt_actions.accept(wacht, by=by)
    vooraf.nodig(punt, over, by=by)
    toneel.punten[sleutel, over["casus"]] = punt


def _reageren(toneel: Toneel, sleutel: str, over: Over) -> None:
    """A participant asks for a correction; sometimes it was dealt with."""
    reactie = verslag_actions.react(
        toneel.punten[sleutel, over["casus"]].verslag,
        tekst=over["reactie"]["tekst"],
        by=toneel.actor(over["reactie"]["wie"]),
    )
    if over["reactie"].get("verwerkt"):
        verslag_actions.handle_reactie(reactie, by=toneel.regie(CO))


def _uitnodigen(toneel: Toneel, sleutel: str, verband: str) -> Overleg:
    """Invite; the mails of a demo count as sent."""
    overleg = actions.invite(toneel.overleggen[sleutel], by=toneel.regie(verband))
    for rij in overleg.uitnodigingen.all():
        uitnodiging.mark_verstuurd(rij, by=toneel.regie(verband))
    return overleg


def _op(dag: dt.date, verschil: int) -> dt.date:
    return dag + dt.timedelta(days=verschil)
