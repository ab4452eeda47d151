"""
A subquery of the gate, written out once for each set of values it depends on.

A page asks the same few questions of twenty tables: on which casussen is this actor,
what was opened to them. Django builds such a question anew each time, and that cost
more than the answer. The text is kept with the values it was made of, so a right that
changes is another question.
"""

from collections.abc import Callable, Hashable
from functools import lru_cache
from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import BooleanField, F, Func, Q, QuerySet

Tekst = tuple[str, tuple[Any, ...]]


def among(veld: str, vraag: Callable[..., QuerySet[Any, Any]], *van: Hashable) -> Q:
    """
    Condition: this field is one of the values that a question gives.

    :param vraag: builds the subquery of one column; of nothing but ``van``
    :param van: what the answer depends on, besides what the tables hold
    """
    tekst = _write_out(vraag, van)
    return Q(pk__in=[]) if tekst is None else Q(_Among(veld, *tekst))


def rows(
    vraag: Callable[..., QuerySet[Any, Any]], *van: Hashable
) -> list[tuple[Any, ...]]:
    """Return what a question of plain columns gives, with the same text each time."""
    tekst = _write_out(vraag, van)
    if tekst is None:
        return []
    with connection.cursor() as cursor:
        cursor.execute(*tekst)
        gevonden: list[tuple[Any, ...]] = cursor.fetchall()
    return gevonden


@lru_cache(maxsize=4_096)
def _write_out(
    vraag: Callable[..., QuerySet[Any, Any]], van: tuple[Hashable, ...]
) -> Tekst | None:
    try:
        tekst, waarden = vraag(*van).order_by().query.sql_with_params()
    except EmptyResultSet:
        return None
    return tekst, tuple(waarden)


class _Among(Func):
    """``field IN (text)``; the subquery knows no column of the query around it."""

    output_field = BooleanField()

    def __init__(self, veld: str, tekst: str, waarden: tuple[Any, ...]) -> None:
        super().__init__(F(veld))
        self.tekst, self.waarden = tekst, waarden

    def as_sql(self, compiler: Any, *args: Any, **kwargs: Any) -> Any:
        links, waarden = compiler.compile(self.source_expressions[0])
        return f"{links} IN ({self.tekst})", (*waarden, *self.waarden)
