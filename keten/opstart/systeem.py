"""System packages: what is missing, installed where we may, else the line to run."""

import ctypes.util
import os
import shutil
import subprocess
import sys

from keten.opstart.scherm import say, step

PANGO = ("libpango-1.0-0", "libpangocairo-1.0-0", "libpangoft2-1.0-0")
_PANGO_NAMES = ("pango-1.0", "pangocairo-1.0", "pangoft2-1.0")


def may_install(*, argv: list[str]) -> bool:
    """Tell whether the person asked for it, and whether this machine lets us."""
    asked = os.environ.get("CI", "").lower() in {"true", "1"} or "--installeer" in argv
    return asked and os.geteuid() == 0 and shutil.which("apt-get") is not None


def apt_line(packages: tuple[str, ...]) -> str:
    sudo = "" if os.geteuid() == 0 else "sudo "
    return f"{sudo}apt-get update && {sudo}apt-get install -y {' '.join(packages)}"


def install(packages: tuple[str, ...]) -> bool:
    """Install packages of Debian or Ubuntu; tell whether that worked."""
    step(f"Systeempakketten installeren: {' '.join(packages)}")
    environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    for line in (
        ["apt-get", "update", "-qq"],
        ["apt-get", "install", "-y", "-qq", "--no-install-recommends", *packages],
    ):
        done = subprocess.run(line, env=environment, capture_output=True, text=True)
        if done.returncode:
            say(done.stdout + done.stderr)
            return False
    return True


def has_pango() -> bool:
    return all(ctypes.util.find_library(name) for name in _PANGO_NAMES)


def ensure_pango(*, argv: list[str]) -> bool:
    """See to the library that WeasyPrint loads; without it only PDFs do not work."""
    if has_pango() or (may_install(argv=argv) and install(PANGO) and has_pango()):
        return True
    say("Let op: zonder pango worden er geen PDF's gemaakt. Installeer het zo:")
    line = "brew install pango" if sys.platform == "darwin" else apt_line(PANGO)
    say(f"  {line}")
    return False
