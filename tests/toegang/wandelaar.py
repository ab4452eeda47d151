"""Walk the matrix: ask everything as everybody, and compare with the document."""

import random
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from django.urls import reverse

from tests.toegang.bezoek import Antwoord, Bezoekers
from tests.toegang.kanaries import Kanarie
from tests.toegang.knip import POORT
from tests.toegang.mensen import NIEMAND, ROLLEN
from tests.toegang.plekken import NIETS, Plek
from tests.toegang.rechten import (
    ALTIJD,
    GEEN_RECHT,
    METHODEN,
    NIET_VAN_U,
    NOOIT,
    Rechten,
    Regel,
)
from tests.toegang.vervalst import forge
from tests.toegang.wereld import EIGEN, VERNIETIGD, WELKOM, Wereld

# What nobody asks of a page of ours.
VREEMDE_METHODEN = ("PUT", "PATCH", "DELETE", "OPTIONS", "TRACE")
TOONT, WEIGERT = frozenset({200, 409, 422}), frozenset({403, 404, 405})
_NIET_ZO = 405


class Vraag(NamedTuple):
    """One cell: this address, so asked, by this role, of a record that stands so."""

    plek: Plek
    methode: str
    rol: str
    relatie: str

    def __str__(self) -> str:
        return f"{self.methode} {self.plek} als {self.rol}, {self.relatie}"


@dataclass
class Wandeling:
    """
    What was asked, and where the product differs from the document.

    :param zonder: with this net cut nothing is said of statuses: only what somebody
        gets to read is judged
    """

    wereld: Wereld
    rechten: Rechten
    zonder: str = ""
    aantal: int = 0
    fouten: list[str] = field(default_factory=list)
    gehoord: set[tuple[str, Kanarie]] = field(default_factory=set)

    def __post_init__(self) -> None:
        self._bezoekers = Bezoekers(self.wereld)

    def walk(self, plek: Plek, rol: str, vragen: Iterable[Vraag]) -> None:
        """Ask all of one address as one person."""
        regel = self.rechten.regels[str(plek)]
        if regel.heraanmelden == ALTIJD and rol in regel.deur:
            self._must_confirm(rol, plek)
        afwezig: dict[str, Antwoord] = {}
        paginas: dict[str, str] = {}
        for vraag in vragen:
            antwoord = self._ask(regel, vraag, paginas)
            self._judge(regel, vraag, antwoord)
            if antwoord.status == NIET_VAN_U and vraag.relatie != VERNIETIGD:
                self._compare(vraag, antwoord, afwezig)

    def misuse(self, plek: Plek, rol: str, methode: str) -> None:
        """Ask in a way that no page answers to; whoever may come here or not."""
        pad = plek.path(self.wereld, EIGEN, rol)
        antwoord = self._bezoekers.get(rol, bevestigd=True).ask(methode, pad)
        self.aantal += 1
        if antwoord.status != _NIET_ZO:
            self.fouten.append(f"{methode} {plek} als {rol}: {antwoord.status}")
        if antwoord.tekst:
            self.fouten.append(f"{methode} {plek} als {rol}: zegt {antwoord.tekst}")

    def _must_confirm(self, rol: str, plek: Plek) -> None:
        for methode in () if self.zonder else METHODEN:
            pad = plek.path(self.wereld, EIGEN, "")
            if not _asks_who(self._bezoekers.get(rol).ask(methode, pad)):
                self.fouten.append(f"{methode} {plek}: vraagt niet wie u bent")

    def _ask(self, regel: Regel, vraag: Vraag, paginas: dict[str, str]) -> Antwoord:
        """
        Ask one thing; a form is filled in on the page that was read before it.

        :param paginas: what this person read here, per relation
        """
        bevestigd = regel.heraanmelden == ALTIJD and vraag.rol in regel.deur
        bezoeker = self._bezoekers.get(vraag.rol, bevestigd=bevestigd)
        pad = vraag.plek.path(self.wereld, vraag.relatie, vraag.rol)
        if vraag.methode == "GET":
            antwoord = bezoeker.ask("GET", pad)
            paginas[vraag.relatie] = antwoord.tekst
            return antwoord
        pagina = ""
        if regel.statuses("GET", vraag.rol, vraag.relatie) == {200}:
            pagina = paginas.get(vraag.relatie) or bezoeker.ask("GET", pad).tekst
        return bezoeker.ask("POST", pad, forge(self.wereld, pagina))

    def _judge(self, regel: Regel, vraag: Vraag, antwoord: Antwoord) -> None:
        self.aantal += 1
        if not self.zonder:
            self.fouten += _compared(regel, vraag, antwoord)
        gehoord = self.wereld.kooi.heard(antwoord.alles)
        self.gehoord |= {(vraag.rol, kanarie) for kanarie in gehoord}
        for kanarie in sorted(gehoord):
            if antwoord.status in WEIGERT:
                self.fouten.append(f"{vraag}: weigert en toont {kanarie}")
            elif not self._may_see(vraag.rol, kanarie):
                self.fouten.append(f"{vraag}: toont {kanarie}")
            elif not (antwoord.gelezen or self.zonder):
                self.fouten.append(f"{vraag}: toont ongezien {kanarie}")

    def _may_see(self, rol: str, kanarie: Kanarie) -> bool:
        ruimer = self.zonder == POORT and self.rechten.database_shows(rol, kanarie)
        return ruimer or self.rechten.may_see(rol, kanarie)

    def _compare(
        self, vraag: Vraag, antwoord: Antwoord, afwezig: dict[str, Antwoord]
    ) -> None:
        """Another's record must look as one that was never there."""
        if self.zonder:
            return
        if vraag.methode not in afwezig:
            pad = vraag.plek.path(self.wereld, VERNIETIGD, vraag.rol)
            velden = forge(self.wereld) if vraag.methode == "POST" else None
            regel = self.rechten.regels[str(vraag.plek)]
            bevestigd = regel.heraanmelden == ALTIJD and vraag.rol in regel.deur
            bezoeker = self._bezoekers.get(vraag.rol, bevestigd=bevestigd)
            afwezig[vraag.methode] = bezoeker.ask(vraag.methode, pad, velden)
        if antwoord.gelaat != afwezig[vraag.methode].gelaat:
            self.fouten.append(f"{vraag}: anders dan iets wat niet bestaat")


