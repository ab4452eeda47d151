"""
What a state table is: one per kind of record says which moves there are.

Who may make a move follows from a right and, where the table says so, a relation.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from django.db import models

from keten.kern.vastleggen import Vrager


def iedereen(rij: Any, by: Any) -> bool:
    """No relation is asked beyond the right."""
    return True


@dataclass(frozen=True, kw_only=True)
class Overgang:
    """One row of a state table."""

    code: str
    actie: str
    label: str
    van: frozenset[str]
    rechten: frozenset[str]
    # Empty: it is a step, and the state stays as it is.
    naar: str = ""
    reden: bool = False
    # Which relation to the record is asked besides the right.
    relatie: Callable[[Any, Any], bool] = iedereen
    # Empty: may be undone. Else why not, and what to do instead.
    niet_ongedaan: str = ""
    # What the person reads afterwards.
    gedaan: str = ""
    # Made by the system or inside another action: no button of its own.
    zonder_knop: bool = False


@dataclass(frozen=True)
class Tabel:
    """All moves of one kind of record."""

    soort: str
    standen: type[models.TextChoices]
    overgangen: tuple[Overgang, ...]
    _per_actie: dict[str, Overgang] = field(init=False, default_factory=dict)

    def __post_init__(self) -> None:
        for overgang in self.overgangen:
            if overgang.actie in self._per_actie:
                raise ValueError(f"{self.soort}: two moves called {overgang.actie}")
            self._per_actie[overgang.actie] = overgang

    def __getitem__(self, actie: str) -> Overgang:
        return self._per_actie[actie]

    def __contains__(self, actie: str) -> bool:
        return actie in self._per_actie

    def mogelijk(self, rij: Any, by: Vrager) -> list[Overgang]:
        """Return the moves that this person can make on this record now."""
        return [
            overgang
            for overgang in self.overgangen
            if not overgang.zonder_knop
            and rij.status in overgang.van
            and mag(overgang, rij, by)
        ]


def mag(overgang: Overgang, rij: Any, by: Vrager) -> bool:
    """Test if this person holds the right and the relation that a move asks."""
    return any(
        by.mag(recht, rij.samenwerkingsverband_id) for recht in overgang.rechten
    ) and overgang.relatie(rij, by)
