"""The page of one record: what it is, what can be done with it, what happened."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

from django.urls import reverse

from keten.kern import geschiedenis, overgangen
from keten.kern.standen import Overgang, Tabel
from keten.toegang.rechten import Recht
from keten.toegang.schermen import ONGEDAAN, Scherm


@dataclass(frozen=True)
class Handeling:
    """A button: one click, or the way to a form that asks more."""

    label: str
    url: str
    een_klik: bool = False
    is_terug: bool = False


class RecordScherm(Scherm):
    """Load one visible record with the moves that this actor can make on it now."""

    tabel: ClassVar[Tabel]
    handeling_url: ClassVar[str]
    # The right with which also later, and a move of another, is undone.
    regie: ClassVar[Recht]
    # Moves that ask for more than a click, besides those that ask for a reason.
    met_formulier: ClassVar[frozenset[str]] = frozenset()
    woorden: ClassVar[Mapping[str, str]] = {}
    rij: Any

    def rijen(self) -> Any:
        """Return the records that this actor may see."""
        raise NotImplementedError

    def handelingen(self) -> list[Handeling]:
        """Return a button for every move that is possible now, and undo last."""
        mogelijk = [
            self._knop(overgang)
            for overgang in self.tabel.mogelijk(self.rij, self.actor)
        ]
        waarom_niet = overgangen.can_undo(
            self.tabel,
            self.rij,
            overgangen.last_move(self.rij),
            by=self.actor,
            regie=self.regie,
        )
        if not waarom_niet:
            mogelijk.append(
                Handeling("Maak ongedaan", self._url(ONGEDAAN), is_terug=True)
            )
        return mogelijk

    def context(self) -> dict[str, Any]:
        self.rij = self.visible_or_404(self.rijen(), pk=self.kwargs["pk"])
        return {
            "rij": self.rij,
            "handelingen": self.handelingen(),
            "regels": geschiedenis.history(
                self.rij, tabel=self.tabel, woorden=self.woorden
            ),
        }

    def _knop(self, overgang: Overgang) -> Handeling:
        een_klik = not overgang.reden and overgang.actie not in self.met_formulier
        return Handeling(overgang.label, self._url(overgang.actie), een_klik=een_klik)

    def _url(self, actie: str) -> str:
        return reverse(self.handeling_url, args=[self.rij.pk, actie])
