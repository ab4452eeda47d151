"""How a melding is made, of signalen or at once, and what is decided on it."""

import datetime as dt
from typing import Any

from keten.demo.draaiboek import Verhaal
from keten.demo.namen import CO
from keten.demo.toneel import Toneel
from keten.demo.verhalen import signaal as signaalverhaal
from keten.kern import klok
from meldingen import actions
from meldingen.models import Melding

# Days before the decision: signaal, melding, screening, triage.
GEWOON = (10, 7, 6, 3)
SPOED = (2, 2, 1, 1)
TERUGKOPPELEN_NA = 3


def tot_besluit(toneel: Toneel, sleutel: str, *, besluit: dt.date) -> Verhaal:
    """Bring a melding before the trajectregisseur; the melding is what returns."""
    over = toneel.teksten["meldingen"][sleutel]
    sprong = [dt.timedelta(days=n) for n in (SPOED if over.get("spoed") else GEWOON)]
    melding = yield from _registreren(
        toneel, sleutel, signaaldag=besluit - sprong[0], dag=besluit - sprong[1]
    )
    yield besluit - sprong[2]
    by = toneel.meldpunt(_verband(over), sleutel)
    actions.start_screening(melding, by=by)
    yield besluit - sprong[3]
    return actions.send_to_triage(melding, by=toneel.meldpunt(_verband(over), sleutel))


def los(toneel: Toneel, sleutel: str) -> Verhaal:
    """Tell of a melding on which no casus was opened."""
    over = toneel.teksten["meldingen"][sleutel]
    dag = toneel.dagen[over["dag"]]
    melding = yield from _registreren(
        toneel, sleutel, signaaldag=dag - dt.timedelta(days=3), dag=dag
    )
    verder = _VERDER[over["afloop"]]
    yield from verder(toneel, sleutel, over, melding)


def terugkoppelen(toneel: Toneel, sleutel: str, melding: Melding) -> Verhaal:
    """Tell the melder what happens next."""
    over = toneel.teksten["meldingen"][sleutel]
    teksten = toneel.teksten["algemeen"]["terugkoppelingen"]
    nu = klok.vandaag()
    yield nu + dt.timedelta(days=TERUGKOPPELEN_NA)
    actions.give_terugkoppeling(
        melding,
        by=toneel.meldpunt(_verband(over), sleutel),
        tekst=teksten[sum(sleutel.encode()) % len(teksten)],
    )


def _registreren(
    toneel: Toneel, sleutel: str, *, signaaldag: dt.date, dag: dt.date
) -> Verhaal:
    over = toneel.teksten["meldingen"][sleutel]
    signalen = []
    for naam in over.get("signalen", ()):
        signaal = yield from signaalverhaal.indienen(toneel, naam, dag=signaaldag)
        yield from signaalverhaal.oppakken(toneel, naam, signaal, dag=signaaldag)
        signalen.append(signaal)
    yield dag
    verband = _verband(over)
    by = toneel.meldpunt(verband, sleutel)
    if "door" in over:
        by = toneel.actor(over["door"])
    melding = actions.register_melding(
        verband_id=toneel.verbanden[verband].pk,
        by=by,
        signaal=signalen[0] if signalen else None,
        betrokkenen=[
            (toneel.persoon(wie, by=by), rol) for wie, rol in over["betrokkenen"]
        ],
        type=over["type"],
        spoed=over.get("spoed", False),
        aanleiding=over["aanleiding"],
        doel=over["doel"],
        weet_betrokkene=over["weet_betrokkene"],
        meldcode_stap=over.get("stap", "nvt"),
    )
    for signaal in signalen[1:]:
        actions.join_signaal(melding, signaal=signaal, by=by)
    return melding


def _verband(over: dict[str, Any]) -> str:
    verband: str = over.get("verband", CO)
    return verband


def _geregistreerd(
    toneel: Toneel, sleutel: str, over: dict[str, Any], melding: Melding
) -> Verhaal:
    yield from ()


def _in_screening(
    toneel: Toneel, sleutel: str, over: dict[str, Any], melding: Melding
) -> Verhaal:
    yield klok.vandaag() + dt.timedelta(days=1)
    by = toneel.meldpunt(_verband(over), sleutel)
    return actions.start_screening(melding, by=by)


def _in_triage(
    toneel: Toneel, sleutel: str, over: dict[str, Any], melding: Melding
) -> Verhaal:
    yield from _in_screening(toneel, sleutel, over, melding)
    yield klok.vandaag() + dt.timedelta(days=2)
    by = toneel.meldpunt(_verband(over), sleutel)
    return actions.send_to_triage(melding, by=by)


def _advies(
    toneel: Toneel, sleutel: str, over: dict[str, Any], melding: Melding
) -> Verhaal:
    yield from _in_triage(toneel, sleutel, over, melding)
    yield klok.vandaag() + dt.timedelta(days=1)
    by = toneel.regie(_verband(over))
    actions.close_with_advies(melding, by=by, reden=over["reden"])
    yield from terugkoppelen(toneel, sleutel, melding)


def _niet_ontvankelijk(
    toneel: Toneel, sleutel: str, over: dict[str, Any], melding: Melding
) -> Verhaal:
    yield from _in_triage(toneel, sleutel, over, melding)
    yield klok.vandaag() + dt.timedelta(days=1)
    by = toneel.regie(_verband(over))
    actions.declare_niet_ontvankelijk(melding, by=by, reden=over["reden"])
    yield from terugkoppelen(toneel, sleutel, melding)


def _onjuist_geadresseerd(
    toneel: Toneel, sleutel: str, over: dict[str, Any], melding: Melding
) -> Verhaal:
    yield klok.vandaag()
    by = toneel.meldpunt(_verband(over), sleutel)
    actions.declare_onjuist_geadresseerd(melding, by=by, reden=over["reden"])
    yield from terugkoppelen(toneel, sleutel, melding)


_VERDER = {
    "geregistreerd": _geregistreerd,
    "in_screening": _in_screening,
    "in_triage": _in_triage,
    "advies": _advies,
    "niet_ontvankelijk": _niet_ontvankelijk,
    "onjuist_geadresseerd": _onjuist_geadresseerd,
}
