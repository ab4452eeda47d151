from collections.abc import Iterator
from typing import Any

import pytest
from django.db import transaction

from keten.demo.laden import load
from keten.kern import verzoek


@pytest.fixture(scope="module")
def demo(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    """The whole demo, loaded once for a file of tests and then undone."""
    with (
        django_db_blocker.unblock(),
        transaction.atomic(),
        verzoek.systeem("proef"),
    ):
        assert load()
        yield
        transaction.set_rollback(True)
