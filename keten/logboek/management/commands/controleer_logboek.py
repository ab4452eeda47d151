from typing import Any

from django.core.management.base import BaseCommand, CommandError

from keten.logboek import ketting, sleutels, zegelaar


class Command(BaseCommand):
    help = (
        "Noem elke regel van de logboeken die is gewijzigd, verwijderd of toegevoegd."
    )

    def add_arguments(self, parser: Any) -> None:
        parser.add_argument("--anker", default="", help="de kop uit een eerder verslag")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            sleutel = sleutels.derive(sleutels.read_sleutel(), "ketting")
            with zegelaar.connect() as verbinding:
                gevonden = [
                    str(bevinding)
                    for bevinding in ketting.verify(
                        verbinding, sleutel=sleutel, anker=options["anker"]
                    )
                ]
                kop = ketting.head(verbinding)
        except (zegelaar.GeenAdresError, sleutels.GeenSleutelError) as fout:
            raise CommandError(str(fout)) from fout
        if gevonden:
            raise CommandError("\n".join(gevonden))
        self.stdout.write(f"in orde, kop {kop}")
