"""A small meeting of the measurement ``beproef sluiten``: all PDFs become work."""

import pytest
from django.db import transaction

from casusoverleg.actions import overleg as actions
from casusoverleg.models import Uitgifte
from keten.kern.verzoek import systeem
from keten.meting import opstelling

pytestmark = pytest.mark.django_db


def test_a_meeting_with_several_readers_asks_a_pdf_for_each(demo: None) -> None:
    with transaction.atomic(), systeem("meting"):
        overleg = opstelling.discuss_tafel(aantal=2, lezers=3, per_punt=3)
        actions.close_overleg(overleg, by=opstelling.find_actor(opstelling.REGISSEUR))
        soorten = list(
            Uitgifte.objects.filter(overleg=overleg).values_list("soort", flat=True)
        )
        transaction.set_rollback(True)

    assert soorten.count("lezer") >= 3
    assert soorten.count("casus") == 2
