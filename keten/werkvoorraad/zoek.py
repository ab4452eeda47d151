"""One search box over the whole chain, through the same doors as the pages."""

from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from casusoverleg.models import Afspraak, Casus, CasusBetrokkene, InformatieElement
from keten.personen.models import Persoon
from keten.toegang.actor import Actor
from meldingen.models import Melding, MeldingBetrokkene
from signalen.models import Signaal

PER_SOORT = 10


@dataclass(frozen=True)
class Treffer:
    """One hit: what it is, its number, and where it leads."""

    soort: str
    nummer: str
    url: str
    bij: str = ""


def search(tekst: str, *, actor: Actor) -> list[Treffer]:
    """
    Find by number, by name or alias of visible people, by words in visible texts.

    A fixed number of queries; at most ten hits of a kind.
    """
    tekst = tekst.strip()[:200]
    if len(tekst) < 2:
        return []
    personen = Persoon.objects.visible_to(actor).genaamd(tekst)[:PER_SOORT]
    gevonden = {persoon.pk: persoon.volledige_naam for persoon in personen}
    return [
        *_casussen(tekst, actor),
        *_via_personen(gevonden, actor),
        *_numbered("melding", Melding.objects.visible_to(actor).met(tekst, door=actor)),
        *_numbered("signaal", Signaal.objects.visible_to(actor).met(tekst)),
        *_teksten(tekst, actor),
    ]


def _casussen(tekst: str, actor: Actor) -> list[Treffer]:
    rijen = Casus.objects.visible_to(actor).met(tekst)[:PER_SOORT]
    return [Treffer("casus", c.nummer, c.get_absolute_url()) for c in rijen]


def _numbered(soort: str, rijen: Any) -> list[Treffer]:
    return [
        Treffer(soort, rij.nummer, rij.get_absolute_url())
        for rij in rijen.order_by("-gemaakt_op")[:PER_SOORT]
    ]


def _via_personen(gevonden: dict[Any, str], actor: Actor) -> list[Treffer]:
    if not gevonden:
        return []
    casussen = (
        CasusBetrokkene.objects.visible_to(actor)
        .filter(persoon__in=gevonden, tot__isnull=True)
        .select_related("casus")
    )
    meldingen = (
        MeldingBetrokkene.objects.visible_to(actor)
        .filter(persoon__in=gevonden, ontkoppeld_op__isnull=True)
        .select_related("melding")
    )
    return [
        Treffer(
            "casus", r.casus.nummer, r.casus.get_absolute_url(), gevonden[r.persoon_id]
        )
        for r in casussen[:PER_SOORT]
    ] + [
        Treffer(
            "melding",
            r.melding.nummer,
            r.melding.get_absolute_url(),
            gevonden[r.persoon_id],
        )
        for r in meldingen[:PER_SOORT]
    ]


def _teksten(tekst: str, actor: Actor) -> list[Treffer]:
    afspraken = Afspraak.objects.visible_to(actor).met(tekst).select_related("casus")
    elementen = InformatieElement.objects.visible_to(actor).met(tekst)
    return [
        Treffer("afspraak", a.casus.nummer, a.get_absolute_url(), a.wat[:120])
        for a in afspraken.order_by("-uiterlijk")[:PER_SOORT]
    ] + [
        Treffer(
            "informatie",
            e.casus.nummer,
            reverse("casusoverleg:casus", args=[e.casus_id]),
            e.tekst[:120],
        )
        for e in elementen.select_related("casus").order_by("-datum")[:PER_SOORT]
    ]
