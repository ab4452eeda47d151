"""
A small fault in what guards access is noticed by the tests of that part.

Every day a few, with ``beproef mutatie`` all.
"""

import os
import time

from tests.mutatie.kweek import (
    all_fouten,
    draw,
    is_explained,
    read_verklaard,
    survivors,
)
from tests.toegang.uitkomst import tell

# How many; nothing for the sample of every day.
VRAAG = os.environ.get("KETEN_AANTAL", "")
ZAAD = int(os.environ.get("KETEN_ZAAD", "3"))
AANTAL = int(VRAAG or 2)
# Twenty minutes is what somebody waits for it.
HOOGUIT = 20 * 60


def test_the_tests_notice_a_fault(django_db_setup: None) -> None:
    """This is the sample of ``beproef mutatie``."""
    fouten = [
        fout
        for fout in draw(AANTAL, zaad=ZAAD, snel=not VRAAG)
        if VRAAG or not is_explained(fout)
    ]

    leven, gedaan = survivors(
        fouten,
        kweken=(os.cpu_count() or 1) if VRAAG else 1,
        hoeveel=None if VRAAG else 1,
        tot=time.monotonic() + HOOGUIT,
    )

    onverklaard = [str(fout) for fout in leven if not is_explained(fout)]
    tell(
        f"{gedaan} van {len(all_fouten())} mutanten, {len(leven)} niet opgemerkt;"
        " daarvan zonder verklaring",
        len(onverklaard),
    )
    assert not onverklaard, "\n".join(onverklaard)


def test_every_explanation_is_of_a_fault_that_exists() -> None:
    bestaan = {(fout.module, fout.mutant.wat) for fout in all_fouten()}
    verklaard = {
        (module, wat) for module, rij in read_verklaard().items() for wat in rij
    }

    assert verklaard <= bestaan
