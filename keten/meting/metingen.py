"""``docs/metingen.md``: what was measured, when and at which commit; only added to."""

import datetime as dt
import os
import platform
import re
import subprocess
from pathlib import Path

from django.conf import settings

from keten.kern import klok

PAD = Path("docs") / "metingen.md"
# The first column of a row of a proof: the command that was run.
_PROEF = re.compile(r"^\| `manage\.py beproef ([\w-]+)", re.M)


def machine() -> str:
    """Say on what was measured: cores, memory, Python."""
    geheugen = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    return (
        f"{os.cpu_count()} kernen, {geheugen:.0f} GB, Python "
        f"{platform.python_version()}, belasting {os.getloadavg()[0]:.1f}"
    )


def moment() -> str:
    """Say when and at which commit: ``22-11-2026, 1a2b3c4``."""
    return f"{_dag():%d-%m-%Y}, {_commit()}"


def append(kop: str, tekst: str) -> Path:
    """Add this at the end of the section with this heading; make it when it is new."""
    pad = Path(settings.ROOT) / PAD
    regels = pad.read_text(encoding="utf-8").rstrip("\n").split("\n")
    begin = regels.index(f"## {kop}")
    volgende = (n for n in range(begin + 1, len(regels)) if regels[n][:3] == "## ")
    eind = next(volgende, len(regels))
    while not regels[eind - 1].strip():
        eind -= 1
    regels[eind:eind] = tekst.split("\n")
    pad.write_text("\n".join(regels) + "\n", encoding="utf-8")
    return pad


def proeven(tekst: str) -> set[str]:
    """Return the proofs that this text names."""
    return set(_PROEF.findall(tekst))


def _dag() -> dt.date:
    return klok.vandaag()


def _commit() -> str:
    done = subprocess.run(
        ["git", "rev-parse", "--short", "HEAD"],  # noqa: S607
        cwd=settings.ROOT,
        capture_output=True,
        text=True,
    )
    return done.stdout.strip() or "zonder git"
