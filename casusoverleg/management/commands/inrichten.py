"""``manage.py inrichten``: from an empty database to two people who can log in."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import DatabaseError
from django.urls import reverse

from casusoverleg.actions import inrichting as actions
from keten.kern import verzoek
from keten.organisaties import inrichting
from keten.organisaties.actions import AlIngerichtError
from keten.toegang.actor import systeem

REDEN = "inrichten"
AL_INGERICHT = (
    "Keten is al ingericht: er zijn al rollen gegeven. Nieuwe mensen voegt de"
    " functioneel beheerder toe, bij Medewerkers."
)
WIE = {
    "beheerder": "Eerste functioneel beheerder",
    "trajectregisseur": "Eerste trajectregisseur",
}


class Command(BaseCommand):
    help = "Richt een lege Keten in. Vraagt alles, of leest het uit één bestand."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--bestand",
            type=Path,
            help="TOML-bestand, zoals docs/inrichten-voorbeeld.toml",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            if actions.is_set_up():
                raise CommandError(AL_INGERICHT)
        except DatabaseError as fout:
            raise CommandError(
                "De tabellen zijn er nog niet. Draai eerst: python3 manage.py migrate"
            ) from fout
        opzet = self._opzet(options["bestand"])
        by = systeem(REDEN)
        try:
            with verzoek.systeem(REDEN):
                begin = actions.set_up(opzet, by=by)
        except AlIngerichtError as fout:
            raise CommandError(AL_INGERICHT) from fout
        self._tell(opzet, begin)

    def _opzet(self, bestand: Path | None) -> inrichting.Opzet:
        try:
            if bestand:
                return inrichting.read(bestand)
            return inrichting.ask(input, self.stdout.write)
        except inrichting.InrichtingFoutError as fout:
            regels = "\n".join(f"  {regel}" for regel in fout.regels)
            raise CommandError(
                f"Er is niets vastgelegd. Verbeter eerst:\n{regels}"
            ) from fout
        except (EOFError, KeyboardInterrupt) as fout:
            raise CommandError("Afgebroken. Er is niets vastgelegd.") from fout

    def _tell(self, opzet: inrichting.Opzet, begin: actions.Begin) -> None:
        self.stdout.write(
            f"\nKeten is ingericht voor {opzet['samenwerkingsverband']['naam']}:"
            f" {len(opzet.partners) + 1} organisaties, {begin.overleggen} overleggen.\n"
        )
        for naam, geheim in begin.geheimen.items():
            pad = reverse("organisaties:welkom", args=[geheim])
            self.stdout.write(f"\n{WIE[naam]}, inlognaam {opzet[naam]['inlognaam']}:")
            self.stdout.write(f"{settings.KETEN_ADRES}{pad}")
        self.stdout.write(
            "\nElke link werkt één keer, en 24 uur."
            " Geef hem alleen aan die persoon zelf.\n"
        )
