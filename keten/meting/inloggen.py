"""Proof: how long it takes to be refused does not tell whether an account exists."""

import random
import statistics
import time
from collections.abc import Sequence

from django.db import transaction
from django.test import Client
from django.urls import reverse

from keten.kern.verzoek import systeem
from keten.meting.uitkomst import Uitkomst, number
from keten.organisaties.models import Medewerker

_FOUT = "een wachtwoord dat niemand heeft"
_WARM = 3
# Half the width of what still counts as the same, in the middle of all times.
_SPELING = 0.1
# Of Kolmogorov and Smirnov: further apart happens once in a hundred times by chance.
_KS_EEN_PROCENT = 1.63


def prove_inloggen(*, aantal: int, zaad: int) -> Uitkomst:
    """
    Guess so many times at names that exist, and in turn at names that do not.

    In the database of the demo; nothing of it stays, so nobody has to wait.
    """
    lot = random.Random(zaad)  # noqa: S311 - a proof that can be repeated
    er_is: list[float] = []
    er_niet: list[float] = []
    with systeem("meting"):
        namen = sorted(Medewerker.objects.values_list("inlognaam", flat=True))
        for keer in range(aantal + _WARM):
            bestaat = lot.choice(namen)
            paar = [(er_is, bestaat), (er_niet, _absent(bestaat, lot))]
            for tijden, naam in lot.sample(paar, 2):
                duur = _guess(naam)
                tijden += [duur] if keer >= _WARM else []
        transaction.set_rollback(True)
    verhouding = statistics.median(er_niet) / statistics.median(er_is)
    afstand, grens = distance(er_is, er_niet), _KS_EEN_PROCENT * (2 / aantal) ** 0.5
    return Uitkomst(
        f"{number(aantal)} keer een naam die er is en even vaak een die er niet is;"
        f" grootste afstand tussen de verdelingen {_nl(afstand)} (toeval blijft onder"
        f" {_nl(grens)}); middelste tijd zonder account gedeeld door die met",
        _nl(verhouding),
        gelukt=abs(verhouding - 1) <= _SPELING,
    )


def distance(een: Sequence[float], ander: Sequence[float]) -> float:
    """Return how far two samples are apart at most, as shares (Kolmogorov-Smirnov)."""
    return max(
        abs(_share(een, grens) - _share(ander, grens)) for grens in (*een, *ander)
    )


def _share(tijden: Sequence[float], grens: float) -> float:
    return sum(tijd <= grens for tijd in tijden) / len(tijden)


def _absent(naam: str, lot: random.Random) -> str:
    """Make a name of the same length that nobody has."""
    return "".join(lot.choice("0123456789") for _ in naam)


def _guess(naam: str) -> float:
    velden = {"login": naam, "password": _FOUT}
    with transaction.atomic():
        client = Client(SERVER_NAME="127.0.0.1")
        begin = time.perf_counter()
        client.post(reverse("account_login"), velden)
        duur = time.perf_counter() - begin
        transaction.set_rollback(True)
    return duur


def _nl(getal: float) -> str:
    return f"{getal:.2f}".replace(".", ",")
