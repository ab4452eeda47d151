"""
What stood in a record and what came in its place, each record under a key of its own.

A trigger cannot encrypt, so it lays values in a queue that only the sealer reads, and
the sealer takes them out. Without the key of a record they are noise; they stay in the
chain.
"""

import json
import os
from typing import Any
from uuid import UUID

from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from keten.logboek.ketting import Verbinding

_NONCE = 12
_PER_KEER = 1000


def encrypt_waiting(verbinding: Verbinding, *, sleutel: bytes) -> int:
    """Encrypt the values that wait and empty their queue; return how many."""
    aantal = 0
    while deel := _encrypt_some(verbinding, sleutel):
        aantal += deel
    return aantal


def read_waarden(
    verbinding: Verbinding, *, sleutel: bytes, regel_id: UUID
) -> dict[str, list[Any]] | None:
    """Return old and new per column of one change; None once they were destroyed."""
    rij = verbinding.execute(
        "SELECT w.object_id, w.inhoud, s.sleutel FROM logboek.waarde w"
        " JOIN logboek.recordsleutel s USING (object_id) WHERE w.id = %s",
        [regel_id],
    ).fetchone()
    if rij is None or rij[2] is None:
        return None
    object_id, inhoud, gewikkeld = rij
    kaal = _open(_open(sleutel, gewikkeld, object_id.bytes), inhoud, regel_id.bytes)
    waarden: dict[str, list[Any]] = json.loads(kaal)
    return waarden


def _encrypt_some(verbinding: Verbinding, sleutel: bytes) -> int:
    with verbinding.transaction():
        rijen = verbinding.execute(
            "DELETE FROM logboek.wachtwaarde WHERE regel_id IN"
            " (SELECT regel_id FROM logboek.wachtwaarde LIMIT %s)"
            " RETURNING regel_id, object_id, waarden::text",
            [_PER_KEER],
        ).fetchall()
        sleutels = _keys(verbinding, sleutel, {object_id for _, object_id, _ in rijen})
        gesloten = [
            (regel_id, object_id, _shut(eigen, tekst.encode(), regel_id.bytes))
            for regel_id, object_id, tekst in rijen
            if (eigen := sleutels[object_id]) is not None
        ]
        with verbinding.cursor() as cursor:
            cursor.executemany(
                "INSERT INTO logboek.waarde (id, object_id, inhoud)"
                " VALUES (%s, %s, %s)",
                gesloten,
            )
    return len(rijen)


def _keys(
    verbinding: Verbinding, sleutel: bytes, objecten: set[UUID]
) -> dict[UUID, bytes | None]:
    """Return the key of each record; None of one that was destroyed."""
    gevonden = {
        object_id: _open(sleutel, gewikkeld, object_id.bytes) if gewikkeld else None
        for object_id, gewikkeld in verbinding.execute(
            "SELECT object_id, sleutel FROM logboek.recordsleutel"
            " WHERE object_id = ANY (%s)",
            [list(objecten)],
        )
    }
    nieuw = {o: AESGCM.generate_key(bit_length=256) for o in objecten - set(gevonden)}
    with verbinding.cursor() as cursor:
        cursor.executemany(
            "INSERT INTO logboek.recordsleutel (object_id, sleutel) VALUES (%s, %s)",
            [(o, _shut(sleutel, eigen, o.bytes)) for o, eigen in nieuw.items()],
        )
    return {**gevonden, **nieuw}


def _shut(sleutel: bytes, kaal: bytes, bij: bytes) -> bytes:
    nonce = os.urandom(_NONCE)
    return nonce + AESGCM(sleutel).encrypt(nonce, kaal, bij)


def _open(sleutel: bytes, gesloten: bytes, bij: bytes) -> bytes:
    return AESGCM(sleutel).decrypt(gesloten[:_NONCE], gesloten[_NONCE:], bij)
