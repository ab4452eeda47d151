"""Walk the matrix: ask everything as everybody, and compare with the document."""

import random
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from django.urls import reverse

from tests.toegang.bezoek import Antwoord, Bezoeker
from tests.toegang.kanaries import Kanarie
from tests.toegang.mensen import ROLLEN
from tests.toegang.plekken import Plek
from tests.toegang.rechten import METHODEN, NIET_VAN_U, Rechten, Regel
from tests.toegang.vervalst import forge
from tests.toegang.wereld import EIGEN, VERNIETIGD, Wereld


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
    """What was asked, and where the product differs from the document."""

    wereld: Wereld
    rechten: Rechten
    aantal: int = 0
    fouten: list[str] = field(default_factory=list)
    gehoord: set[tuple[str, Kanarie]] = field(default_factory=set)

    def walk(self, plek: Plek, rol: str, vragen: Iterable[Vraag]) -> None:
        """Ask all of one address as one person."""
        regel = self.rechten.regels[str(plek)]
        bezoeker = Bezoeker(self.wereld, rol)
        if regel.heraanmelden and rol in regel.deur:
            self._must_confirm(bezoeker, plek)
            bezoeker = Bezoeker(self.wereld, rol, bevestigd=True)
        afwezig: dict[str, Antwoord] = {}
        for vraag in vragen:
            antwoord = self._ask(bezoeker, regel, vraag)
            self._judge(regel, vraag, antwoord)
            if antwoord.status == NIET_VAN_U and vraag.relatie != VERNIETIGD:
                self._compare(bezoeker, vraag, antwoord, afwezig)

    def _must_confirm(self, bezoeker: Bezoeker, plek: Plek) -> None:
        for methode in METHODEN:
            antwoord = bezoeker.ask(methode, plek.path(self.wereld, EIGEN, ""))
            if not antwoord.kop.get("Location", "").startswith(reverse("bevestigen")):
                self.fouten.append(f"{methode} {plek}: vraagt niet wie u bent")

    def _ask(self, bezoeker: Bezoeker, regel: Regel, vraag: Vraag) -> Antwoord:
        pad = vraag.plek.path(self.wereld, vraag.relatie, vraag.rol)
        if vraag.methode == "GET":
            return bezoeker.ask("GET", pad)
        pagina = ""
        if regel.statuses("GET", vraag.rol, vraag.relatie) == {200}:
            pagina = bezoeker.ask("GET", pad).tekst
        return bezoeker.ask("POST", pad, forge(self.wereld, pagina))

    def _judge(self, regel: Regel, vraag: Vraag, antwoord: Antwoord) -> None:
        self.aantal += 1
        hoort = regel.statuses(*vraag[1:])
        if antwoord.status not in hoort:
            een = " of ".join(str(status) for status in sorted(hoort))
            self.fouten.append(f"{vraag}: {antwoord.status}, hoort {een}")
        gehoord = self.wereld.kooi.heard(antwoord.alles)
        self.gehoord |= {(vraag.rol, kanarie) for kanarie in gehoord}
        for kanarie in sorted(gehoord):
            if antwoord.status >= 403 and antwoord.status < 409:
                self.fouten.append(f"{vraag}: weigert en toont {kanarie}")
            elif not self.rechten.may_see(vraag.rol, kanarie):
                self.fouten.append(f"{vraag}: toont {kanarie}")

    def _compare(
        self,
        bezoeker: Bezoeker,
        vraag: Vraag,
        antwoord: Antwoord,
        afwezig: dict[str, Antwoord],
    ) -> None:
        """Another's record must look as one that was never there."""
        if vraag.methode not in afwezig:
            pad = vraag.plek.path(self.wereld, VERNIETIGD, vraag.rol)
            velden = forge(self.wereld) if vraag.methode == "POST" else None
            afwezig[vraag.methode] = bezoeker.ask(vraag.methode, pad, velden)
        if antwoord.gelaat != afwezig[vraag.methode].gelaat:
            self.fouten.append(f"{vraag}: anders dan iets wat niet bestaat")


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
