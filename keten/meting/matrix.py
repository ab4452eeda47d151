"""Proofs of who gets what: every address by every role, and made-up references."""

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from keten.meting.uitkomst import Uitkomst
from keten.opstart.paden import ROOT, VAR

_MATRIX = "tests/toegang/test_matrix.py"
_EEN_NET = "tests/toegang/test_een_net.py"
_MUTATIE = "tests/mutatie/test_mutatie.py"
_VERWIJZINGEN = "tests/toegang/test_verwijzingen.py"
_RONDGANG = "tests/demo/test_rondgang.py"
_INVOER = "tests/invoer/test_ronde.py"
# What was said when a proof did not end well: every difference by name.
LOG = VAR / "log" / "proef.log"


def prove_matrix(*, aantal: int, zaad: int) -> Uitkomst:
    """
    Walk ``docs/rechten.yml`` completely, in a database of its own.

    :param aantal: how often
    :param zaad: makes no difference: everything is asked
    """
    keren = (_run(_MATRIX, KETEN_MATRIX="alles") for _ in range(aantal))
    return max(keren, key=lambda keer: not keer.gelukt)


def prove_zonder(net: str, *, aantal: int, zaad: int) -> Uitkomst:
    """
    Ask everything that one net would have refused, with that net cut.

    :param net: ``deur`` (rights), ``poort`` (filters) or ``rijen`` (policies)
    :param aantal: how often
    :param zaad: makes no difference: everything is asked
    """
    keren = (_run(_EEN_NET, KETEN_ZONDER=net) for _ in range(aantal))
    return max(keren, key=lambda keer: not keer.gelukt)


def prove_inzage(*, aantal: int, zaad: int) -> Uitkomst:
    """
    Open every page of the demo as several people, and look at what that left.

    :param aantal: how often
    :param zaad: makes no difference: everything is opened
    """
    keren = (_run(_RONDGANG, KETEN_RONDGANG="heel") for _ in range(aantal))
    return max(keren, key=lambda keer: not keer.gelukt)


def prove_mutatie(*, aantal: int, zaad: int) -> Uitkomst:
    """
    Put so many small faults in what guards access, or as many as fit in 20 minutes.

    :param aantal: as many as this, drawn by lot; all when it is more than there are
    """
    return _run(_MUTATIE, KETEN_AANTAL=str(aantal), KETEN_ZAAD=str(zaad))


def prove_verwijzingen(*, aantal: int, zaad: int) -> Uitkomst:
    """Try so many references that were never given out."""
    return _run(_VERWIJZINGEN, KETEN_AANTAL=str(aantal), KETEN_ZAAD=str(zaad))


def prove_invoer(*, aantal: int, zaad: int) -> Uitkomst:
    """Open so many pages full of markup, and send as many forms full of nonsense."""
    return _run(_INVOER, KETEN_AANTAL=str(aantal), KETEN_ZAAD=str(zaad))


def _run(proef: str, **vraag: str) -> Uitkomst:
    """Run one file of tests away from whatever else runs here."""
    with tempfile.TemporaryDirectory(prefix="keten-matrix-") as map_:
        bestand = Path(map_) / "uitkomst.json"
        omgeving = os.environ | {
            "DJANGO_SETTINGS_MODULE": "keten.settings.test",
            "KETEN_UITKOMST": str(bestand),
            **vraag,
        }
        # The servers of the proof are its own, whatever runs here.
        omgeving.pop("KETEN_ADMIN_URL", None)
        gedaan = subprocess.run(  # noqa: S603
            [sys.executable, "-m", "pytest", proef, "-q", "-n", "0"],
            cwd=ROOT,
            env=omgeving,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        if gedaan.returncode:
            LOG.parent.mkdir(parents=True, exist_ok=True)
            LOG.write_text(gedaan.stdout, encoding="utf-8")
        if not bestand.exists():
            waar = LOG.relative_to(ROOT)
            return Uitkomst(f"kwam niet tot een einde; zie {waar}", "-", gelukt=False)
        gezegd = json.loads(bestand.read_text())
    return Uitkomst(gezegd["wat"], str(gezegd["cijfer"]), gelukt=not gedaan.returncode)
