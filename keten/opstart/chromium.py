"""Where the browser for the tests comes from."""

import fcntl
import io
import os
import platform
import shutil
import subprocess
import sys
import tarfile
from pathlib import Path

import brotli

from keten.opstart.paden import NODE_MODULES, VAR
from keten.opstart.scherm import say, step
from keten.opstart.systeem import apt_line, install, may_install

NAMEN = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
# A root without a sandbox of its own, no graphics, and not one connection of its own.
VLAGGEN = (
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
_PAKKET = NODE_MODULES / "@sparticuz" / "chromium"


class GeenBrowserError(Exception):
    """No browser that works; the message holds the line to run."""


def find_chromium(*, argv: list[str]) -> str:
    """
    Find a browser that starts, installed first if we may.

    :raises GeenBrowserError: if there is none
    """
    for find in (_named, _on_path, _unpacked):
        path = find()
        if path and _starts(path):
            return path
    if may_install(argv=argv) and install(("chromium",)):
        path = _on_path()
        if path and _starts(path):
            return path
    raise GeenBrowserError(
        "Geen Chromium gevonden voor de browserproeven. Installeer het zo:\n"
        f"  {apt_line(('chromium',))}\n"
        "of noem een eigen browser in KETEN_CHROMIUM, of laat ze weg met --snel."
    )


def environment(path: str) -> dict[str, str]:
    """What the browser needs in its environment besides what is there."""
    folder = Path(path).parent
    if not (folder / "al2023").is_dir():
        return {}
    # Last, so that what the machine has itself comes first.
    paths = [os.environ.get("LD_LIBRARY_PATH", ""), str(folder / "al2023" / "lib")]
    return {"LD_LIBRARY_PATH": ":".join(part for part in paths if part)}


def _named() -> str | None:
    return os.environ.get("KETEN_CHROMIUM")


def _on_path() -> str | None:
    return next((path for name in NAMEN if (path := shutil.which(name))), None)


def _unpacked() -> str | None:
    """Unpack the browser that came along with the front-end packages."""
    if sys.platform != "linux" or platform.machine() != "x86_64":
        return None
    if not (_PAKKET / "bin" / "chromium.br").is_file():
        return None
    version = f"{(_PAKKET / 'package.json').stat().st_mtime_ns:x}"
    folder = VAR / "chromium" / version
    VAR.mkdir(exist_ok=True)
    with (VAR / "chromium.lock").open("w") as turn:
        fcntl.flock(turn, fcntl.LOCK_EX)
        if not (folder / "chromium").is_file():
            step("Browser uitpakken")
            shutil.rmtree(VAR / "chromium", ignore_errors=True)
            folder.mkdir(parents=True)
            _unpack(folder)
    return str(folder / "chromium")


def _unpack(folder: Path) -> None:
    for name in ("al2023", "swiftshader"):
        packed = (_PAKKET / "bin" / f"{name}.tar.br").read_bytes()
        with tarfile.open(fileobj=io.BytesIO(brotli.decompress(packed))) as archive:
            archive.extractall(folder / name, filter="data")
    for library in (folder / "swiftshader").iterdir():
        library.rename(folder / library.name)
    half = folder / "half"
    half.write_bytes(brotli.decompress((_PAKKET / "bin" / "chromium.br").read_bytes()))
    half.chmod(0o755)
    half.rename(folder / "chromium")


def _starts(path: str) -> bool:
    """Tell whether it starts at all: a library may be missing."""
    line = [path, "--version", "--no-sandbox"]
    try:
        done = subprocess.run(
            line,
            capture_output=True,
            text=True,
            timeout=60,
            env=os.environ | environment(path),
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        say(f"Let op: {path} start niet: {error}")
        return False
    if done.returncode:
        say(f"Let op: {path} start niet: {done.stderr.strip()[-500:]}")
    return not done.returncode
