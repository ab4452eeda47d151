"""``manage.py test``: every check there is, and one line each at the end."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from keten.opstart.chromium import GeenBrowserError, find_chromium
from keten.opstart.paden import ROOT
from keten.opstart.scherm import say, seconds, step
from keten.opstart.systeem import ensure_pango

HULP = """Gebruik: manage.py test [--snel] [--installeer] [argumenten van pytest]

  --snel        zonder de browserproeven
  --installeer  installeer ontbrekende systeempakketten (als root, Debian of Ubuntu)

Wie proeven noemt (een pad, -k, -m, --lf) krijgt alleen die, zonder de controles."""
# Settings that need no server: these only read the code.
_ZONDER_SERVER = {
    "DJANGO_SETTINGS_MODULE": "keten.settings.test",
    "PYTHONWARNINGS": "ignore::RuntimeWarning",
}
CONTROLES = (
    ("types", ("mypy",)),
    ("lint", ("ruff", "check", "--output-format", "concise", ".")),
    ("opmaak", ("ruff", "format", "--check", "--output-format", "concise", ".")),
    ("contracten", ("lint-imports",)),
    ("migraties", ("django-admin", "makemigrations", "--check", "--dry-run")),
)
_KEUZE = ("-k", "-m", "--lf", "--last-failed", "--ff", "--sw", "--stepwise")


@dataclass(frozen=True)
class Uitslag:
    """How one step went; ``tekst`` is empty when it was shown already."""

    naam: str
    gelukt: bool
    duur: float
    tekst: str = ""


def main(arguments: list[str]) -> int:
    """Run everything, also after a failure; tell the exit code."""
    if {"-h", "--help"} & set(arguments):
        say(HULP)
        return 0
    snel = "--snel" in arguments
    extra = [word for word in arguments if word not in {"--snel", "--installeer"}]
    uitslagen: list[Uitslag] = []
    ensure_pango(argv=arguments)
    if _names_tests(extra):
        say("Alleen de genoemde proeven; de controles zijn overgeslagen.")
    else:
        uitslagen += _run_controles()
    uitslagen.append(_run_pytest(extra, snel=snel, argv=arguments))
    _summarise(uitslagen, snel=snel)
    return 0 if all(uitslag.gelukt for uitslag in uitslagen) else 1


def _names_tests(extra: Sequence[str]) -> bool:
    return any(
        word.startswith(_KEUZE) or (ROOT / word.split("::", 1)[0]).exists()
        for word in extra
    )


def _run_controles() -> list[Uitslag]:
    """All of them, two at a time."""
    step("Controles: " + ", ".join(naam for naam, _ in CONTROLES))
    with ThreadPoolExecutor(max_workers=os.cpu_count() or 1) as pool:
        uitslagen = list(pool.map(_run_controle, CONTROLES))
    for uitslag in uitslagen:
        if not uitslag.gelukt:
            say(f"\n--- {uitslag.naam} ---\n{uitslag.tekst}")
    return uitslagen


def _run_controle(controle: tuple[str, tuple[str, ...]]) -> Uitslag:
    naam, (program, *rest) = controle
    begin = time.monotonic()
    done = subprocess.run(
        [str(Path(sys.executable).with_name(program)), *rest],
        cwd=ROOT,
        env=os.environ | _ZONDER_SERVER | {"PYTHONPATH": str(ROOT)},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    duur = time.monotonic() - begin
    return Uitslag(naam, not done.returncode, duur, done.stdout)


def _run_pytest(extra: list[str], *, snel: bool, argv: list[str]) -> Uitslag:
    begin = time.monotonic()
    environment = os.environ | {"DJANGO_SETTINGS_MODULE": "keten.settings.test"}
    line = [sys.executable, "-m", "pytest", *extra]
    if snel:
        line += ["-m", "not browser"]
    else:
        try:
            environment["KETEN_CHROMIUM"] = find_chromium(argv=argv)
        except GeenBrowserError as error:
            say(f"\n{error}")
            return Uitslag("proeven", gelukt=False, duur=0, tekst=str(error))
    step("Proeven")
    code = _run_until_told(line, environment)
    duur = time.monotonic() - begin
    return Uitslag("proeven", not code, duur)


def _run_until_told(line: list[str], environment: dict[str, str]) -> int:
    """Run pytest; whoever stops it early lets it put its servers away first."""
    process = subprocess.Popen(line, cwd=ROOT, env=environment)
    try:
        return process.wait()
    except SystemExit:
        process.send_signal(signal.SIGINT)
        raise
    finally:
        process.wait()


def _summarise(uitslagen: list[Uitslag], *, snel: bool) -> None:
    say()
    for uitslag in uitslagen:
        woord = "goed" if uitslag.gelukt else "FOUT"
        say(f"{woord}  {uitslag.naam:12} {uitslag.duur:6.1f} s")
    if snel:
        say("Let op: de browserproeven zijn weggelaten (--snel).")
    say(f"In {seconds():.0f} seconden.")
