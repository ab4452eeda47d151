"""
Real people and invented ones never share a database.

The demo gives everybody the same password, printed in its handbook. So production
refuses to run on a database that says it is the demo.
"""

from contextlib import suppress
from typing import Any

from django.apps import apps
from django.conf import settings
from django.core import checks
from django.core.exceptions import ImproperlyConfigured
from django.db import DatabaseError

BOODSCHAP = (
    "Deze database is een demo: iedereen kent de wachtwoorden. Keten start er niet op"
    " met de instellingen voor productie. Kies een lege database."
)


class DemoDatabaseError(ImproperlyConfigured):
    """Production was pointed at the database of a demo."""


def refuse_demo() -> None:
    """
    Stop when this is production and the database says demo.

    :raises DemoDatabaseError: then
    """
    if not settings.KETEN_WEIGERT_DEMO:
        return
    inrichting = apps.get_model("kern", "Inrichting")
    if inrichting._base_manager.filter(demo=True).exists():
        raise DemoDatabaseError(BOODSCHAP)


def check_demo(**_: Any) -> list[checks.CheckMessage]:
    """
    Refuse before any command, and before the worker and beat begin.

    A check that only told would not do: Celery does not read what it says.
    """
    # No server yet, or no tables: nothing to refuse.
    with suppress(DatabaseError):
        refuse_demo()
    return []