def _compared(regel: Regel, vraag: Vraag, antwoord: Antwoord) -> Iterator[str]:
    """Say where status, re-authentication and log differ from the document."""
    hoort = regel.statuses(*vraag[1:])
    if antwoord.status not in hoort:
        een = " of ".join(str(status) for status in sorted(hoort))
        yield f"{vraag}: {antwoord.status}, hoort {een}"
    if _asks_who(antwoord) and regel.heraanmelden == NOOIT:
        yield f"{vraag}: vraagt wie u bent"
    regels = _rows(regel, vraag, antwoord)
    if regels is None:
        # Something was done, or it is no page: never more than one row.
        if antwoord.gelezen > 1:
            yield f"{vraag}: {antwoord.gelezen} regels in de toegangslog"
    elif antwoord.gelezen != regels:
        yield (
            f"{vraag}: {antwoord.status} met {antwoord.gelezen} regels in de"
            f" toegangslog, hoort {regels}"
        )


def _rows(regel: Regel, vraag: Vraag, antwoord: Antwoord) -> int | None:
    """Return how many rows this should have left; None where that may differ."""
    if vraag.rol == NIEMAND:
        return 0
    if antwoord.status in TOONT:
        return regel.leeslog
    naar_iets = vraag.plek.naam in NIETS or vraag.plek.woord not in {"", WELKOM}
    if antwoord.status == NIET_VAN_U:
        return 1 if naar_iets else 0
    return 1 if antwoord.status == GEEN_RECHT else None


def _asks_who(antwoord: Antwoord) -> bool:
    return antwoord.kop.get("Location", "").startswith(reverse("bevestigen"))


def questions(
    plekken: Iterable[Plek], rechten: Rechten, *, zaad: int | None
) -> Iterator[tuple[Plek, str, list[Vraag]]]:
    """
    Give everything that can be asked.

    :param zaad: take a sample: one question of every address by somebody who has a
        right there, and by somebody who has none. None asks it all
    """
    lot = random.Random(zaad)  # noqa: S311 - a walk that can be repeated
    for plek in plekken:
        deur = rechten.regels[str(plek)].deur
        zonder = [rol for rol in ROLLEN if rol not in deur]
        gekozen = {lot.choice(sorted(deur)), *lot.sample(zonder, min(1, len(zonder)))}
        for rol in ROLLEN if zaad is None else sorted(gekozen):
            vragen = [
                Vraag(plek, methode, rol, relatie)
                for methode in METHODEN
                for relatie in plek.relaties
            ]
            if zaad is not None:
                vragen = [lot.choice(vragen)]
            yield plek, rol, vragen
