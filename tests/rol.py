"""Be somebody else at the door of the database, in a test."""

from collections.abc import Iterator
from contextlib import contextmanager

import psycopg
from django.db import connection, connections
from psycopg.conninfo import conninfo_to_dict

from tests.server import url_for

ALIASSEN = ("default",)
SUPERUSER = ""  # whoever the admin of the test server is
# Factories and what a test reads by itself work as the system. A request, a task and
# every context say for themselves who asks, and so put this default aside.
ALS_SYSTEEM = "-c keten.systeem=proef"


def switch_to(rol: str) -> None:
    """
    Log in anew as this role; also for threads that connect later.

    A true login and no SET ROLE: what a test runs could undo that with RESET ROLE,
    and the tests would prove less than production does.
    """
    parts = conninfo_to_dict(url_for(rol))
    for alias in ALIASSEN:
        connections[alias].close()
        # The same dict in every thread: connections are made from it.
        connections[alias].settings_dict["USER"] = parts["user"]
        connections[alias].settings_dict["PASSWORD"] = parts.get("password", "")
        connections[alias].settings_dict["OPTIONS"] = {"options": ALS_SYSTEEM}


@contextmanager
def as_rol(rol: str) -> Iterator[None]:
    """Be another role for a moment; not inside a transaction."""
    vorige = connection.settings_dict["USER"]
    switch_to(rol)
    try:
        yield
    finally:
        switch_to(vorige)


def forget_systeem() -> None:
    """Be nobody until the end of this transaction, as a process of the product is."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('keten.systeem', '', true)")


def as_superuser(sql: str, *params: object) -> None:
    """What an attacker with the keys of the server does: no policy, no trigger."""
    database = connection.settings_dict["NAME"]
    with psycopg.connect(url_for(SUPERUSER, database), autocommit=True) as attacker:
        attacker.execute("SET session_replication_role = replica")
        attacker.execute(sql, params or None)
