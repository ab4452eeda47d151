"""The first day: everything that an empty installation needs to begin."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.db import transaction

from casusoverleg.actions import overleg, reeks, regie
from keten.kern import klok
from keten.kern.termijnen import tweede_donderdag
from keten.organisaties import actions
from keten.organisaties.inrichting import Opzet, organisation_name
from keten.organisaties.models import (
    Deelname,
    Gemeente,
    Medewerker,
    Organisatie,
    Roltoekenning,
    Samenwerkingsverband,
)
from keten.toegang.actor import Actor
from keten.toegang.rollen import Rol

LINK_GELDIG = dt.timedelta(hours=24)
MAANDEN = 12
EERSTEN = (
    ("beheerder", Rol.FUNCTIONEEL_BEHEERDER),
    ("trajectregisseur", Rol.TRAJECTREGISSEUR),
)


@dataclass(frozen=True)
class Begin:
    """What was made: how many meetings, and the secret of each first link."""

    overleggen: int
    geheimen: dict[str, str]


def is_set_up() -> bool:
    """Test if somebody ever got a role here."""
    return Roltoekenning.objects.exists()


@transaction.atomic
def set_up(opzet: Opzet, *, by: Actor) -> Begin:
    """
    Set an empty installation up: all of it, or nothing.

    The first two roles are the only ones to which no trajectregisseur agreed.

    :raises AlIngerichtError: once anybody ever got a role
    """
    if is_set_up():
        raise actions.AlIngerichtError("Keten is al ingericht.")
    actions.set_up(
        naam=organisation_name(opzet["gemeente"]["naam"]),
        by=by,
        **opzet["mail"],
        **opzet["huisstijl"],
    )
    verband = _found(opzet, by=by)
    gemeente = _admit_all(opzet, verband, by=by)
    geheimen = {
        naam: _let_in(opzet[naam], rol=rol, verband=verband, bij=gemeente, by=by)
        for naam, rol in EERSTEN
    }
    return Begin(overleggen=_plan(opzet["overleg"], verband, by=by), geheimen=geheimen)


def _found(opzet: Opzet, *, by: Actor) -> Samenwerkingsverband:
    gemeente: Gemeente = actions.create_gemeente(
        geldig_van=klok.vandaag(), by=by, **opzet["gemeente"]
    )
    over = opzet["samenwerkingsverband"]
    verband = actions.create_verband(
        naam=over["naam"],
        soort=Samenwerkingsverband.Soort.CASUSOVERLEG,
        afkorting=over["afkorting"],
        doelomschrijving=over["doel"],
        gemeenten=[gemeente],
        by=by,
    )
    actions.sign_convenant(verband=verband, by=by, **opzet["convenant"])
    return verband


def _admit_all(
    opzet: Opzet, verband: Samenwerkingsverband, *, by: Actor
) -> Organisatie:
    """Let the municipality and its partners take part; return the municipality."""
    getekend = opzet["convenant"]["ondertekend_op"]
    zelf = {
        "naam": organisation_name(opzet["gemeente"]["naam"]),
        "soort": Organisatie.Soort.GEMEENTE,
        "deelnametype": Deelname.Deelnametype.VAST,
    }
    rijen = []
    for partner in (zelf, *opzet.partners):
        rij = actions.create_organisatie(
            naam=partner["naam"],
            soort=partner["soort"],
            # Volunteers see how a casus goes, not what it is about.
            **_volunteers(partner["soort"]),
            by=by,
        )
        actions.admit_organisatie(
            rij,
            verband=verband,
            deelnametype=partner["deelnametype"],
            ondertekend_op=getekend,
            by=by,
        )
        rijen.append(rij)
    return rijen[0]


def _volunteers(soort: str) -> dict[str, Any]:
    if soort != Organisatie.Soort.VRIJWILLIGERS:
        return {}
    return {"mag_casusregie": False, "standaardniveau": 1}


def _let_in(
    over: dict[str, Any],
    *,
    rol: str,
    verband: Samenwerkingsverband,
    bij: Organisatie,
    by: Actor,
) -> str:
    """Make the account of one of the first two; return the secret of the link."""
    gegevens = dict(over)
    functie = gegevens.pop("functie") or rol.replace("_", " ").capitalize()
    medewerker: Medewerker = actions.create_medewerker(by=by, **gegevens)
    actions.hire(medewerker, organisatie=bij, functie=functie, by=by)
    toekenning = actions.grant_rol(medewerker, rol=rol, verband=verband, by=by)
    regie.approve_rol(toekenning, by=by)
    return actions.issue_link(medewerker, by=by, geldig=LINK_GELDIG)


def _plan(over: dict[str, Any], verband: Samenwerkingsverband, *, by: Actor) -> int:
    """Begin the monthly series and plan a year of meetings; return how many."""
    rij = reeks.start_reeks(verband=verband, naam=verband.naam, by=by, **over)
    vandaag = klok.vandaag()
    # When the day of this month has passed, the year ends one month later.
    voorbij = tweede_donderdag(vandaag.year, vandaag.month) < vandaag
    return overleg.plan_reeks(rij, maanden=MAANDEN + voorbij, vanaf=vandaag, by=by)
