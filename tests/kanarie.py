"""
Secrets, and what was said in the open, laid side by side.

A secret is what stands in a field that holds a name, a way to reach somebody or a story
(docs/persoonsgegevens.yml).
"""

import html
import os
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any
from urllib.parse import unquote

import yaml

from tests.architectuur.bronnen import ROOT

SOORTEN = {"naam", "contact", "verhaal"}
OVER_COLLEGAS = "organisaties."
# place, field -> why it may stand there
MAG: dict[tuple[str, str], str] = {
    ("refusal", "organisaties.Medewerker.naam"): "the own name, in the head",
}
# In the demo an account is called after an organisation: "politie" stands everywhere.
WOORD_VAN_DE_DEMO = "inlognaam"
# A state is no secret.
OPEN = {"status"}
# Shorter ones are names for a day, or words that stand everywhere.
KORTSTE_NAAM, KORTST = 6, 14
BEGIN = 24
_SLEUTEL = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_WOORD = re.compile(r"[^\W\d_]{5,}")


@cache
def fields() -> dict[str, tuple[str, ...]]:
    """Return of each table the fields in which a secret stands."""
    tabellen = yaml.safe_load((ROOT / "docs" / "persoonsgegevens.yml").read_text())
    return {
        tabel: tuple(
            veld
            for veld, soort in rij["velden"].items()
            if soort in SOORTEN and veld != WOORD_VAN_DE_DEMO
        )
        for tabel, rij in tabellen["tabellen"].items()
    }


class Kanaries:
    """What was written down, and what was said in the open."""

    def __init__(self) -> None:
        # How a secret begins -> the field that it stood in first.
        self.geheimen: dict[str, str] = {}
        # Where, and what was said there -> which test made it so.
        self.gezegd: dict[tuple[str, str], str] = {}
        self._woorden: dict[str, set[str]] = defaultdict(set)

    def keep(self, veld: str, waarde: Any) -> None:
        """Remember a secret."""
        if isinstance(waarde, Mapping):
            for naam, deel in waarde.items():
                if naam not in OPEN:
                    self.keep(veld, deel)
        elif isinstance(waarde, list):
            for deel in waarde:
                self.keep(veld, deel)
        elif isinstance(waarde, str) and _is_secret(waarde):
            self.geheimen.setdefault(_begin(waarde), veld)

    def hear(self, plek: str, *teksten: Any) -> None:
        """Remember what was said at this place, once."""
        for tekst in teksten:
            test = os.environ.get("PYTEST_CURRENT_TEST", "").rpartition(" ")[0]
            self.gezegd.setdefault((plek, str(tekst)), test)

    def hear_new(self, plek: str, tekst: str) -> None:
        """Remember a whole page, if there is a word in it that was not said before."""
        woorden = set(_WOORD.findall(tekst.lower()))
        if woorden - self._woorden[plek]:
            self._woorden[plek] |= woorden
            self.hear(plek, tekst)

    def leaks(self) -> Iterator[str]:
        """Tell each secret that was said: where, of which field, by which test."""
        per_woord: dict[str, list[tuple[str, str]]] = defaultdict(list)
        for begin, veld in self.geheimen.items():
            for woord in sorted(_WOORD.findall(begin), key=len)[-1:]:
                per_woord[woord].append((begin, veld))
        gevonden: dict[tuple[str, str, str], str] = {}
        for (plek, tekst), test in self.gezegd.items():
            laag = _plain(tekst)
            for woord in set(_WOORD.findall(laag)) & per_woord.keys():
                for begin, veld in per_woord[woord]:
                    if _stands(begin, laag) and not _may(plek, veld):
                        gevonden.setdefault((veld, plek, begin), test)
        for (veld, plek, begin), test in gevonden.items():
            yield f"{veld} in {plek}: {begin!r} ({test})"


def _is_secret(waarde: str) -> bool:
    """Test if this is long enough, and no key of a record."""
    kortst = KORTST if " " in waarde else KORTSTE_NAAM
    return (
        len(waarde) >= kortst
        and not _SLEUTEL.fullmatch(waarde)
        and not _of_the_product(waarde)
    )


def _of_the_product(waarde: str) -> bool:
    """Test if this is one word of Keten, or the key of one of its choices."""
    delen = waarde.lower().strip(".").split("_")
    return all(len(deel) < 5 or deel in vocabulary() for deel in delen)


@cache
def vocabulary() -> frozenset[str]:
    """Return the words of the product itself: one of these alone says nothing."""
    paden = [*(ROOT / "templates").rglob("*.html")]
    for deel in ("keten", "signalen", "meldingen", "casusoverleg"):
        paden += (
            pad
            for pad in (ROOT / deel).rglob("*.py")
            if not {"demo", "meting"} & set(pad.parts)
        )
    woorden = (_WOORD.findall(pad.read_text().lower()) for pad in paden)
    return frozenset(woord for rij in woorden for woord in rij)


def _begin(waarde: str) -> str:
    """Where it is cut off on the way, its beginning is still there."""
    return " ".join(waarde.lower().split())[:BEGIN].strip()


def _stands(begin: str, laag: str) -> bool:
    """Test if it stands there as words of its own, or the beginning of them."""
    if begin not in laag:
        return False
    heel = r"(?!\w)" if len(begin) < BEGIN else ""
    return re.search(rf"(?<!\w){re.escape(begin)}{heel}", laag) is not None


def _plain(tekst: str) -> str:
    return " ".join(unquote(html.unescape(tekst)).lower().split())


def _may(plek: str, veld: str) -> bool:
    if plek == "beheer" and veld.startswith(OVER_COLLEGAS):
        return True
    return (plek, veld) in MAG
