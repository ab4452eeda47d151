"""Proof: no two numbers are the same, and no wrong character goes unnoticed."""

import random
from collections.abc import Iterator

from django.db import transaction

from keten.kern import klok
from keten.kern.nummers import TEKENS, controleteken, is_geldig, new_nummer
from keten.meting.uitkomst import Uitkomst, number

_PLAATSEN = (5, 6, 7, 9, 10, 11)


def prove_nummers(*, aantal: int, zaad: int) -> Uitkomst:
    """Give so many numbers out, and misspell as many in every way there is."""
    gelijk = aantal - len(set(_given_out(aantal)))
    lot = random.Random(zaad)  # noqa: S311 - a proof that can be repeated
    pogingen = gemist = 0
    for _ in range(aantal):
        for fout in _misspelt(_drawn(lot)):
            pogingen += 1
            gemist += is_geldig(fout)
    return Uitkomst(
        f"{number(aantal)} nummers uitgegeven, {number(pogingen)} verschrijvingen;"
        " gelijk of niet opgemerkt",
        number(gelijk + gemist),
        gelukt=not gelijk + gemist,
    )


def _given_out(aantal: int) -> list[str]:
    """Take numbers as every record does, and give them back."""
    with transaction.atomic():
        nummers = [new_nummer("S", today=klok.vandaag()) for _ in range(aantal)]
        transaction.set_rollback(True)
    return nummers


def _drawn(lot: random.Random) -> str:
    vijf = "".join(lot.choice(TEKENS) for _ in range(5))
    zes = vijf + controleteken(vijf)
    return f"S-26-{zes[:3]}-{zes[3:]}"


def _misspelt(nummer: str) -> Iterator[str]:
    """Return the number with one character wrong, in every place."""
    for plaats in _PLAATSEN:
        for teken in TEKENS:
            if teken != nummer[plaats]:
                yield nummer[:plaats] + teken + nummer[plaats + 1 :]
