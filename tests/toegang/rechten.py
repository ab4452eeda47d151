"""``docs/rechten.yml`` as a table that answers: what should this person get here?"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

from tests.toegang.kanaries import Kanarie
from tests.toegang.mensen import NIEMAND, ROLLEN
from tests.toegang.plekken import LIJST, Plek

BESTAND = Path(__file__).resolve().parents[2] / "docs" / "rechten.yml"
METHODEN = ("GET", "POST")
IEDEREEN = "iedereen"
NIET_INGELOGD, GEEN_RECHT, NIET_VAN_U, BESTAAT_NIET = 302, 403, 404, 405
# What an allowed form may answer: it is done, or what is typed cannot be.
MAG = "mag"
_MAG = frozenset({200, 204, 302, 400, 409, 422})
# Whether a page asks again who is there.
ALTIJD, NOOIT = "ja", "nooit"
# relation -> who
Cellen = Mapping[str, frozenset[str]]


@dataclass(frozen=True)
class Regel:
    """One row: for these addresses, who comes through the door and what is found."""

    groep: str
    namen: tuple[str, ...]
    deur: frozenset[str]
    per_methode: Mapping[str, Mapping[int | str, Cellen]]
    geweigerd: Cellen
    alleen_lezen: frozenset[str]
    heraanmelden: str
    leeslog: int

    @property
    def open(self) -> bool:
        """Whether this page asks nobody to log in."""
        return NIEMAND in self.deur

    def statuses(self, methode: str, rol: str, relatie: str) -> frozenset[int]:
        """Return the statuses of which somebody should get one."""
        if rol == NIEMAND and not self.open:
            return frozenset({NIET_INGELOGD})
        leest_maar = rol in self.alleen_lezen and methode != "GET"
        if rol not in self.deur or leest_maar:
            return frozenset({GEEN_RECHT})
        if methode not in self.per_methode:
            return frozenset({BESTAAT_NIET})
        for status, cellen in self.per_methode[methode].items():
            if rol in cellen.get(relatie, frozenset()):
                return _MAG if isinstance(status, str) else frozenset({status})
        geweigerd = rol in self.geweigerd.get(relatie, frozenset())
        return frozenset({GEEN_RECHT if geweigerd else NIET_VAN_U})


@dataclass(frozen=True)
class Rechten:
    """The whole document."""

    regels: Mapping[str, Regel]
    ziet: Mapping[str, Mapping[str, frozenset[str]]]
    velden: Mapping[str, str]
    ruimer: frozenset[tuple[str, str, str]]

    def row(self, plek: Plek) -> Regel | None:
        """Return the row of this address; of its move when it has one."""
        return self.regels.get(str(plek))

    def may_see(self, rol: str, kanarie: Kanarie) -> bool:
        """Test if somebody in this role may meet this field at all."""
        per_relatie = self.ziet.get(rol, {})
        relatie = kanarie.relatie
        if kanarie.van not in {"", rol}:
            relatie = f"{relatie} van een ander"
        return kanarie.soort in per_relatie.get(relatie, frozenset())

    def database_shows(self, rol: str, kanarie: Kanarie) -> bool:
        """Test if the policies are known to let this through, without any filter."""
        return (rol, kanarie.relatie, kanarie.soort) in self.ruimer


@lru_cache(maxsize=1)
def read_rechten() -> Rechten:
    """Read the document once."""
    inhoud = yaml.safe_load(BESTAND.read_text(encoding="utf-8"))
    patronen = {naam: _cellen(w, {}) for naam, w in inhoud["patronen"].items()}
    regels: dict[str, Regel] = {}
    for regel in _regels(inhoud["adressen"], patronen):
        for naam in regel.namen:
            if naam in regels:
                raise ValueError(f"{naam} staat twee keer in {BESTAND.name}")
            regels[naam] = regel
    return Rechten(regels, _ziet(inhoud), inhoud["velden"], _ruimer(inhoud["ruimer"]))


def _regels(groepen: Any, patronen: dict[str, Cellen]) -> Iterator[Regel]:
    for groep, rijen in groepen.items():
        for rij in rijen:
            deur = _rollen(rij["deur"])
            allen = {LIJST: deur}
            per_methode: dict[str, Mapping[int | str, Cellen]] = {}
            if "GET" in rij:
                per_methode["GET"] = _statussen(rij["GET"], 200, patronen, allen)
            if "POST" in rij:
                zelfde = per_methode.get("GET", {}).get(200, allen)
                per_methode["POST"] = _statussen(
                    rij["POST"], MAG, patronen | {"zelfde": zelfde}, allen
                )
            geweigerd = _cellen(rij.get("geweigerd", {}), patronen)
            gewoon = 0 if NIEMAND in deur else 1
            yield Regel(
                groep,
                tuple(rij["adres"]),
                deur,
                per_methode,
                geweigerd,
                _rollen(rij.get("alleen_lezen", "")),
                heraanmelden=rij.get("heraanmelden", NOOIT),
                leeslog=rij.get("leeslog", gewoon),
            )


def _statussen(
    waarde: Any, gewoon: int | str, patronen: dict[str, Cellen], allen: Cellen
) -> dict[int | str, Cellen]:
    """Read a status for everybody, a pattern, or a table of statuses with a pattern."""
    if isinstance(waarde, int):
        return {waarde: allen}
    if isinstance(waarde, str):
        return {gewoon: _cellen(waarde, patronen)}
    return {status: _cellen(cellen, patronen) for status, cellen in waarde.items()}


def _cellen(waarde: Any, patronen: dict[str, Cellen]) -> Cellen:
    if isinstance(waarde, str):
        return patronen[waarde]
    return {relatie: _rollen(wie) for relatie, wie in waarde.items()}


def _rollen(wie: str) -> frozenset[str]:
    if wie == IEDEREEN:
        return frozenset(ROLLEN)
    rollen = frozenset((wie or "").split())
    if onbekend := rollen - set(ROLLEN):
        raise ValueError(f"onbekende rol: {', '.join(sorted(onbekend))}")
    return rollen


def _ziet(inhoud: Any) -> dict[str, dict[str, frozenset[str]]]:
    groepen = {
        naam: frozenset(velden) for naam, velden in inhoud["veldgroepen"].items()
    }
    gevonden: dict[str, dict[str, frozenset[str]]] = {}
    for rol, per_relatie in inhoud["ziet"].items():
        gevonden[rol] = {}
        for relatie, namen in per_relatie.items():
            velden: frozenset[str] = frozenset()
            for naam in namen:
                velden |= groepen.get(naam, frozenset({naam}))
            gevonden[rol][relatie] = velden
    return gevonden


def _ruimer(inhoud: Any) -> frozenset[tuple[str, str, str]]:
    return frozenset(
        (rol, relatie, veld)
        for veld, rij in inhoud.items()
        for rol in _rollen(rij["rollen"])
        for relatie in rij["relaties"]
    )
