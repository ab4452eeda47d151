"""
The chain: seal what is final, and say afterwards what was touched.

A row is final when every transaction as old as its own has ended. From then on a row
that is missing, different or new can only be the work of a hand.
"""

import hmac
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from typing import Any, LiteralString

import psycopg

# Of each log: its table, and the columns that are sealed, in this order for ever. A
# column that comes later is sealed under another name of the log.
_TABELLEN: dict[str, tuple[LiteralString, LiteralString]] = {
    "inzage": (
        "public.logboek_inzageregel",
        """r.id, extract(epoch FROM r.op), r.tx, r.medewerker_id, r.organisaties,
        r.verbanden, r.rollen, r.actie, r.soort, r.objecten, r.doel, r.resultaat,
        r.verzoek_id, r.termen""",
    ),
    "wijziging": (
        "public.logboek_wijzigingsregel",
        """r.id, extract(epoch FROM r.op), r.tx, r.medewerker_id, r.systeem, r.rol,
        r.tabel, r.object_id, r.handeling, r.velden""",
    ),
    "waarde": (
        "logboek.waarde",
        "r.id, extract(epoch FROM r.op), r.tx, r.object_id, encode(r.inhoud, 'hex')",
    ),
}
BEGIN = "0" * 64
_SLOT = 0x4B45_5445  # any number, as long as all sealers use the same
_LAAT: LiteralString = "5 minutes"
# What other databases of the server are busy with does not concern this one.
_HORIZON: LiteralString = """
    WITH nu AS MATERIALIZED (SELECT pg_current_snapshot() AS s), elders AS (
        SELECT l.transactionid::text::bigint AS x FROM pg_locks l
        JOIN pg_stat_activity a USING (pid)
        WHERE l.locktype = 'transactionid' AND l.mode = 'ExclusiveLock'
            AND l.granted AND a.datname <> current_database())
    SELECT least(pg_snapshot_xmax(s)::text::bigint, (
        SELECT min(bezig::text::bigint) FROM pg_snapshot_xip(s) bezig
        WHERE (bezig::text::bigint & 4294967295) NOT IN (SELECT x FROM elders)))
    FROM nu"""
Verbinding = psycopg.Connection[Any]


class NieuweServerError(Exception):
    """The transaction numbers began anew: this is a copy that was put back."""


@dataclass(frozen=True)
class Bevinding:
    """One thing that is wrong, with the name of the row."""

    wat: str
    logboek: str
    regel: str

    def __str__(self) -> str:
        return f"{self.wat}: {self.logboek} {self.regel}"


@dataclass
class _Stand:
    """Where the chain is while it is followed."""

    nummer: int = 0
    ketting: str = BEGIN
    horizon: int = 0
    # What the last link should have been, when it is not.
    ook: str = ""


def seal(verbinding: Verbinding, *, sleutel: bytes, hervat: bool = False) -> int:
    """
    Seal the rows that became final since the last time; return how many.

    An older row without a seal is left alone: it was put in by hand, and a seal would
    make it look genuine.

    :param hervat: go on with a copy that was put back on another server, where
        transactions are counted anew; look first whether the chain is whole
    :raises NieuweServerError: if this is such a copy, and nobody said so
    """
    with verbinding.transaction():
        verbinding.execute("SELECT pg_advisory_xact_lock(%s)", [_SLOT])
        # First the horizon and then the rows: in the other order a row could end in
        # between and pass below the horizon unsealed.
        (horizon,) = _one(verbinding, _HORIZON)
        (op,) = _one(verbinding, "SELECT clock_timestamp()")
        stand = _last(verbinding)
        if horizon < stand.horizon and not hervat:
            raise NieuweServerError
        van, tot = (0, 2**62) if hervat else (stand.horizon, horizon)
        zegels = []
        for logboek, regel_id, regel_hash in _unsealed(verbinding, van, tot):
            zegel = (stand.nummer + 1, op, logboek, regel_id, regel_hash, horizon)
            stand.nummer += 1
            stand.ketting = link(sleutel, stand.ketting, zegel)
            zegels.append((*zegel, stand.ketting))
        with verbinding.cursor() as cursor:
            cursor.executemany(
                "INSERT INTO public.logboek_zegel (volgnummer, op, logboek, regel_id,"
                " regel_hash, horizon, ketting_hash)"
                " VALUES (%s, %s, %s, %s, %s, %s, %s)",
                zegels,
            )
    return len(zegels)


def link(sleutel: bytes, vorige: str, zegel: tuple[Any, ...]) -> str:
    """Return the hash of one link: all that came before, and this row at this place."""
    nummer, op, logboek, regel_id, regel_hash, horizon = zegel
    tekst = f"{vorige}|{nummer}|{op.timestamp():.6f}|{logboek}|{regel_id}|{regel_hash}"
    return hmac.new(sleutel, f"{tekst}|{horizon}".encode(), sha256).hexdigest()


