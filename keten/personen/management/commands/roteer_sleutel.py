"""Seal everything that is sealed anew, with the first key of the ring."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from keten.kern.versleuteld import GeenSleutelringError, read_ring
from keten.personen import actions


class Command(BaseCommand):
    """Safe to break off and to run again: each batch is one transaction."""

    help = (
        "Versleutelt geheime adressen opnieuw met de eerste sleutel van de ring. "
        "Mag worden afgebroken en opnieuw gedraaid."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--per", type=int, default=500, help="rijen per keer")

    def handle(self, *args: Any, per: int, **options: Any) -> None:
        try:
            read_ring()
        except GeenSleutelringError as fout:
            raise CommandError(str(fout)) from fout
        vernieuwd, onleesbaar, na = 0, 0, None
        while True:
            ronde = actions.reseal_batch(na=na, aantal=max(1, per))
            vernieuwd += ronde.vernieuwd
            onleesbaar += ronde.onleesbaar
            if ronde.laatste is None:
                break
            na = ronde.laatste
        oud = actions.count_old()
        self.stdout.write(
            f"vernieuwd {vernieuwd}, oude sleutel {oud}, niet te lezen {onleesbaar}"
        )
        if oud:
            raise CommandError("Niet alles kon opnieuw. Bewaar de oude sleutel.")
