"""
Proof: a small fault in what guards access is noticed by the tests of that part.

Of the gate, the rights, the field that is sealed and the chain of seals; each has tests
of its own, the quickest first, and the first that fails ends it.
"""

import json
import os
import random
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from queue import Queue
from typing import Any

import yaml
from psycopg.conninfo import make_conninfo

from keten.meting.mutanten import Mutant, make_mutanten
from keten.opstart.paden import ROOT
from tests.mutatie.kiem import GESLAAGD

_URLS = ("DATABASE_URL", "DATABASE_URL_EIGENAAR", "DATABASE_URL_ZEGELAAR")
_NETTEN = "tests/toegang/test_netten.py"
_ZICHT = "tests/toegang/test_zichtbaarheid.py"
_GROND = "tests/toegang/test_grond.py"
VERKLAARD = ROOT / "docs" / "mutanten.yml"
# As many times as long as it takes without a fault, and some for a busy machine.
_KEER, _MINSTENS = 5, 60


@dataclass(frozen=True)
class Doel:
    """One module, and the tests that should notice a fault in it, quickest first."""

    module: str
    proeven: tuple[str, ...]

    @property
    def bron(self) -> str:
        return (ROOT / f"{self.module.replace('.', '/')}.py").read_text("utf-8")


DOELEN = (
    Doel(
        "keten.toegang.poort",
        (
            "tests/logboek/test_inzage.py",
            "tests/inloggen/test_bevestigen.py",
            "tests/inloggen/test_dicht.py",
            "tests/casusoverleg/test_noodtoegang.py",
        ),
    ),
    Doel(
        "keten.toegang.zichtbaarheid",
        (
            _NETTEN,
            _ZICHT,
            "tests/meldingen/test_rechten.py",
            "tests/casusoverleg/test_niveaus.py",
        ),
    ),
    Doel(
        "keten.toegang.toezicht",
        (
            _ZICHT,
            "tests/toegang/test_blokkade_anderen.py",
            "tests/casusoverleg/test_vervanging_scherm.py",
            "tests/verantwoording",
        ),
    ),
    Doel(
        "keten.toegang.meegebracht",
        ("tests/casusoverleg/test_voorbereiding_wie.py", _NETTEN),
    ),
    Doel(
        "keten.toegang.uitzonderingen",
        (
            _NETTEN,
            _ZICHT,
            "tests/toegang/test_blokkade.py",
            "tests/toegang/test_blokkade_anderen.py",
        ),
    ),
    Doel(
        "keten.toegang.actor",
        (_NETTEN, _ZICHT, _GROND),
    ),
    Doel("keten.toegang.rollen", (_GROND, "tests/organisaties/test_rollen.py")),
    Doel(
        "keten.toegang.objectrechten",
        (
            "tests/toegang/test_rechten_steekproef.py",
            "tests/casusoverleg/test_geheimadres.py",
        ),
    ),
    Doel(
        "keten.kern.versleuteld",
        (
            "tests/personen/test_versleuteld.py",
            "tests/casusoverleg/test_geheimadres.py",
        ),
    ),
    Doel("keten.logboek.ketting", ("tests/logboek/test_ketting.py",)),
)
# For every day.
SNEL = {"keten.kern.versleuteld", "keten.toegang.rollen"}


@dataclass(frozen=True, order=True)
class Fout:
    """One fault in one module."""

    module: str
    mutant: Mutant = field(compare=False)

    @property
    def doel(self) -> Doel:
        return next(doel for doel in DOELEN if doel.module == self.module)

    def __str__(self) -> str:
        return f"{self.module}, {self.mutant}"


def all_fouten() -> list[Fout]:
    """Return every fault that can be put in."""
    return [
        Fout(doel.module, mutant)
        for doel in DOELEN
        for mutant in make_mutanten(doel.bron)
    ]


def read_verklaard() -> dict[str, dict[str, str]]:
    """Return per module why nobody need notice some faults."""
    gelezen: dict[str, dict[str, str]] = yaml.safe_load(VERKLAARD.read_text("utf-8"))
    return gelezen


def is_explained(fout: Fout) -> bool:
    """Test if it is written down why this one need not be noticed."""
    return fout.mutant.wat in read_verklaard().get(fout.module, {})


