"""Two nets, the gate and the policies: each holds while the other is cut."""

import random
from collections import Counter

import pytest

from keten.kern.verzoek import systeem
from keten.meting.netten import look
from keten.meting.wereld import draw

pytestmark = pytest.mark.django_db

ZAAD, AANTAL = 4, 10


def test_both_nets_let_through_the_same() -> None:
    """The daily sample of ``beproef netten``."""
    lot = random.Random(ZAAD)  # noqa: S311 - the same every day
    fouten: Counter[str] = Counter()
    gezien: Counter[str] = Counter()
    for nummer in range(AANTAL):
        with systeem("proef"):
            for wie in draw(lot).mensen:
                for naam, poort, rijen, ruimer in look(wie):
                    gezien[naam] += len(poort)
                    fouten[f"{naam} {nummer}: verborgen"] += len(poort - rijen)
                    if not ruimer:
                        fouten[f"{naam} {nummer}: te veel"] += len(rijen - poort)
        assert not +fouten
    # A proof in which nobody sees anything proves nothing.
    assert min(gezien.values()) > 0, gezien
