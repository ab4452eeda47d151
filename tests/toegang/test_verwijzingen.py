"""A reference that was made up gives nothing, changes nothing and breaks nothing."""

import os
from collections.abc import Iterator
from typing import Any

import pytest
from django.db import transaction

from tests.toegang.plekken import all_plekken
from tests.toegang.rechten import read_rechten
from tests.toegang.uitkomst import tell
from tests.toegang.verdwaald import Verdwaald
from tests.toegang.wereld import Wereld, make_wereld

pytestmark = pytest.mark.django_db
AANTAL = int(os.environ.get("KETEN_AANTAL", "200"))
ZAAD = int(os.environ.get("KETEN_ZAAD", "2026"))


@pytest.fixture(scope="module")
def wereld(django_db_setup: None, django_db_blocker: Any) -> Iterator[Wereld]:
    with django_db_blocker.unblock(), transaction.atomic():
        yield make_wereld()
        transaction.set_rollback(True)


def test_a_made_up_reference_gives_and_changes_nothing(wereld: Wereld) -> None:
    """This is the sample of ``beproef verwijzingen``."""
    verdwaald = Verdwaald(wereld, read_rechten(), all_plekken(), zaad=ZAAD)

    verdwaald.wander(AANTAL)

    tell(f"{AANTAL} verwijzingen; fout", len(verdwaald.fouten))
    assert not verdwaald.fouten, "\n".join(verdwaald.fouten[:40])