def verify(
    verbinding: Verbinding, *, sleutel: bytes, anker: str = ""
) -> Iterator[Bevinding]:
    """
    Follow the whole chain and name each row that was changed, removed or added.

    :param anker: a head from an earlier verslag; it must still be in the chain, else
        the end of it was cut off
    """
    stand, anker_gezien = _Stand(), not anker
    with verbinding.transaction():
        for rij in _sealed(verbinding):
            *zegel, ketting, nu, dubbel = rij
            anker_gezien = anker_gezien or ketting == anker
            yield from _follow(stand, sleutel, tuple(zegel), ketting)
            yield from _compare(zegel[2], zegel[3], zegel[4], nu, dubbel=dubbel)
        for logboek, regel_id, _ in _unsealed(verbinding, 0, stand.horizon):
            yield Bevinding("toegevoegd", logboek, str(regel_id))
        yield from _late(verbinding, stand.horizon)
    if not anker_gezien:
        yield Bevinding("anker ontbreekt", "zegel", anker)


def head(verbinding: Verbinding) -> str:
    """Return the last link."""
    return _last(verbinding).ketting


def _follow(
    stand: _Stand, sleutel: bytes, zegel: tuple[Any, ...], ketting: str
) -> Iterator[Bevinding]:
    nummer, horizon = zegel[0], zegel[5]
    berekend = {v: link(sleutel, v, zegel) for v in (stand.ketting, stand.ook) if v}
    past = ketting in berekend.values()
    for weg in range(stand.nummer + 1, nummer):
        yield Bevinding("zegel verwijderd", "zegel", str(weg))
    if not past and nummer == stand.nummer + 1:
        yield Bevinding("zegel gewijzigd", "zegel", str(nummer))
    # Go on from what is there: one break, one finding.
    stand.ook = "" if past else berekend[stand.ketting]
    stand.nummer, stand.ketting = nummer, ketting
    # A copy that was put back counts anew.
    stand.horizon = horizon


def _compare(
    logboek: str, regel_id: Any, was: str, nu: str | None, *, dubbel: bool
) -> Iterator[Bevinding]:
    if nu is None:
        yield Bevinding("verwijderd", logboek, str(regel_id))
    elif dubbel:
        yield Bevinding("toegevoegd", logboek, str(regel_id))
    elif nu != was:
        yield Bevinding("gewijzigd", logboek, str(regel_id))


def _sealed(verbinding: Verbinding) -> Iterator[tuple[Any, ...]]:
    """Return every seal in order, with the digest of its row as it is now."""
    delen = [
        f"SELECT '{naam}' AS logboek, r.id, {_digest(kolommen)} AS nu,"
        " row_number() OVER (PARTITION BY r.id ORDER BY r.tx, r.op) > 1 AS dubbel"
        f" FROM {tabel} r"
        for naam, (tabel, kolommen) in _TABELLEN.items()
    ]
    query = (
        "SELECT z.volgnummer, z.op, z.logboek, z.regel_id, z.regel_hash, z.horizon,"
        " z.ketting_hash, r.nu, coalesce(r.dubbel, false) FROM public.logboek_zegel z"
        f" LEFT JOIN ({' UNION ALL '.join(delen)}) r"
        " ON r.id = z.regel_id AND r.logboek = z.logboek"
        " ORDER BY z.volgnummer, r.dubbel"
    )
    with verbinding.cursor(name="ketting") as cursor:
        cursor.itersize = 5000
        yield from cursor.execute(query)


def _unsealed(verbinding: Verbinding, van: int, tot: int) -> list[tuple[Any, ...]]:
    gevonden: list[tuple[Any, ...]] = []
    for naam, (tabel, kolommen) in _TABELLEN.items():
        query = (
            f"SELECT '{naam}', r.id, {_digest(kolommen)} FROM {tabel} r"
            " WHERE r.tx >= %s AND r.tx < %s AND NOT EXISTS ("
            "SELECT 1 FROM public.logboek_zegel z"
            f" WHERE z.regel_id = r.id AND z.logboek = '{naam}')"
            " ORDER BY r.tx, r.op, r.id"
        )
        gevonden += verbinding.execute(query, [van, tot]).fetchall()
    return gevonden


def _late(verbinding: Verbinding, horizon: int) -> Iterator[Bevinding]:
    """Name what should have been sealed by now."""
    for naam, (tabel, _) in _TABELLEN.items():
        query = (
            f"SELECT count(*) FROM {tabel} r WHERE r.tx >= %s"
            f" AND r.op < clock_timestamp() - interval '{_LAAT}'"
            " AND NOT EXISTS (SELECT 1 FROM public.logboek_zegel z"
            f" WHERE z.regel_id = r.id AND z.logboek = '{naam}')"
        )
        (aantal,) = _one(verbinding, query, horizon)
        if aantal:
            yield Bevinding("niet verzegeld", naam, f"{aantal} regels ouder dan 5 min")


def _last(verbinding: Verbinding) -> _Stand:
    gevonden = verbinding.execute(
        "SELECT volgnummer, ketting_hash, horizon FROM public.logboek_zegel"
        " ORDER BY volgnummer DESC LIMIT 1"
    ).fetchone()
    return _Stand(*gevonden) if gevonden else _Stand()


def _digest(kolommen: LiteralString) -> LiteralString:
    tekst = f"jsonb_build_array({kolommen})::text"
    return f"encode(sha256(convert_to({tekst}, 'UTF8')), 'hex')"


def _one(verbinding: Verbinding, query: LiteralString, *params: Any) -> tuple[Any, ...]:
    rij: tuple[Any, ...] | None = verbinding.execute(query, params or None).fetchone()
    assert rij is not None  # noqa: S101 - an aggregate always answers
    return rij
