from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from playwright.sync_api import Error

from keten.demo import beelden


class Command(BaseCommand):
    help = (
        "Maak de beelden van de handleiding, van een Keten met demogegevens die draait."
    )

    def add_arguments(self, parser: Any) -> None:
        parser.add_argument("--adres", default=settings.KETEN_ADRES)

    def handle(self, *args: Any, **options: Any) -> None:
        folder = settings.ROOT / "docs" / "handleiding" / "beelden"
        try:
            gemaakt = beelden.take(adres=options["adres"], folder=folder)
        except Error as fout:
            raise CommandError(
                "Start eerst Keten met verse demogegevens (python3 manage.py start), "
                f"of geef --adres. {fout.message.splitlines()[0]}"
            ) from fout
        self.stdout.write(
            f"{len(gemaakt)} beelden in {folder.relative_to(settings.ROOT)}."
        )
