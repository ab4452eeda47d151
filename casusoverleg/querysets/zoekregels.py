"""Keys of what is known in casussen, by the words in it: from the index of words."""

import datetime as dt
from uuid import UUID

from django.db import connection

from keten.kern.tekst import fold

_ZOEK = "SELECT id, dag FROM keten.zoek_informatie(%s, %s::date, %s::uuid, %s)"


def informatie_met(
    tekst: str, na: list[str], aantal: int
) -> list[tuple[UUID, dt.date]]:
    """
    Return the newest elements in which each of these words begins a word.

    As far as the database lets who asks see them; nothing of others is counted.

    :param na: day and key of the last one that was seen; the first page if empty
    """
    if len(fold(tekst)) < 2:
        return []
    dag, sleutel = na or (None, None)
    with connection.cursor() as cursor:
        cursor.execute(_ZOEK, [tekst, dag, sleutel, aantal])
        gevonden: list[tuple[UUID, dt.date]] = cursor.fetchall()
    return gevonden
