"""The start page of who keeps Keten going: counts and colleagues, no case content."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.db.models import Count
from django.urls import reverse

from keten.kern import klok
from keten.kern.models import Opdracht
from keten.organisaties.models import Medewerker, Roltoekenning, Uitnodiging
from keten.toegang.actor import Actor
from keten.toegang.models import Weigering
from keten.toegang.rechten import Recht

MEER = 8
WEEK = dt.timedelta(days=7)
# What a refusal is called, by the name that was kept with it.
WEIGERINGEN = {
    "GeenRecht": "een pagina zonder recht",
    "GeenRechtError": "een handeling zonder recht",
    "VerkeerdeStandError": "een stap die niet (meer) kon",
    "NietOngedaanError": "iets dat niet ongedaan gemaakt kon worden",
    "RedenOntbreektError": "een stap zonder reden",
}
ANDERS = "iets anders"


@dataclass(frozen=True)
class Telling:
    """How many of something, where it can be looked at, and whether it presses."""

    aantal: int
    wat: str
    url: str = ""
    dringend: bool = False


def management(actor: Actor, *, vandaag: dt.date) -> dict[str, Any]:
    """Return what each of the three who manage looks for first."""
    tellingen = [*_work(actor), *_accounts(actor, vandaag)]
    weigeringen = _refusals(actor)
    return {
        "tellingen": tellingen,
        "collegas": _colleagues(actor, vandaag),
        "weigeringen": weigeringen,
        "beheert": bool(tellingen) or weigeringen is not None,
    }


def _work(actor: Actor) -> list[Telling]:
    if not actor.mag(Recht.OPDRACHTEN_BEHEREN):
        return []
    bord = reverse("organisaties:opdrachten")
    cijfers = Opdracht.objects.cijfers(nu=klok.nu())
    return [
        Telling(
            cijfers["vastgelopen"],
            "Werk dat vastliep",
            f"{bord}?stand=vastgelopen",
            dringend=True,
        ),
        Telling(cijfers["wacht"], "Werk dat wacht", f"{bord}?stand=wacht"),
    ]


def _accounts(actor: Actor, vandaag: dt.date) -> list[Telling]:
    allen = actor.mag(Recht.MEDEWERKERS_BEHEREN)
    if not allen and not actor.mag(Recht.COLLEGAS_BEHEREN):
        return []
    lijst = reverse("organisaties:medewerkers")
    mensen = Medewerker.objects.te_beheren(actor)
    nieuw = mensen.op_stand("nieuw", vandaag)
    met_link = Uitnodiging.objects.bruikbaar(klok.nu()).values("medewerker")
    rollen = Roltoekenning.objects.wacht(vandaag)
    wacht = (
        rollen.te_beheren(actor)
        if allen
        else rollen.filter(medewerker__in=mensen.values("pk"))
    )
    return [
        Telling(
            wacht.count(),
            "Rollen die wachten op goedkeuring",
            reverse("organisaties:rollen") if allen else "",
        ),
        Telling(
            nieuw.filter(pk__in=met_link).count(),
            "Accounts met een link die nog niet gebruikt is",
            f"{lijst}?stand=nieuw",
        ),
        Telling(
            nieuw.exclude(pk__in=met_link).count(),
            "Accounts die nooit gebruikt zijn, zonder geldige link",
            f"{lijst}?stand=nieuw",
            dringend=True,
        ),
        Telling(
            mensen.op_stand("zonder_rol", vandaag).count(),
            "Accounts zonder rol",
            f"{lijst}?stand=zonder_rol",
            dringend=True,
        ),
    ]


def _colleagues(actor: Actor, vandaag: dt.date) -> list[Any]:
    """Return who else works for the own organisation."""
    if not actor.mag(Recht.COLLEGAS_BEHEREN):
        return []
    mensen = Medewerker.objects.te_beheren(actor).op_stand("", vandaag)
    return list(mensen.exclude(pk=actor.pk).met_werk(vandaag).order_by("naam")[:MEER])


def _refusals(actor: Actor) -> list[Telling] | None:
    """Count what was refused in a week, by why; nobody is named."""
    if not actor.mag(Recht.LOGBOEK_INZIEN):
        return None
    sinds = klok.nu() - WEEK
    rijen = Weigering.objects.filter(op__gte=sinds).values_list("waarom")
    per: dict[str, int] = {}
    for waarom, aantal in rijen.annotate(aantal=Count("pk")).order_by("waarom"):
        wat = WEIGERINGEN.get(waarom, ANDERS)
        per[wat] = per.get(wat, 0) + aantal
    return [Telling(aantal, wat) for wat, aantal in sorted(per.items())]