def draw(aantal: int, *, zaad: int, snel: bool = False) -> list[Fout]:
    """
    Return so many by lot, or all.

    :param snel: only of what has quick tests, and without those that are explained
    """
    fouten = [
        fout
        for fout in all_fouten()
        if not snel or (fout.module in SNEL and not is_explained(fout))
    ]
    lot = random.Random(zaad)  # noqa: S311 - a proof that can be repeated
    return fouten if aantal >= len(fouten) else lot.sample(fouten, aantal)


class Kweek:
    """
    A process that grows test runs, with a database of its own.

    :param hoeveel: how many files of tests of each module it runs at most
    """

    def __init__(self, nummer: int, *, hoeveel: int | None = None) -> None:
        self._hoeveel = hoeveel
        naam = f"mutatie{os.getpid()}_{nummer}"
        urls = {url: make_conninfo(os.environ[url], dbname=naam) for url in _URLS}
        # The servers run already: to the tests this is somebody's second process.
        omgeving = {**os.environ, **urls, "PYTEST_XDIST_WORKER": "gw0"}
        self._proces = subprocess.Popen(
            [sys.executable, "-m", "tests.mutatie.kiem"],
            cwd=ROOT,
            env=omgeving,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        self._hear()
        self._duur: dict[str, float] = {}

    def close(self) -> None:
        """Let it go."""
        if self._proces.stdin and self._proces.stdout:
            self._proces.stdin.close()
            self._proces.wait()
            self._proces.stdout.close()

    def notices(self, fout: Fout) -> bool:
        """Test if a test fails with this fault in."""
        hooguit = _KEER * self._without(fout.doel) + _MINSTENS
        antwoord = self._ask(fout.doel, bron=fout.mutant.bron, hooguit=hooguit)
        return bool(antwoord["code"] != GESLAAGD)

    def _without(self, doel: Doel) -> float:
        """
        Return how long these tests take without a fault.

        :raises ValueError: when one fails then too: it would notice everything
        """
        if doel.module not in self._duur:
            antwoord = self._ask(doel, bron="", hooguit=600)
            if antwoord["code"] != GESLAAGD:
                raise ValueError(f"{doel.proeven}: {antwoord}")
            self._duur[doel.module] = antwoord["seconden"]
        return self._duur[doel.module]

    def _ask(self, doel: Doel, *, bron: str, hooguit: float) -> dict[str, Any]:
        vraag = {
            "module": doel.module if bron else "",
            "bron": bron,
            "proeven": doel.proeven[: self._hoeveel],
            "hooguit": hooguit,
        }
        if self._proces.stdin:
            self._proces.stdin.write(json.dumps(vraag) + "\n")
            self._proces.stdin.flush()
        antwoord: dict[str, Any] = json.loads(self._hear())
        return antwoord

    def _hear(self) -> str:
        return self._proces.stdout.readline() if self._proces.stdout else ""


def survivors(
    fouten: list[Fout],
    *,
    kweken: int,
    hoeveel: int | None = None,
    tot: float = float("inf"),
) -> tuple[list[Fout], int]:
    """
    Return the faults that no test notices, and how many were tried.

    :param hoeveel: how many files of tests of each module are run at most
    :param tot: no new one is begun after this moment of the clock of the machine
    """
    with _grown(kweken, hoeveel) as vrij:

        def notices(fout: Fout) -> bool | None:
            kweek = vrij.get()
            try:
                return kweek.notices(fout) if time.monotonic() < tot else None
            finally:
                vrij.put(kweek)

        with ThreadPoolExecutor(kweken) as samen:
            gemerkt = list(samen.map(notices, fouten))
    leven = [f for f, merkt in zip(fouten, gemerkt, strict=True) if merkt is False]
    return leven, len(gemerkt) - gemerkt.count(None)


@contextmanager
def _grown(aantal: int, hoeveel: int | None) -> Iterator[Queue[Kweek]]:
    vrij: Queue[Kweek] = Queue()
    allen = [Kweek(nummer, hoeveel=hoeveel) for nummer in range(aantal)]
    for kweek in allen:
        vrij.put(kweek)
    try:
        yield vrij
    finally:
        for kweek in allen:
            kweek.close()
