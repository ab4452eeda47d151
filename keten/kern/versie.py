"""
Code that is older than its database does not run on it.

An upgrade is: the new version, ``migrate`` as the owner, and a restart. Who goes back
to the old version goes back to the copy that was made before; half of each would write
rows that the other half does not understand.
"""

from contextlib import suppress
from typing import Any

from django.core import checks
from django.core.exceptions import ImproperlyConfigured
from django.db import DatabaseError, connection
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder

BOODSCHAP = (
    "De database is nieuwer dan deze versie van Keten (die kent {aantal} wijziging(en)"
    " niet, de laatste is {laatste}). Zet de nieuwe versie neer, of zet de reservekopie"
    " terug die bij deze versie hoort."
)


class OudereCodeError(ImproperlyConfigured):
    """The database holds migrations that this version does not have."""


def refuse_older_code() -> None:
    """
    Stop when a newer version has been here.

    :raises OudereCodeError: then
    """
    bekend = MigrationLoader(None, ignore_no_migrations=True)
    gedaan = MigrationRecorder(connection).applied_migrations()
    onbekend = [
        sleutel
        for sleutel in gedaan
        if sleutel[0] in bekend.migrated_apps and sleutel not in bekend.disk_migrations
    ]
    if onbekend:
        laatste = ".".join(sorted(onbekend, key=lambda s: gedaan[s].applied)[-1])
        raise OudereCodeError(BOODSCHAP.format(aantal=len(onbekend), laatste=laatste))


def check_versie(**_: Any) -> list[checks.CheckMessage]:
    """Refuse before any command, and before the worker and beat begin."""
    # No server yet, or no tables: nothing to refuse.
    with suppress(DatabaseError):
        refuse_older_code()
    return []
