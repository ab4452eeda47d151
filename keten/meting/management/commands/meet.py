"""``manage.py meet``: what the pages and PDFs cost that people wait for most."""

from argparse import SUPPRESS
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from keten.kern.models import Inrichting
from keten.meting import metingen
from keten.meting.bladen import KEREN, measure_bladen
from keten.meting.drukwerk import AANTALLEN, make_drukwerk, measure_drukwerk

GEEN_DEMO = (
    "Meten kan alleen met demogegevens, en in deze databank staan die niet. Start"
    " Keten eerst een keer zonder --leeg, of laad ze met python3 manage.py demodata."
)


class Command(BaseCommand):
    help = (
        "Meet hoeveel vragen en hoeveel tijd de belangrijkste pagina's en PDF's kosten,"
        " met de demogegevens. Er blijft niets van staan."
    )

    def add_arguments(self, parser: Any) -> None:
        parser.add_argument(
            "--vastleggen",
            action="store_true",
            help=f"voeg de uitkomst toe aan {metingen.PAD}",
        )
        parser.add_argument("--keren", type=int, default=KEREN, help="standaard 20")
        # The process of its own in which one PDF is measured.
        parser.add_argument("--drukwerk", type=int, help=SUPPRESS)

    def handle(self, *args: Any, **options: Any) -> None:
        if not Inrichting.objects.filter(demo=True).exists():
            raise CommandError(GEEN_DEMO)
        if options["drukwerk"]:
            self.stdout.write(make_drukwerk(options["drukwerk"]))
            return
        kop = f"{metingen.moment()}; {metingen.machine()}"
        tabel = _table(keren=options["keren"])
        self.stdout.write(f"{kop}\n\n{tabel}")
        if options["vastleggen"]:
            pad = metingen.append("Pagina's en PDF's", f"\n### {kop}\n\n{tabel}")
            self.stdout.write(f"\nToegevoegd aan {pad.name}.")


def _table(*, keren: int) -> str:
    regels = [
        f"| wat | vragen aan de databank | milliseconden, midden van {keren} |",
        "|---|---:|---:|",
    ]
    regels += [
        f"| {blad.naam} | {blad.vragen} | {blad.milliseconden:.0f} |"
        for blad in measure_bladen(keren=keren)
    ]
    regels += ["", "| wat | seconden | geheugen op zijn hoogst | grootte |"]
    regels += ["|---|---:|---:|---:|"]
    for druk in map(measure_drukwerk, AANTALLEN):
        seconden = f"{druk.seconden:.2f}".replace(".", ",")
        regels.append(
            f"| Verslag-PDF van {druk.punten} punten | {seconden} |"
            f" {druk.piek_mb:.0f} MB | {druk.kilobytes:.0f} kB |"
        )
    return "\n".join(regels)
