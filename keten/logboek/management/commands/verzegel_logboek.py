from typing import Any

from django.core.management.base import BaseCommand, CommandError

from keten.logboek import ketting, zegelaar
from keten.logboek.sleutels import GeenSleutelError


class Command(BaseCommand):
    help = "Verzegel wat in de logboeken nieuw is; als de rol keten_zegelaar."

    def add_arguments(self, parser: Any) -> None:
        parser.add_argument("--blijf", action="store_true", help="elke minuut opnieuw")
        parser.add_argument(
            "--hervat",
            action="store_true",
            help="ga verder na terugzetten op een andere server; controleer eerst",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            if options["blijf"]:
                zegelaar.stay()
                return
            with zegelaar.connect() as verbinding:
                aantal = zegelaar.seal_once(verbinding, hervat=options["hervat"])
                kop = ketting.head(verbinding)
        except (zegelaar.GeenAdresError, GeenSleutelError) as fout:
            raise CommandError(str(fout)) from fout
        except ketting.NieuweServerError as fout:
            raise CommandError(
                "Deze databank is teruggezet op een andere server. Controleer eerst, en"
                " verzegel dan eenmaal met --hervat."
            ) from fout
        self.stdout.write(f"{aantal} regels verzegeld, kop {kop}")
