"""Who looks back with a code and no account sees nothing until a policy lets it."""

import pytest
from django.db import connection

from keten.kern.verzoek import melder
from tests.casusoverleg.kast import make_kast

pytestmark = pytest.mark.django_db
BESCHERMD = """
    SELECT oid::regclass::text FROM pg_class
    WHERE relrowsecurity AND relnamespace = 'public'::regnamespace ORDER BY 1
"""


def test_a_code_opens_no_table() -> None:
    make_kast()
    with connection.cursor() as cursor:
        cursor.execute(BESCHERMD)
        tabellen = [tabel for (tabel,) in cursor.fetchall()]
        open_ = set()
        with melder("een code"):
            for tabel in tabellen:
                cursor.execute(f"SELECT count(*) FROM {tabel}")
                if cursor.fetchone() != (0,):
                    open_.add(tabel)

    assert len(tabellen) > 30
    # Of nobody, only what this very transaction wrote: here, the whole test.
    assert open_ <= {"auditlog_logentry"}
