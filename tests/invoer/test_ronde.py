"""
Whatever somebody types, it comes back as text, and no page breaks on it.

Every day a small round; ``beproef invoer`` goes past everything.
"""

import os
from collections.abc import Iterator
from typing import Any

import pytest
from django.db import transaction

from casusoverleg.models import Agendapunt, Besluit, Overleg
from tests.invoer.opmaak import markup, text_fields
from tests.invoer.ronde import Ronde
from tests.toegang.rechten import read_rechten
from tests.toegang.uitkomst import tell
from tests.toegang.wereld import make_wereld

pytestmark = pytest.mark.django_db
AANTAL = int(os.environ.get("KETEN_AANTAL", "15"))
ZAAD = int(os.environ.get("KETEN_ZAAD", "2026"))
ALLES = 1_000


@pytest.fixture(scope="module")
def ronde(django_db_setup: None, django_db_blocker: Any) -> Iterator[Ronde]:
    with django_db_blocker.unblock(), transaction.atomic():
        gegaan = Ronde(make_wereld(), read_rechten(), zaad=ZAAD)
        yield gegaan
        tell(f"{gegaan.aantal} pagina's en formulieren; fout", len(gegaan.fouten))
        transaction.set_rollback(True)


def test_what_was_written_down_comes_back_as_text(ronde: Ronde) -> None:
    ronde.look(AANTAL)

    assert not ronde.fouten, "\n".join(ronde.fouten[:40])
    assert ronde.gezien


def test_a_pdf_shows_it_as_text_too(ronde: Ronde) -> None:
    tekst = "".join(ronde.print().split())

    for model, veld in ((Besluit, "tekst"), (Agendapunt, "vraag"), (Overleg, "plaats")):
        opmaak = markup(text_fields().index((model, veld)))
        assert "".join(opmaak.split()) in tekst, veld


def test_what_nobody_would_type_breaks_nothing(ronde: Ronde) -> None:
    """This and the above are the sample of ``beproef invoer``."""
    ronde.type_odd(AANTAL)

    assert not ronde.fouten, "\n".join(ronde.fouten[:40])


@pytest.mark.skipif(AANTAL < ALLES, reason="a sample does not come by everything")
def test_most_of_what_can_be_written_down_is_seen(ronde: Ronde) -> None:
    """Else a text that is shown nowhere would prove nothing."""
    assert len(ronde.gezien) > len(text_fields()) * 2 / 3
