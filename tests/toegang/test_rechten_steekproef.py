"""
Every day a sample of ``beproef rechten``: nobody sees more or less than the rule says.
"""

import uuid

import pytest

from keten.meting.kring import Kring
from keten.meting.rechten import Loop
from keten.meting.regel import Regel
from tests import rollen
from tests.factories import MedewerkerFactory


@pytest.mark.django_db
@pytest.mark.parametrize("zaad", [1, 2])
def test_after_random_moves_everybody_sees_what_the_rule_says(zaad: int) -> None:
    kring = rollen.make_kring()
    ander = MedewerkerFactory(
        professional=True, organisatie=kring.levgroep, verband=kring.verband
    )
    loop = Loop(
        Kring(
            verband=kring.verband,
            meldpunt=kring.meldpunt,
            mensen=(kring.regisseur, kring.lev, ander, kring.politie, kring.politie2),
            organisaties=(kring.gemeente, kring.levgroep, kring.politieorganisatie),
        ),
        zaad=zaad,
    )

    loop.walk(30)

    assert loop.gezien > 0
    assert loop.fouten == []


def test_the_rule_in_words_keeps_away_whoever_is_blocked() -> None:
    casus, wie, waar, persoon = (uuid.uuid4() for _ in range(4))
    regel = Regel(
        dienst={(wie, waar)},
        deelt={waar},
        rol={(wie, "gast")},
        plaats={(casus, wie): (waar, 1)},
        zaak={casus: {persoon}},
    )
    assert regel.niveau(wie, casus) == 1

    regel.block(wie, persoon)

    assert regel.niveau(wie, casus) is None
