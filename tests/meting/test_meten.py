"""What ``manage.py meet`` measures in the demo, and that nothing of it stays."""

import json

import pytest

from casusoverleg.models import Afspraak, Casus, Overleg
from keten.kern.models import Document, Opdracht
from keten.meting.bladen import Blad, BladError, _measure, measure_bladen
from keten.meting.drukwerk import make_drukwerk

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demo")]
TABELLEN = (Afspraak, Casus, Overleg, Document, Opdracht)


def _rows() -> list[int]:
    return [model._base_manager.count() for model in TABELLEN]


def test_every_page_is_measured_and_nothing_of_it_stays() -> None:
    voor = _rows()

    gemeten = measure_bladen(keren=1)

    assert [blad.naam for blad in gemeten] == [
        "Lijst van casussen",
        "Casus",
        "Mijn werk",
        "Zoeken",
        "Afspraak vastleggen aan tafel",
    ]
    assert all(0 < blad.vragen < 60 for blad in gemeten)
    assert all(blad.milliseconden > 0 for blad in gemeten)
    assert _rows() == voor


def test_a_pdf_is_made_by_the_task_and_nothing_of_it_stays() -> None:
    voor = _rows()

    gemaakt = json.loads(make_drukwerk(2))

    assert gemaakt["punten"] == 2
    assert gemaakt["seconden"] > 0
    assert gemaakt["piek_mb"] > 50
    assert gemaakt["kilobytes"] > 5
    assert _rows() == voor


def test_a_page_that_does_not_answer_is_not_measured() -> None:
    class Kapot:
        status_code = 500

    blad = Blad("Kapot", 200, lambda client: Kapot())

    with pytest.raises(BladError, match="Kapot: 500"):
        _measure(blad, None, keren=1)  # type: ignore[arg-type]
