"""What somebody is asked to bring along to a meeting that comes, or goes on now."""

import datetime as dt
from typing import Any

from django.db.models import Q

from casusoverleg.models import Voorbereiding
from keten.toegang.actor import Actor
from keten.toegang.rechten import Recht
from keten.werkvoorraad.taak import MEER, taak


def preparations(actor: Actor, vandaag: dt.date) -> list[dict[str, Any]]:
    """Return the items to prepare; what lies on the table now first."""
    if not actor.mag(Recht.AFSPRAAK_UITVOEREN):
        return []
    aan_tafel = Q(
        agendapunt__status="in_bespreking", tekst__vrijgegeven_op__isnull=True
    )
    stil = Q(
        beantwoord_op__isnull=True, agendapunt__status__in=["op_agenda", "voorbereid"]
    )
    rijen = (
        Voorbereiding.objects.visible_to(actor)
        .geldend(vandaag)
        .filter(stil | aan_tafel, medewerker=actor.pk)
        .select_related("agendapunt__overleg", "casus")
        .order_by("agendapunt__overleg__datum", "agendapunt__volgorde")
    )
    taken = [_as_taak(rij) for rij in rijen[:MEER]]
    return sorted(taken, key=lambda rij: not rij["nu"])


def _as_taak(rij: Any) -> dict[str, Any]:
    nu = rij.agendapunt.status == "in_bespreking"
    overleg = rij.agendapunt.overleg
    return taak(
        "Uw casus is aan tafel" if nu else "Bereid het overleg voor",
        rij.get_absolute_url(),
        doe="Open" if nu else "Bereid voor",
        stand="nu aan tafel" if nu else "voorbereiding",
        kleur="oranje" if nu else "blauw",
        icoon="praat" if nu else "pen",
        rij=rij,
        nummer=rij.casus.nummer,
        uiterlijk=None if nu else overleg.datum - dt.timedelta(days=1),
        nu=nu,
    )
