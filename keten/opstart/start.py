"""``manage.py start``: the whole product on this machine, until Ctrl-C."""

import argparse
import fcntl
import os
import signal
import subprocess
import sys
import time

from django.core.management import get_commands

from keten.opstart.draaiend import Draaiend, NietGestartError, free_port
from keten.opstart.paden import ROOT, VAR
from keten.opstart.postgres import ServerStartError
from keten.opstart.scherm import say, seconds, step
from keten.opstart.servers import Servers
from keten.opstart.systeem import ensure_pango
from keten.opstart.voorbereiding import become_eigenaar, update_database

DEMO = "demodata"
WACHTWOORD = "keten-demo"
# Ctrl-C, a stop from outside, and a terminal that closes.
_EINDE = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
ACCOUNTS = (
    ("regisseur", "trajectregisseur"),
    ("plaatsvervanger", "tweede trajectregisseur"),
    ("notulist", "notulist van het overleg"),
    ("meldpunt", "medewerker van het meldpunt"),
    ("lev", "professional van LEV Groep"),
    ("levbeheer", "beheerder van LEV Groep"),
    ("politie, politie2", "professionals van de politie"),
    ("ggd, halt, mee, humanitas, veiligthuis", "professionals van partners"),
    ("gast", "gast bij een overleg"),
    ("beleid", "beleidsmedewerker"),
    ("beheer", "functioneel beheerder, ziet geen inhoud"),
    ("fg", "functionaris gegevensbescherming"),
)


class Onderbroken(Exception):  # noqa: N818 - not an error: somebody asked
    """Somebody pressed Ctrl-C or told this process to go."""


def main(arguments: list[str]) -> int:
    """Start, say where, and stop cleanly; tell the exit code."""
    options = _parse(arguments)
    for how in _EINDE:
        signal.signal(how, _interrupt)
    os.environ["DJANGO_SETTINGS_MODULE"] = "keten.settings.demo"
    ensure_pango(argv=arguments)
    servers = Servers()
    draaiend = None
    try:
        step("PostgreSQL en Valkey starten")
        servers.open()
        _prepare(leeg=options.leeg)
        poort = free_port(vanaf=options.poort)
        step("Keten starten")
        draaiend = Draaiend(omgeving=os.environ, folder=VAR, poort=poort)
        draaiend.start()
        _tell(draaiend, asked=options.poort, leeg=options.leeg)
        while True:
            time.sleep(0.5)
            draaiend.check()
    except Onderbroken:
        say()
        code = 0
    except (NietGestartError, ServerStartError) as error:
        sys.stderr.write(f"\n{error}\n")
        code = 1
    finally:
        _stop(draaiend, servers)
    return code


def _parse(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="manage.py start", description="Start Keten op deze computer."
    )
    parser.add_argument("--poort", type=int, default=8000, help="standaard 8000")
    parser.add_argument("--leeg", action="store_true", help="zonder demogegevens")
    parser.add_argument(
        "--installeer",
        action="store_true",
        help="installeer ontbrekende systeempakketten (als root, Debian of Ubuntu)",
    )
    return parser.parse_args(arguments)


def _prepare(*, leeg: bool) -> None:
    """Bring the tables up to date and, the first time, load the demo."""
    with (VAR / "voorbereiden.lock").open("w") as turn:
        fcntl.flock(turn, fcntl.LOCK_EX)
        step("Databank bijwerken")
        as_app = os.environ["DATABASE_URL"]
        become_eigenaar()
        empty = update_database()
        os.environ["DATABASE_URL"] = as_app
        if empty and not leeg and DEMO in get_commands():
            step("Demogegevens laden")
            line = [sys.executable, str(ROOT / "manage.py"), DEMO]
            if subprocess.run(line, cwd=ROOT).returncode:
                raise NietGestartError("De demogegevens zijn niet geladen.")


def _tell(draaiend: Draaiend, *, asked: int, leeg: bool) -> None:
    if draaiend.poort != asked:
        say(f"Poort {asked} is bezet; Keten gebruikt {draaiend.poort}.")
    say(f"\nKeten draait na {seconds():.1f} seconden op {draaiend.url}/\n")
    if not leeg and DEMO in get_commands():
        say(f"Inloggen kan met deze namen, wachtwoord {WACHTWOORD}:")
        for naam, rol in ACCOUNTS:
            say(f"  {naam:40} {rol}")
    say(f"\nVerstuurde mail staat in {draaiend.postmap}. Ctrl-C stopt alles.")


def _stop(draaiend: Draaiend | None, servers: Servers) -> None:
    for how in _EINDE:
        signal.signal(how, signal.SIG_IGN)
    if draaiend is not None:
        draaiend.stop()
    servers.close()
    say("Gestopt.")


def _interrupt(signum: int, frame: object) -> None:
    raise Onderbroken
