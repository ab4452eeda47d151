"""Items of an agenda, outside the meeting."""

import pytest

from casusoverleg.actions import agendapunt as punten
from tests.casusoverleg.tafelproef import make_overleg
from tests.rollen import actor_of, make_casus, make_kring

pytestmark = pytest.mark.django_db


def test_a_record_without_a_number_is_called_by_what_it_is() -> None:
    kring = make_kring()
    punt = punten.schedule(
        overleg=make_overleg(kring, dagen=7),
        casus=make_casus(kring),
        vraag="Hoe nu verder?",
        by=actor_of(kring.regisseur),
    )

    page = kring.client(kring.regisseur).get(f"/agendapunten/{punt.pk}/stap/intrekken/")

    assert "<title>Trek in, Agendapunt" in page.text
    assert ">Agendapunt</a>" in page.text
