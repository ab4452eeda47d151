"""Proof: every address, by every role, of every kind of record, as the page says."""

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from keten.meting.uitkomst import Uitkomst
from keten.opstart.paden import ROOT

_PROEF = "tests/toegang/test_matrix.py"


def prove_matrix(*, aantal: int, zaad: int) -> Uitkomst:
    """
    Walk ``docs/rechten.yml`` completely, in a database of its own.

    :param aantal: how often
    :param zaad: makes no difference: everything is asked
    """
    return max((_walk() for _ in range(aantal)), key=lambda keer: not keer.gelukt)


def _walk() -> Uitkomst:
    with tempfile.TemporaryDirectory(prefix="keten-matrix-") as map_:
        bestand = Path(map_) / "uitkomst.json"
        omgeving = os.environ | {
            "DJANGO_SETTINGS_MODULE": "keten.settings.test",
            "KETEN_MATRIX": "alles",
            "KETEN_UITKOMST": str(bestand),
        }
        # The servers of the proof are its own, whatever runs here.
        omgeving.pop("KETEN_ADMIN_URL", None)
        gedaan = subprocess.run(  # noqa: S603
            [sys.executable, "-m", "pytest", _PROEF, "-q", "-n", "0"],
            cwd=ROOT,
            env=omgeving,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        if not bestand.exists():
            return Uitkomst(
                f"de proef begon niet: {gedaan.stdout[-300:]}", "-", gelukt=False
            )
        gezegd = json.loads(bestand.read_text())
    return Uitkomst(gezegd["wat"], str(gezegd["cijfer"]), gelukt=not gedaan.returncode)
