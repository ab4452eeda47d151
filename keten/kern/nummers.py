"""Numbers that people say aloud: random, so that they tell neither count nor order."""

import datetime as dt
import secrets

from django.db import IntegrityError, transaction

from keten.kern.models import Nummer

# No I, L, O or U, so that nothing is misread. No Z: 31 is prime, and so the check
# character tells any two of them apart, in any place.
TEKENS = "0123456789ABCDEFGHJKMNPQRSTVWXY"
_POGINGEN = 20


class NummersOpError(Exception):
    """Twenty random numbers in a row were taken."""


def controleteken(tekens: str) -> str:
    """Return the check character: catches one wrong character or a swap of two."""
    som = sum((plaats + 2) * TEKENS.index(t) for plaats, t in enumerate(tekens))
    return TEKENS[som % len(TEKENS)]


def is_geldig(nummer: str) -> bool:
    """Test if a number of the form ``S-26-7Q4-KMX`` checks."""
    delen = nummer.upper().split("-")
    if len(delen) != 4:
        return False
    tekens = delen[2] + delen[3]
    if len(tekens) != 6 or any(t not in TEKENS for t in tekens):
        return False
    return controleteken(tekens[:5]) == tekens[5]


def new_nummer(letter: str, *, today: dt.date) -> str:
    """
    Reserve a number that was never given out before.

    :raises NummersOpError: when no free number was found
    """
    for _ in range(_POGINGEN):
        tekens = "".join(secrets.choice(TEKENS) for _ in range(5))
        tekens += controleteken(tekens)
        nummer = f"{letter}-{today:%y}-{tekens[:3]}-{tekens[3:]}"
        try:
            with transaction.atomic():
                Nummer(nummer=nummer).save(force_insert=True)
        except IntegrityError:
            continue
        return nummer
    raise NummersOpError
