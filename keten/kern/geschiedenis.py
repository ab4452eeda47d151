"""What happened to a record, newest first: its moves and its corrections."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import FieldDoesNotExist

from keten.kern.models import Statuswissel, Verbetering
from keten.kern.standen import Tabel

MAX_REGELS = 100
SYSTEEM = "Keten"


@dataclass(frozen=True, kw_only=True)
class Regel:
    """One line: when, what, by whom, and why."""

    op: dt.datetime
    wat: str
    wie: str
    reden: str = ""
    # Of a correction: what stood there and what stands there now.
    oud: str = ""
    nieuw: str = ""
    soort: str = "stap"
    actie: str = ""
    door_id: Any = None


def history(
    rij: Any, *, tabel: Tabel, woorden: Mapping[str, str] | None = None
) -> list[Regel]:
    """
    Return the lines of one record; two queries.

    :param woorden: what to call a step that ends in no other state, by its action
    """
    wissels = Statuswissel.objects.filter(object_id=rij.pk)
    verbeteringen = Verbetering.objects.filter(object_id=rij.pk)
    regels: list[Regel] = []
    for wissel in wissels.select_related("door", "ongedaan_door")[:MAX_REGELS]:
        regels += _steps(wissel, tabel, woorden or {})
    for verbetering in verbeteringen.select_related("door")[:MAX_REGELS]:
        regels.append(_correction(rij, verbetering))
    return sorted(regels, key=lambda regel: regel.op, reverse=True)[:MAX_REGELS]


def _steps(
    wissel: Statuswissel, tabel: Tabel, woorden: Mapping[str, str]
) -> list[Regel]:
    wat = woorden.get(wissel.actie) or _stand(wissel, tabel)
    regels = [
        Regel(
            op=wissel.op,
            wat=wat,
            wie=_naam(wissel.door),
            reden=wissel.reden,
            actie=wissel.actie,
            door_id=wissel.door_id,
        )
    ]
    if wissel.ongedaan_op:
        regels.append(
            Regel(
                op=wissel.ongedaan_op,
                wat=f"Ongedaan gemaakt: {wat[:1].lower()}{wat[1:]}",
                wie=_naam(wissel.ongedaan_door),
                reden=wissel.ongedaan_reden,
                soort="ongedaan",
                door_id=wissel.ongedaan_door_id,
            )
        )
    return regels


def _stand(wissel: Statuswissel, tabel: Tabel) -> str:
    if wissel.naar in tabel.standen.values:
        return str(tabel.standen(wissel.naar).label)
    return wissel.actie.replace("-", " ").capitalize()


def _correction(rij: Any, verbetering: Verbetering) -> Regel:
    return Regel(
        op=verbetering.op,
        wat=f"Verbeterd: {_veldnaam(rij, verbetering.veld)}",
        wie=_naam(verbetering.door),
        oud=verbetering.oud,
        nieuw=verbetering.nieuw,
        soort="verbetering",
        door_id=verbetering.door_id,
    )


def _veldnaam(rij: Any, veld: str) -> str:
    try:
        return str(rij._meta.get_field(veld).verbose_name)
    except FieldDoesNotExist:
        return veld.replace("_", " ")


def _naam(medewerker: Any) -> str:
    return str(medewerker.naam) if medewerker else SYSTEEM
