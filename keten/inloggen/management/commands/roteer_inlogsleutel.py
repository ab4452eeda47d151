"""Take another KETEN_SECRET_KEY into use without anybody losing the second step."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from keten.organisaties.actions import reseal_factoren


class Command(BaseCommand):
    """Safe to run again: what is sealed with the key of today is so once more."""

    help = (
        "Verzegel de geheimen van de tweede stap opnieuw met KETEN_SECRET_KEY. Zet de"
        " vorige sleutel zolang in KETEN_SECRET_KEY_VORIGE."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        gedaan, onleesbaar = reseal_factoren()
        self.stdout.write(f"opnieuw verzegeld {gedaan}, niet te lezen {onleesbaar}")
        if onleesbaar:
            raise CommandError("Niet alles kon opnieuw. Is dit de vorige sleutel?")
