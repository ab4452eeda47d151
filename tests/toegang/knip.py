"""Cut one of the three nets and leave the others whole."""

import inspect
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from django.db import connection
from django.db.models import Q

from keten.kern.databank import APP
from keten.toegang import toezicht, zichtbaarheid
from keten.toegang.poort import BeveiligdMixin
from tests.rol import SUPERUSER, as_rol

DEUR, POORT, RIJEN = "deur", "poort", "rijen"
NETTEN = (DEUR, POORT, RIJEN)
ALLES = ~Q(pk__in=[])


@contextmanager
def cuttable() -> Iterator[None]:
    """Let policies be cut inside: log in as who may, and be the application."""
    with as_rol(SUPERUSER):
        _be(APP)
        yield


@contextmanager
def cut(*netten: str) -> Iterator[None]:
    """
    Let the door open to everybody, filters let through everything, or policies sleep.

    The policies only inside ``cuttable``.
    """
    with pytest.MonkeyPatch.context() as patch:
        if DEUR in netten:
            patch.setattr(BeveiligdMixin, "_has_recht", lambda self: True)
        if POORT in netten:
            for module in (zichtbaarheid, toezicht):
                for naam in _filters(module):
                    patch.setattr(module, naam, lambda *args, **kwargs: ALLES)
        if RIJEN in netten:
            _be("")
        yield
        if RIJEN in netten:
            _be(APP)


def _filters(module: Any) -> list[str]:
    """Return the names of what says which rows somebody sees."""
    return [
        naam
        for naam, functie in inspect.getmembers(module, inspect.isfunction)
        if inspect.signature(functie).return_annotation is Q and naam != "_geldig"
    ]


def _be(rol: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(f"SET ROLE {rol}" if rol else "RESET ROLE")
