from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from keten.demo.laden import NietLeegError, load


class Command(BaseCommand):
    help = "Laad de demogegevens in een lege databank. Niemand daarin bestaat echt."

    def handle(self, *args: Any, **options: Any) -> None:
        if not settings.KETEN_KLOK_VERZETBAAR:
            raise CommandError("Demogegevens laden kan alleen waar niemand echt is.")
        try:
            geladen = load()
        except NietLeegError:
            raise CommandError(
                "In deze databank staan al mensen. Er is niets veranderd."
            ) from None
        tekst = "Geladen." if geladen else "De demogegevens staan er al."
        self.stdout.write(tekst)
