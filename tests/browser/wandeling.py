"""
A walk past every page that somebody may see, by its addresses and by its links.

Every page is asked for and judged by its text. With the browser one looks, of all pages
of one place, only at those on which there is something that nobody looked at yet.
"""

import hashlib
import os
import re
import time
from collections import Counter, deque
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import psycopg

from keten.kern import klok
from keten.meting.bezoeker import Antwoord, Bezoeker
from tests.browser.adressen import Plek, place_of
from tests.browser.kijker import BREED, SMAL, Kijker
from tests.browser.lezing import Lezing
from tests.rol import ALS_SYSTEEM

# After so many pages of one place without anything new on them, the rest is alike.
EENDER = 2
GEDULD = 60.0
RUIM = bool(os.environ.get("KETEN_RUIM"))
_WOORD = re.compile(r"\w+")


@dataclass
class Wandeling:
    """What one person met."""

    bezoeker: Bezoeker
    kijker: Kijker
    namen: frozenset[str]
    # Names of the URL table that answered 200, and why something was wrong.
    gezien: set[str] = field(default_factory=set)
    fouten: list[str] = field(default_factory=list)
    gevraagd: dict[str, Antwoord] = field(default_factory=dict)
    _lezingen: dict[str, Lezing] = field(default_factory=dict)
    _vormen: set[str] = field(default_factory=set)
    _eender: Counter[Plek] = field(default_factory=Counter)

    def ask(self, pad: str) -> Antwoord:
        """Ask for a page once, and judge it."""
        if pad in self.gevraagd:
            return self.gevraagd[pad]
        antwoord = self.bezoeker.get(pad)
        self.gevraagd[pad] = antwoord
        plek = place_of(pad)
        if antwoord.status >= 500:
            self.fouten.append(f"{antwoord.status} at {plek}: {pad}")
        if plek and antwoord.status == 200:
            self.gezien.add(plek.naam)
        if plek and antwoord.status == 200 and _is_page(antwoord):
            self._judge(plek, pad, antwoord)
        return antwoord

    def try_all(self, adressen: dict[Plek, list[str]]) -> None:
        """
        Try the URL table; where the door is shut, once is enough.

        What somebody else looked at already is met by its links, if it is one's own.
        """
        for plek, paden in adressen.items():
            if _is_claimed(plek.naam) and not RUIM:
                continue
            niet_van_mij = 0
            for pad in paden:
                status = self.ask(pad).status
                niet_van_mij += status == 404
                if (
                    status not in {200, 404}
                    or niet_van_mij == 2
                    or self._is_known(plek)
                ):
                    break

    def follow(self, begin: str = "/") -> None:
        """Follow all links and buttons, as long as there is something new."""
        rij = deque([(begin, "")])
        gezet = {begin}
        while rij:
            pad, van = rij.popleft()
            plek = place_of(pad)
            if plek is None or self._is_known(plek):
                continue
            antwoord = self.ask(pad)
            if van and antwoord.status >= 400:
                self.fouten.append(f"{van} links to {antwoord.status}: {pad}")
            for volgend in self._leads_to(antwoord, pad):
                if volgend[0] not in gezet:
                    gezet.add(volgend[0])
                    rij.append(volgend)

    def wait_for(self, naam: str, *, lijst: str) -> None:
        """Ask for this list until the worker has made a file of this name."""
        tot = time.monotonic() + GEDULD
        while naam not in self.gezien and time.monotonic() < tot:
            for link in Lezing(lijst, self.bezoeker.get(lijst).tekst).links:
                if _leads_to_name(link, naam):
                    self.ask(link)
                    break
            else:
                time.sleep(0.5)

    def _judge(self, plek: Plek, pad: str, antwoord: Antwoord) -> None:
        lezing = Lezing(pad, antwoord.tekst)
        self._lezingen[pad] = lezing
        titel = lezing.titel.strip()
        woorden = set(_WOORD.findall(titel))
        if not titel.rsplit(",", 1)[0].strip() or self.namen & woorden:
            self.fouten.append(f"title of {plek}: {titel!r}")
        eigen = {f"{plek.naam}: {vorm}" for vorm in lezing.inhoud}
        self._eender[plek] = 0 if eigen - self._vormen else self._eender[plek] + 1
        self._vormen |= eigen
        # Every day each place once, and each head of a page; `KETEN_RUIM=1` looks at
        # all that is new to any role.
        kijk = eigen | lezing.kader if RUIM else {plek.naam} | lezing.kader
        nieuw = {vorm for vorm in kijk if claim(vorm)}
        if nieuw:
            self.fouten += self.kijker.look(pad, breedtes=_widths(plek))

    def _leads_to(self, antwoord: Antwoord, pad: str) -> Iterator[tuple[str, str]]:
        """Give where one can go on to; with where from, if that must answer."""
        if antwoord.status in {301, 302}:
            yield antwoord.naar, ""
        elif pad in self._lezingen:
            yield from ((link, pad) for link in self._lezingen[pad].links)
            yield from ((knop, "") for knop in self._lezingen[pad].knoppen)

    def _is_known(self, plek: Plek) -> bool:
        return self._eender[plek] >= EENDER


def _widths(plek: Plek) -> tuple[int, ...]:
    """Of each place one day the desktop is judged and the next day the phone."""
    if RUIM:
        return BREED, SMAL
    even = (klok.vandaag().toordinal() + len(plek.naam)) % 2
    return (SMAL,) if even else (BREED,)


def people(*, database_url: str) -> frozenset[str]:
    """Return every word in the name of somebody in the demo; names of places not."""
    with psycopg.connect(database_url, options=ALS_SYSTEEM) as connection:
        rijen = connection.execute(
            "SELECT concat_ws(' ', voornamen, roepnaam, geslachtsnaam)"
            " FROM personen_persoon UNION ALL SELECT naam FROM personen_alias"
            " UNION ALL SELECT naam FROM organisaties_medewerker"
        )
        woorden = {woord for (naam,) in rijen for woord in _WOORD.findall(naam)}
        rijen = connection.execute("SELECT naam FROM organisaties_organisatie")
        woorden -= {woord for (naam,) in rijen for woord in _WOORD.findall(naam)}
    return frozenset(w for w in woorden if w[0].isupper() and len(w) > 1)


def folder() -> Path:
    """Return where the workers tell each other what was seen."""
    map_ = Path(os.environ["KETEN_PROEFMAP"]) / "wandeling"
    map_.mkdir(exist_ok=True)
    return map_


def claim(vorm: str) -> bool:
    """Tell if we are the first to come by such a thing, over all workers."""
    try:
        _mark(vorm).touch(exist_ok=False)
    except FileExistsError:
        return False
    return True


def _is_claimed(vorm: str) -> bool:
    return _mark(vorm).exists()


def _mark(vorm: str) -> Path:
    return folder() / hashlib.sha256(vorm.encode()).hexdigest()


def _leads_to_name(pad: str, naam: str) -> bool:
    plek = place_of(pad)
    return plek is not None and plek.naam == naam


def _is_page(antwoord: Antwoord) -> bool:
    """Test if this is a whole page, and not a part, a file or a sheet."""
    return antwoord.soort == "text/html" and "<!doctype html>" in antwoord.tekst[:200]
