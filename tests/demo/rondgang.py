"""A round past every page of several roles: did each that shows somebody say so?"""

from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from django.db import connection
from django.db.models import Max
from django.test import Client

from keten.logboek.models import Inzageregel
from keten.organisaties.models import Medewerker
from keten.personen.models import Persoon
from tests.architectuur.test_deur import OPEN
from tests.architectuur.test_inzage import ZONDER_PERSONEN
from tests.browser.adressen import Plek, addresses_in
from tests.rollen import Kring

ROLLEN = ("regisseur", "lev", "gast", "meldpunt", "beheer", "fg", "levbeheer")
# What this many of them saw, the others need not open.
GENOEG = 1
# So many tries, that one is likely to be somebody's own.
POGINGEN = 2


@dataclass
class Rondgang:
    """
    What was found on the way.

    :param bezocht: how often something was asked
    :param gezien: how often there was a page to look at, per place
    """

    bezocht: int = 0
    gezien: Counter[Plek] = field(default_factory=Counter)
    fouten: list[str] = field(default_factory=list)

    @property
    def over_personen(self) -> int:
        """How many of the pages that were seen should have left a row."""
        return sum(
            aantal
            for plek, aantal in self.gezien.items()
            if plek.naam not in ZONDER_PERSONEN
        )


def walk(*, heel: bool = False) -> Rondgang:
    """
    Go round; what is wrong leaves no row, too many, or one that names too few.

    :param heel: everybody opens every record, and not the first that opens
    """
    namen = _names()
    gegaan = Rondgang()
    plekken = _places(None if heel else POGINGEN)
    for rol in ROLLEN:
        browser = Kring.client(Medewerker.objects.get(inlognaam=rol))
        for plek, paden in plekken.items():
            for keus in [[pad] for pad in paden] if heel else [paden]:
                if heel or gegaan.gezien[plek] < GENOEG:
                    status, fout = _visit(browser, plek, keus, namen)
                    gegaan.bezocht += 1
                    gegaan.gezien[plek] += status == 200
                    gegaan.fouten += [f"{rol} at {plek}: {fout}"] if fout else []

    if 2 * sum(bool(n) for n in gegaan.gezien.values()) < len(plekken):
        gegaan.fouten.append("too few pages were seen")
    return gegaan


def _names() -> dict[str, set[Any]]:
    # Two people of the demo may bear one name.
    namen: dict[str, set[Any]] = {}
    for persoon in Persoon.objects.all():
        naam = f"{persoon.roepnaam} {persoon.geslachtsnaam}"
        namen.setdefault(naam, set()).add(persoon.pk)
    return namen


def _places(hooguit: int | None) -> dict[Plek, list[str]]:
    connection.ensure_connection()
    return {
        plek: paden[:hooguit]
        for plek, paden in addresses_in(connection.connection).items()
        if not plek.naam.startswith("demo:") and plek.naam not in OPEN
    }


def _visit(
    browser: Client, plek: Plek, paden: list[str], namen: dict[str, set[Any]]
) -> tuple[int, str]:
    """Ask until there is one to look at; return the status, and what was wrong."""
    status, fout = 404, ""
    for pad in paden:
        if status != 404 or fout:
            break
        voor = Inzageregel.objects.aggregate(laatste=Max("op"))["laatste"]
        antwoord = browser.get(pad)
        status = antwoord.status_code
        erna = {"op__gt": voor} if voor else {}
        fout = _wrong(plek, antwoord, Inzageregel.objects.filter(**erna), namen)
    return status, fout


def _wrong(plek: Plek, antwoord: Any, erna: Any, namen: dict[str, set[Any]]) -> str:
    rijen = list(erna)
    if antwoord.status_code != 200:
        geweigerd = antwoord.status_code in {403, 404}
        return "refused, and no row" if geweigerd and len(rijen) != 1 else ""
    if len(rijen) != (plek.naam not in ZONDER_PERSONEN):
        return f"{len(rijen)} rows"
    if "text/html" not in antwoord["Content-Type"]:
        return ""
    genoemd = {pk for rij in rijen for pk in rij.objecten}
    tekst = antwoord.text
    ongenoemd = [n for n, pks in namen.items() if n in tekst and not pks & genoemd]
    return f"shows {len(ongenoemd)} whom its row does not name" if ongenoemd else ""
