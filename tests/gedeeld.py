"""
Pytest plugin: the world of a file is made once, and every test finds it new.

    @gedeeld
    def casus(kring: Kring) -> Casus:
        return make_casus(kring)

is a fixture like any other. But it is made before the transaction of the test begins,
in one that stays open for as long as the next tests of the same file ask for the same;
a test gets a copy of what was made, and what it does itself is rolled back.
"""

import copy
import functools
import inspect
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from django.db import connection, transaction

_DB, _BLOKKER = "_django_db_helper", "django_db_blocker"
_OPBOUW = "django_db_setup"
_MET_DB = {"db", "transactional_db"}
_EIGEN = {"transactional_db", "live_server", "django_db_reset_sequences"}


Sleutel = tuple[Path, Callable[..., Any]]
OVERAL = Path()


class TeLaatError(Exception):
    """A shared fixture asks for one that is made per test."""


@dataclass
class Laag:
    """One fixture that was made, in a savepoint of its own."""

    sleutel: Sleutel
    savepoint: transaction.Atomic
    waarde: Any


@dataclass
class Stapel:
    """What stands ready, the first made below."""

    lagen: list[Laag] = field(default_factory=list)
    # What the test that runs now has got, so that it gets each thing once.
    memo: dict[int, Any] = field(default_factory=dict)

    def prepare(self, wens: list[Sleutel]) -> None:
        """Keep what is wanted again, undo the rest, and make what is not there."""
        gelijk = 0
        for laag, sleutel in zip(self.lagen, wens, strict=False):
            if laag.sleutel != sleutel:
                break
            gelijk += 1
        while len(self.lagen) > gelijk:
            self._undo()
        self.memo = {}
        for sleutel in wens[gelijk:]:
            self._make(sleutel)

    def give(self, bouw: Callable[..., Any]) -> Iterator[Any]:
        """Give the copy of this test, if this was made."""
        for laag in self.lagen:
            if laag.sleutel[1] is bouw:
                yield copy.deepcopy(laag.waarde, self.memo)

    def _make(self, sleutel: Sleutel) -> None:
        bouw = sleutel[1]
        per_naam = {laag.sleutel[1].__name__: laag.waarde for laag in self.lagen}
        namen = [n for n in inspect.signature(bouw).parameters if n not in _MET_DB]
        savepoint = transaction.atomic()
        savepoint.__enter__()
        try:
            eigen = copy.deepcopy({naam: per_naam[naam] for naam in namen})
            waarde = bouw(**eigen, **dict.fromkeys(_db_of(bouw)))
            connection.check_constraints()
        except BaseException as fout:
            savepoint.__exit__(type(fout), fout, fout.__traceback__)
            raise
        self.lagen.append(Laag(sleutel, savepoint, waarde))

    def _undo(self) -> None:
        laag = self.lagen.pop()
        transaction.set_rollback(True)
        laag.savepoint.__exit__(None, None, None)


STAPEL = Stapel()


def gedeeld(bouw: Callable[..., Any] | None = None, *, overal: bool = False) -> Any:
    """
    Turn a function into a fixture that is made once for the tests of a file.

    It may ask only for ``db`` and for other shared fixtures, and must not depend on a
    clock or a setting that a test changes.

    :param overal: for the tests of all files; they run one after another
    """
    if bouw is None:
        return functools.partial(gedeeld, overal=overal)

    @functools.wraps(bouw)
    def fixture(**kwargs: Any) -> Any:
        for kopie in STAPEL.give(bouw):
            return kopie
        return bouw(**kwargs)

    fixture.__dict__ |= {"bouw": bouw, "overal": overal}
    return pytest.fixture(fixture)


@pytest.hookimpl(wrapper=True)
def pytest_fixture_setup(
    fixturedef: pytest.FixtureDef[Any], request: Any
) -> Iterator[Any]:
    if fixturedef.argname == _DB:
        item = request._pyfuncitem
        _prepare(request, [] if _is_transactional(item) else _wanted(item))
    elif _makes_a_world(fixturedef):
        # It makes a world of its own, below those of the tests.
        _prepare(request, [])
    return (yield)


def _makes_a_world(fixturedef: pytest.FixtureDef[Any]) -> bool:
    return (
        fixturedef.func.__module__.startswith("tests.")
        and fixturedef.scope != "function"
        and fixturedef.argname != _OPBOUW
        and _BLOKKER in fixturedef.argnames
    )


def _prepare(request: Any, wens: list[Sleutel]) -> None:
    request.getfixturevalue(_OPBOUW)
    with request.getfixturevalue(_BLOKKER).unblock():
        STAPEL.prepare(wens)


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What is made for all files is asked for by tests that follow each other."""
    items.sort(key=lambda item: not any(_is_overal(item)))


def _wanted(item: Any) -> list[Sleutel]:
    """Return the shared fixtures of this test, what another needs before it."""
    wens: list[Sleutel] = []

    def visit(naam: str) -> bool:
        definities = item._fixtureinfo.name2fixturedefs.get(naam)
        bouw = getattr(definities[-1].func, "bouw", None) if definities else None
        if bouw is None:
            return False
        for ander in definities[-1].argnames:
            if not visit(ander) and ander not in _MET_DB:
                raise TeLaatError(f"{naam} asks for {ander}")
        waar = OVERAL if definities[-1].func.overal else item.path
        if (waar, bouw) not in wens:
            wens.append((waar, bouw))
        return True

    for naam in item.fixturenames:
        visit(naam)
    return wens


def _is_overal(item: Any) -> Iterator[bool]:
    for naam in getattr(item, "fixturenames", ()):
        for definitie in item._fixtureinfo.name2fixturedefs.get(naam, ()):
            yield getattr(definitie.func, "overal", False)


def _db_of(bouw: Callable[..., Any]) -> set[str]:
    return _MET_DB & set(inspect.signature(bouw).parameters)


def _is_transactional(item: Any) -> bool:
    merk = item.get_closest_marker("django_db")
    return bool(
        _EIGEN & set(item.fixturenames) or (merk and merk.kwargs.get("transaction"))
    )
