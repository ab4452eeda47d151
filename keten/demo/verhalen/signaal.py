"""How a signaal comes in, and what becomes of it."""

from typing import Any

from keten.demo.draaiboek import Verhaal
from keten.demo.namen import CO
from keten.demo.toneel import Toneel
from keten.organisaties.models import Dienstverband
from keten.toegang.actor import Actor
from signalen import actions
from signalen.models import Signaal

VELDEN = ("type", "feiten", "over_wie", "waar", "wanneer", "acuut")
TELEFOON = ("melder_naam", "melder_contact", "mag_bekend_worden")


def indienen(toneel: Toneel, sleutel: str, *, dag: Any) -> Verhaal:
    """Send one in, or write it down on the telephone; the signaal is what returns."""
    over = toneel.teksten["signalen"][sleutel]
    verband = over.get("verband", CO)
    yield dag
    velden = {veld: over[veld] for veld in VELDEN if veld in over}
    velden["verband_id"] = toneel.verbanden[verband].pk
    if over.get("telefoon"):
        velden |= {veld: over[veld] for veld in TELEFOON if veld in over}
        by = toneel.meldpunt(verband, sleutel)
        return actions.record_by_phone(by=by, **velden)
    return actions.submit_signaal(by=toneel.actor(over["door"]), **velden)


def oppakken(toneel: Toneel, sleutel: str, signaal: Signaal, *, dag: Any) -> Verhaal:
    """Let the meldpunt pick it up."""
    verband = toneel.teksten["signalen"][sleutel].get("verband", CO)
    yield dag
    return actions.pick_up(signaal, by=toneel.meldpunt(verband, sleutel))


def los(toneel: Toneel, sleutel: str) -> Verhaal:
    """Tell of a signaal of which no melding was made."""
    over = toneel.teksten["signalen"][sleutel]
    return AFLOPEN[over["afloop"]](toneel, sleutel, over)


def _concept(toneel: Toneel, sleutel: str, over: dict[str, Any]) -> Verhaal:
    yield toneel.dagen["V-1"]
    velden = {veld: over[veld] for veld in VELDEN if veld in over}
    actions.begin_signaal(
        verband_id=toneel.verbanden[CO].pk, by=toneel.actor(over["door"]), **velden
    )


def _ingediend(toneel: Toneel, sleutel: str, over: dict[str, Any]) -> Verhaal:
    dag = toneel.dagen[over["dag"]]
    signaal = yield from indienen(toneel, sleutel, dag=dag)
    if "aanvulling" in over:
        yield toneel.dagen["V"]
        by = toneel.actor(over["door"])
        actions.add_aanvulling(signaal, tekst=over["aanvulling"], by=by)


def _in_beoordeling(toneel: Toneel, sleutel: str, over: dict[str, Any]) -> Verhaal:
    dag = toneel.dagen[over["dag"]]
    signaal = yield from indienen(toneel, sleutel, dag=dag)
    signaal = yield from oppakken(toneel, sleutel, signaal, dag=dag)
    if "gedeeld" in over:
        _delen(toneel, signaal, over["gedeeld"], by=toneel.meldpunt(CO, sleutel))
    return signaal


def _delen(
    toneel: Toneel, signaal: Signaal, over: dict[str, Any], *, by: Actor
) -> None:
    """Let a professional who may know more read along for a while."""
    actions.share(
        signaal,
        wie=Dienstverband.objects.filter(
            medewerker=toneel.mensen[over["met"]], tot__isnull=True
        ),
        waarom=over["waarom"],
        tot=toneel.dagen[over["tot"]],
        by=by,
    )


def _voorstel(toneel: Toneel, sleutel: str, over: dict[str, Any]) -> Verhaal:
    """Propose to close it; the second pair of eyes has not looked yet."""
    signaal = yield from _in_beoordeling(toneel, sleutel, over)
    yield toneel.dagen["V-2"]
    by = toneel.meldpunt(CO, sleutel)
    actions.propose_niet_bevestigd(signaal, by=by, reden=over["reden"])


def _advies(toneel: Toneel, sleutel: str, over: dict[str, Any]) -> Verhaal:
    signaal = yield from _in_beoordeling(toneel, sleutel, over)
    yield toneel.dagen[over["dag"]]
    by = toneel.meldpunt(CO, sleutel)
    actions.close_with_advies(signaal, by=by, advies=over["advies"])


def _niet_bevestigd(toneel: Toneel, sleutel: str, over: dict[str, Any]) -> Verhaal:
    """Close it with four eyes, sometimes in two rounds."""
    signaal = yield from _in_beoordeling(toneel, sleutel, over)
    for afwijzing in (over.get("eerst_afgewezen"), None):
        yield toneel.dagen[over["dag"]]
        by = toneel.meldpunt(CO, sleutel)
        actions.propose_niet_bevestigd(signaal, by=by, reden=over["reden"])
        yield toneel.dagen[over["dag"]]
        if not afwijzing:
            break
        actions.reject_niet_bevestigd(signaal, by=toneel.regie(CO), reden=afwijzing)
    actions.confirm_niet_bevestigd(signaal, by=toneel.regie(CO), reden=over["akkoord"])


def _ingetrokken(toneel: Toneel, sleutel: str, over: dict[str, Any]) -> Verhaal:
    dag = toneel.dagen[over["dag"]]
    signaal = yield from indienen(toneel, sleutel, dag=dag)
    yield dag
    actions.withdraw(signaal, by=toneel.actor(over["door"]), reden=over["reden"])


AFLOPEN = {
    "concept": _concept,
    "ingediend": _ingediend,
    "in_beoordeling": _in_beoordeling,
    "voorstel": _voorstel,
    "advies": _advies,
    "niet_bevestigd": _niet_bevestigd,
    "ingetrokken": _ingetrokken,
}
