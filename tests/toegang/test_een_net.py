"""
The door, the gate and the policies: with any one of them cut nobody reads more.

Every day a sample; ``beproef zonder-deur``, ``beproef zonder-poort`` and
``beproef zonder-rijen`` ask everything.
"""

import os
import random
from collections.abc import Iterator
from typing import Any

import pytest
from django.db import transaction

from tests.toegang.knip import DEUR, NETTEN, POORT, RIJEN, cut, cuttable
from tests.toegang.plekken import Plek, all_plekken
from tests.toegang.rechten import Rechten, read_rechten
from tests.toegang.uitkomst import tell
from tests.toegang.wandelaar import Vraag, Wandeling, questions
from tests.toegang.wereld import Wereld, make_wereld

pytestmark = pytest.mark.django_db
ZAAD, AANTAL = 2026, 40
# One net, of which everything is asked; nothing for a sample of each.
VRAAG = os.environ.get("KETEN_ZONDER", "")


@pytest.fixture(scope="module")
def wereld(django_db_setup: None, django_db_blocker: Any) -> Iterator[Wereld]:
    with django_db_blocker.unblock(), cuttable(), transaction.atomic():
        yield make_wereld()
        transaction.set_rollback(True)


@pytest.mark.parametrize("net", [VRAAG] if VRAAG else NETTEN)
def test_with_one_net_cut_nobody_reads_more(wereld: Wereld, net: str) -> None:
    gegaan = _walk(wereld, net)

    wat = f"zonder {net}: {gegaan.aantal} combinaties, te lezen wat niet mag"
    tell(wat, len(gegaan.fouten))
    assert not gegaan.fouten, "\n".join(gegaan.fouten[:40])


@pytest.mark.skipif(bool(VRAAG), reason="only one net is asked about")
def test_with_two_nets_cut_this_walk_finds_what_is_read(wereld: Wereld) -> None:
    """Else a walk that looks at nothing would prove as much."""
    assert _walk(wereld, POORT, RIJEN).fouten


def _walk(wereld: Wereld, *netten: str) -> Wandeling:
    rechten = read_rechten()
    gegaan = Wandeling(wereld, rechten, zonder=netten[0])
    with cut(*netten):
        for plek, rol, vragen in _questions(rechten, voor_de_deur=DEUR in netten):
            gegaan.walk(plek, rol, vragen)
    return gegaan


def _questions(
    rechten: Rechten, *, voor_de_deur: bool
) -> list[tuple[Plek, str, list[Vraag]]]:
    """
    Return what the net that is cut would have refused.

    :param voor_de_deur: asked by who has no right there; else by who has
    """
    plekken = [plek for plek in all_plekken() if rechten.row(plek)]
    vragen = [
        vraag
        for vraag in questions(plekken, rechten, zaad=None if VRAAG else ZAAD)
        if (vraag[1] not in rechten.regels[str(vraag[0])].deur) == voor_de_deur
    ]
    if VRAAG:
        return vragen
    return random.Random(ZAAD).sample(vragen, AANTAL)  # noqa: S311 - the same each day
