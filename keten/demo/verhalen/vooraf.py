"""What people bring along to a meeting, and who of them is not needed."""

from typing import Any

from casusoverleg.actions import voorbereiding
from casusoverleg.models import Agendapunt, Voorbereiding
from keten.demo.toneel import Toneel

Over = dict[str, Any]


def nodig(punt: Agendapunt, over: Over, *, by: Any) -> None:
    """Free who need not be there for this item."""
    if not over.get("zonder"):
        return
    rijen = punt.casus.deelnames.professionals()
    wel = rijen.exclude(medewerker__inlognaam__in=over["zonder"])
    voorbereiding.set_nodig(punt, nodig=wel, by=by)


def antwoorden(toneel: Toneel, sleutel: str) -> None:
    """Let everybody answer of whom the texts say so."""
    for rij, tekst in _asked(toneel, sleutel):
        velden = {naam: woorden for naam, woorden in tekst.items() if naam != "vrij"}
        by = toneel.actor(rij.medewerker.inlognaam)
        voorbereiding.answer(rij, by=by, **velden)


def vrijgeven(toneel: Toneel, sleutel: str) -> None:
    """Let who speaks at the table lay the own words there."""
    for rij, tekst in _asked(toneel, sleutel):
        if tekst.get("vrij"):
            by = toneel.actor(rij.medewerker.inlognaam)
            voorbereiding.release(rij, by=by)


def _asked(toneel: Toneel, sleutel: str) -> list[tuple[Voorbereiding, Over]]:
    teksten = toneel.teksten["voorbereidingen"].get(sleutel, {})
    gevonden = []
    for casus, per in teksten.items():
        rijen = Voorbereiding.objects.filter(
            agendapunt__overleg=toneel.overleggen[sleutel],
            casus=toneel.casussen[casus],
        )
        for rij in rijen.select_related("medewerker").order_by("medewerker__inlognaam"):
            tekst = per.get(rij.medewerker.inlognaam, per.get("*"))
            if tekst:
                gevonden.append((rij, tekst))
    return gevonden
