"""
Every state of every table with every move: made or refused, as the table says.

The relation that a move asks besides the right is left out here: it is of the step,
and tested there.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any
from uuid import UUID

import pytest
from django.apps import apps

from keten.kern import klok, overgangen
from keten.kern.models import Statuswissel
from keten.kern.overgangen import (
    NietOngedaanError,
    OvergangError,
    Weigering,
    geweigerd,
)
from keten.kern.standen import Overgang, Tabel, iedereen
from keten.kern.vastleggen import VerouderdError
from tests.architectuur.modellen import factory_of
from tests.architectuur.test_toestanden import TABELLEN
from tests.factories import MedewerkerFactory

pytestmark = pytest.mark.django_db


@dataclass(frozen=True)
class Iemand:
    """Holds these rights everywhere."""

    pk: UUID | None
    rechten: frozenset[str] = field(default_factory=frozenset)

    def mag(self, recht: str, verband_id: UUID | None = None) -> bool:
        return recht in self.rechten


def _moves() -> list[Any]:
    return [
        pytest.param(tabel, overgang, id=f"{tabel.soort}-{overgang.actie}")
        for tabel in TABELLEN
        for overgang in tabel.overgangen
        if overgang.van
    ]


def _zonder_relatie(tabel: Tabel) -> Tabel:
    los = tuple(replace(o, relatie=iedereen) for o in tabel.overgangen)
    return Tabel(tabel.soort, tabel.standen, los)


def _rij(tabel: Tabel, stand: str) -> Any:
    """Make a record in this state, with what some state of its kind asks."""
    bij: dict[str, Any] = {}
    if tabel.soort == "casusoverleg.overleg":
        bij["voorzitter"] = MedewerkerFactory()
    if tabel.soort == "casusoverleg.casus":
        bij["afgesloten_op"] = klok.vandaag()
    model = apps.get_model(tabel.soort)
    return factory_of(model)(status=stand, **bij)


def _iemand(overgang: Overgang) -> Iemand:
    return Iemand(MedewerkerFactory().pk, overgang.rechten)


def _try(tabel: Tabel, overgang: Overgang, rij: Any, *, by: Iemand, **rest: Any) -> str:
    """Return what refused the move, empty when it was made."""
    gewoon: dict[str, Any] = {"reden": "Daarom.", "versie": rij.versie}
    try:
        overgangen.move(
            _zonder_relatie(tabel), overgang.actie, rij, by=by, **(gewoon | rest)
        )
    except (OvergangError, VerouderdError) as fout:
        return type(fout).__name__
    return ""


@pytest.fixture
def lijst() -> Iterator[list[Weigering]]:
    gevuld: list[Weigering] = []
    merk = geweigerd.set(gevuld)
    yield gevuld
    geweigerd.reset(merk)


@pytest.mark.parametrize(("tabel", "overgang"), _moves())
def test_a_move_goes_only_from_the_states_of_its_row(
    tabel: Tabel, overgang: Overgang, lijst: list[Weigering]
) -> None:
    by = _iemand(overgang)
    for stand in tabel.standen.values:
        rij = _rij(tabel, stand)

        fout = _try(tabel, overgang, rij, by=by)

        rij.refresh_from_db()
        mag = stand in overgang.van
        assert fout == ("" if mag else "VerkeerdeStandError")
        assert rij.status == (overgang.naar or stand if mag else stand)
        assert Statuswissel.objects.filter(object_id=rij.pk).count() == int(mag)
    geweigerd_op = len(tabel.standen.values) - len(overgang.van)
    assert [w.waarom for w in lijst] == ["VerkeerdeStandError"] * geweigerd_op


@pytest.mark.parametrize(("tabel", "overgang"), _moves())
def test_a_move_is_refused_without_right_reason_or_the_version_that_was_shown(
    tabel: Tabel, overgang: Overgang
) -> None:
    rij = _rij(tabel, min(overgang.van))
    by, niemand = _iemand(overgang), Iemand(MedewerkerFactory().pk)

    zonder = "RedenOntbreektError" if overgang.reden else "VerouderdError"
    oud = rij.versie + 1

    assert _try(tabel, overgang, rij, by=niemand) == "GeenRechtError"
    assert _try(tabel, overgang, rij, by=by, reden=" ", versie=oud) == zonder
    assert _try(tabel, overgang, rij, by=by, versie=oud) == "VerouderdError"
    rij.refresh_from_db()
    assert rij.status == min(overgang.van)


@pytest.mark.parametrize(("tabel", "overgang"), _moves())
def test_a_move_is_undone_where_the_table_allows_it(
    tabel: Tabel, overgang: Overgang
) -> None:
    stand = min(overgang.van)
    rij, los, by = _rij(tabel, stand), _zonder_relatie(tabel), _iemand(overgang)
    vers = overgangen.move(los, overgang.actie, rij, by=by, reden="Daarom.")

    if overgang.niet_ongedaan:
        with pytest.raises(NietOngedaanError, match="."):
            overgangen.undo(los, vers, by=by, regie="geen")
    else:
        overgangen.undo(los, vers, by=by, regie="geen")

    rij.refresh_from_db()
    assert rij.status == (overgang.naar or stand if overgang.niet_ongedaan else stand)
