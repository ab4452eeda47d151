"""``manage.py beproef NAAM``: one long proof, and one line that says how it ended."""

import secrets
import sys
import time
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import ProgrammingError
from psycopg.errors import UndefinedColumn, UndefinedTable

from keten.meting import metingen
from keten.meting.opstelling import GeenDemoError
from keten.meting.proeven import PROEVEN, Proef
from keten.meting.uitkomst import Uitkomst, number

_MEESTE_ZADEN = 10_000
GEEN_TABELLEN = (
    "Deze proef gebruikt de databank van Keten, en daarin ontbreken tabellen van deze"
    " versie. Doe eerst python3 manage.py migrate, en dan nog eens deze proef."
)
GEEN_DEMO = (
    "Deze proef gebruikt de demogegevens, en die staan niet in de databank. Start Keten"
    " eerst een keer zonder --leeg, of laad ze met python3 manage.py demodata."
)


class Command(BaseCommand):
    help = "Doe een lange proef. Zonder naam: toon welke er zijn."

    def add_arguments(self, parser: Any) -> None:
        parser.add_argument("naam", nargs="?", help="welke proef")
        parser.add_argument("--aantal", type=int, help="hoe vaak; elke proef zegt zelf")
        parser.add_argument("--zaad", type=int, help="herhaal dezelfde proef")
        parser.add_argument(
            "--vastleggen",
            action="store_true",
            help=f"voeg de uitkomst toe aan {metingen.PAD}",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        if not options["naam"]:
            self.stdout.write(_names())
            return
        proef = PROEVEN.get(options["naam"])
        if proef is None:
            raise CommandError(f"Deze proef bestaat niet. Kies uit:\n{_names()}")
        aantal = proef.aantal if options["aantal"] is None else options["aantal"]
        if aantal < 1:
            raise CommandError("Geef een aantal van 1 of meer.")
        zaad = options["zaad"]
        if zaad is None:
            zaad = secrets.randbelow(_MEESTE_ZADEN)
        begin = time.monotonic()
        uitkomst = _prove(proef, aantal=aantal, zaad=zaad)
        duur = time.monotonic() - begin
        self.stdout.write(f"{proef.naam} (zaad {zaad}): {_line(uitkomst)}")
        if options["vastleggen"]:
            metingen.append("Proeven", _row(proef, uitkomst, aantal, zaad, duur))
        if not uitkomst.gelukt:
            sys.exit(1)


def _prove(proef: Proef, *, aantal: int, zaad: int) -> Uitkomst:
    try:
        return proef.bewijs(aantal=aantal, zaad=zaad)
    except ProgrammingError as fout:
        if not isinstance(fout.__cause__, UndefinedTable | UndefinedColumn):
            raise
        raise CommandError(GEEN_TABELLEN) from fout
    except GeenDemoError as fout:
        raise CommandError(GEEN_DEMO) from fout


def _names() -> str:
    return "\n".join(
        f"  {proef.naam:10} {proef.wat} ({number(proef.aantal)})"
        for proef in PROEVEN.values()
    )


def _line(uitkomst: Uitkomst) -> str:
    return f"{uitkomst.wat}: {uitkomst.cijfer}"


def _row(proef: Proef, uitkomst: Uitkomst, aantal: int, zaad: int, duur: float) -> str:
    opdracht = f"`manage.py beproef {proef.naam} --aantal {aantal} --zaad {zaad}`"
    return f"| {opdracht} | {metingen.moment()} | {duur:.0f} | {_line(uitkomst)} |"
