"""Noodtoegang on the start page: the own while it lasts, others until judged."""

import datetime as dt
from typing import Any

from django.urls import reverse

from keten.kern import klok
from keten.toegang.actor import Actor
from keten.toegang.models import Noodtoegang
from keten.toegang.rechten import Recht
from keten.werkvoorraad.taak import MEER, late_text, taak

_Lijst = list[dict[str, Any]]


def noodtoegangen(actor: Actor, *, vandaag: dt.date) -> tuple[_Lijst, _Lijst]:
    """Return what is overdue and what waits; one query."""
    te_laat: _Lijst = []
    wacht: _Lijst = []
    rijen = Noodtoegang.objects.visible_to(actor).te_beoordelen()
    for rij in rijen[:MEER]:
        if rij.medewerker_id == actor.pk:
            wacht += _own(rij)
        elif actor.mag(Recht.CASUS_REGISSEREN, rij.samenwerkingsverband_id):
            over = (vandaag - rij.beoordelen_uiterlijk).days
            (te_laat if over > 0 else wacht).append(_to_judge(rij, over))
        else:
            wacht.append(_to_know(rij, vandaag))
    return te_laat, wacht


def _own(rij: Noodtoegang) -> _Lijst:
    if rij.tot <= klok.nu():
        return []
    tot = klok.lokaal(rij.tot)
    return [
        taak(
            "Uw noodtoegang loopt",
            reverse("casusoverleg:casus", args=[rij.casus_id]),
            stand=f"tot {tot:%H.%M}",
            kleur="oranje",
            icoon="sleutel",
            rij=rij,
            nummer=rij.casusnummer,
        )
    ]


def _to_judge(rij: Noodtoegang, over: int) -> dict[str, Any]:
    return taak(
        "Beoordeel de noodtoegang",
        rij.get_absolute_url(),
        doe="Beoordeel",
        stand=late_text(over) if over > 0 else "nog te beoordelen",
        kleur="" if over > 0 else "oranje",
        icoon="sleutel",
        rij=rij,
        nummer=rij.casusnummer,
        wie=rij.medewerker.naam,
        uiterlijk=rij.beoordelen_uiterlijk,
    )


def _to_know(rij: Noodtoegang, vandaag: dt.date) -> dict[str, Any]:
    """For who was told: it stays until it was judged."""
    laat = rij.beoordelen_uiterlijk < vandaag
    return taak(
        "Noodtoegang gebruikt",
        rij.get_absolute_url(),
        stand="beoordeling te laat" if laat else "wordt beoordeeld",
        icoon="sleutel",
        rij=rij,
        nummer=rij.casusnummer,
        uiterlijk=rij.beoordelen_uiterlijk,
    )
