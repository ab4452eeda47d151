"""Who owns the tables inherits the role of the logs, and still changes no log."""

from collections.abc import Iterator
from typing import Any

import psycopg
import pytest
from django.db import connection

from keten.kern.databank import EIGENAAR
from tests.server import url_for

pytestmark = pytest.mark.django_db
REGEL = """
    INSERT INTO logboek_inzageregel (medewerker_id, organisaties, verbanden, rollen,
        actie, soort, objecten, doel, resultaat, verzoek_id, termen)
    VALUES (gen_random_uuid(), '{}', '{}', '{}', 'x', 'x', '{}', 'inzien', 200,
        gen_random_uuid(), '{}')
"""


@pytest.fixture
def eigenaar() -> Iterator[psycopg.Connection[Any]]:
    """The owner, with a row of a log that is never kept."""
    url = url_for(EIGENAAR, connection.settings_dict["NAME"])
    with psycopg.connect(url) as lijn:
        lijn.execute("SELECT set_config('keten.systeem', 'proef', true)")
        lijn.execute(REGEL)
        yield lijn
        lijn.rollback()


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE logboek_inzageregel SET doel = 'anders'",
        "DELETE FROM logboek_inzageregel",
        "TRUNCATE logboek_inzageregel",
        "TRUNCATE logboek.inzageregel_overig",
    ],
)
def test_the_owner_does_not_change_a_log(
    eigenaar: psycopg.Connection[Any], sql: str
) -> None:
    with pytest.raises(psycopg.Error, match="A log is not changed"):
        eigenaar.execute(sql)
