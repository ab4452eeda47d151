"""What stands in the database of a product that runs elsewhere: we count."""

import math
from types import TracebackType
from typing import Any, LiteralString, Self
from uuid import UUID

import psycopg

# Who may look past the policies of the rows says why.
_REDEN = "SELECT set_config('keten.systeem', 'meting', false)"
_WERK = "SELECT count(*) FROM kern_opdracht WHERE status = ANY(%s)"
_GREPEN = "SELECT greep FROM kern_opdracht WHERE status = 'bezig'"
_UITVALLEN = "SELECT coalesce(sum(uitvallen), 0) FROM kern_opdracht"
_SCHRIJF_AF = "UPDATE kern_opdracht SET status = 'gereed' WHERE status = 'wacht'"
_AGENDA = """
    SELECT overleg_id FROM casusoverleg_agendapunt
    WHERE status IN ('op_agenda', 'voorbereid')
    GROUP BY overleg_id ORDER BY count(*) DESC, overleg_id LIMIT 1
"""
_PUNTEN = """
    SELECT id FROM casusoverleg_agendapunt
    WHERE overleg_id = %s AND status IN ('op_agenda', 'voorbereid')
    ORDER BY volgorde
"""
_VERSLAGEN = """
    SELECT v.id FROM casusoverleg_verslag v JOIN casusoverleg_agendapunt p
    ON p.id = v.agendapunt_id WHERE p.overleg_id = %s ORDER BY p.volgorde
"""
_UITGIFTEN = """
    SELECT count(*), count(document_id) FROM casusoverleg_uitgifte
    WHERE overleg_id = %s
"""
# Made twice, or left behind: nobody could open it, and nobody destroy it.
_WEZEN = """
    SELECT count(*) FROM kern_document WHERE id NOT IN (
        SELECT document_id FROM casusoverleg_uitgifte WHERE document_id IS NOT NULL
        UNION ALL
        SELECT document_id FROM rapportage_export WHERE document_id IS NOT NULL
        UNION ALL
        SELECT document_id FROM casusoverleg_bijlage
    )
"""
_MOMENT = """
    SELECT extract(epoch FROM moment - now())::float8 / 86400 FROM kern_herinnering
    WHERE opgepakt_op IS NULL AND vervallen_op IS NULL
    ORDER BY moment OFFSET %s LIMIT 1
"""
_HERINNERD = "SELECT id FROM kern_herinnering WHERE verstuurd_op IS NOT NULL"


class Telling:
    """A look of its own, beside the product, at what is stored."""

    def __init__(self, url: str) -> None:
        self._connection = psycopg.connect(url, autocommit=True)
        self._rows(_REDEN)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        soort: type[BaseException] | None,
        fout: BaseException | None,
        spoor: TracebackType | None,
    ) -> None:
        self._connection.close()

    def te_doen(self) -> int:
        """How much work waits, or is being done."""
        return self._count(_WERK, ["wacht", "bezig"])

    def gereed(self) -> int:
        return self._count(_WERK, ["gereed"])

    def vastgelopen(self) -> int:
        return self._count(_WERK, ["vastgelopen"])

    def uitvallen(self) -> int:
        """How often work was found that nobody did any more."""
        return self._count(_UITVALLEN)

    def grepen(self) -> set[UUID]:
        """The marks of those who took what is being done."""
        return set(self._keys(_GREPEN))

    def write_off(self) -> None:
        """Call done what waits: whoever comes to look has nothing to do with it."""
        self._connection.execute(_SCHRIJF_AF)

    def volste_agenda(self) -> UUID:
        """The meeting with the most items that are still to be discussed."""
        return self._keys(_AGENDA)[0]

    def punten(self, overleg: UUID) -> list[UUID]:
        """The items of a meeting that are still to be discussed, in order."""
        return self._keys(_PUNTEN, overleg)

    def verslagen(self, overleg: UUID) -> list[UUID]:
        return self._keys(_VERSLAGEN, overleg)

    def uitgiften(self, overleg: UUID) -> int:
        """How many PDFs a meeting is to have."""
        return int(self._rows(_UITGIFTEN, overleg)[0][0])

    def gemaakt(self, overleg: UUID) -> int:
        """How many of its PDFs there are."""
        return int(self._rows(_UITGIFTEN, overleg)[0][1])

    def wezen(self) -> int:
        """How many documents belong to nothing."""
        return self._count(_WEZEN)

    def dagen_tot(self, aantal: int) -> float:
        """In how many days so many reminders are due; what was picked up is not."""
        rijen = self._rows(_MOMENT, aantal - 1)
        return float(rijen[0][0]) if rijen else math.inf

    def herinnerd(self) -> list[UUID]:
        """The reminders that were sent, as the database has it."""
        return self._keys(_HERINNERD)

    def _count(self, vraag: LiteralString, *waarden: object) -> int:
        return int(self._rows(vraag, *waarden)[0][0])

    def _keys(self, vraag: LiteralString, *waarden: object) -> list[UUID]:
        return [rij[0] for rij in self._rows(vraag, *waarden)]

    def _rows(self, vraag: LiteralString, *waarden: object) -> list[tuple[Any, ...]]:
        return self._connection.execute(vraag, waarden).fetchall()
