"""
The whole database in one closed file, and back.

The copy is made by a role of its own, that reads every row and writes none: for the
application a dump is as empty as what it may see. It is one moment of the database,
with the count of every table at that moment, and goes to disk encrypted to a public key
whose other half lies elsewhere.
"""

import datetime as dt
import json
import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from typing import IO, Any, cast

import psycopg
from psycopg import sql
from psycopg.conninfo import conninfo_to_dict, make_conninfo

from keten.kern.rollen import create_database, create_rollen
from keten.opstart import kluis
from keten.opstart.postgres import find_program
from keten.opstart.wiel import GeenServerError

# Rows that live for a quarter of an hour, and that would let somebody in.
ZONDER_INHOUD = ("public.django_session", "public.kern_cache")
_TABELLEN = """
    SELECT n.nspname, c.relname FROM pg_class c
    JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE c.relkind IN ('r', 'p') AND NOT c.relispartition
      AND n.nspname NOT IN ('pg_catalog', 'information_schema')
      AND n.nspname NOT LIKE 'pg_toast%' AND n.nspname NOT LIKE 'pg_temp%'
    ORDER BY 1, 2
"""
_STUK = 256 * 1024


class KopieError(Exception):
    """Why there is no copy, or why it was not put back; meant to be read."""


def make_kopie(*, url: str, doel: Path, publiek: bytes) -> dict[str, int]:
    """
    Write one moment of the database to a file; it appears whole or not at all.

    :param url: the database, as the role that makes copies
    :return: rows per table
    :raises KopieError: if something is there that cannot be read, or not all of it
    """
    half = doel.with_name(doel.name + ".half")
    with psycopg.connect(url) as connection:
        connection.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        (moment,) = connection.execute("SELECT pg_export_snapshot()").fetchone() or (
            "",
        )
        aantallen = count_rows(connection)
        if not aantallen:
            raise KopieError("De databank is leeg; er is niets te kopiëren.")
        with half.open("wb") as bestand:
            os.fchmod(bestand.fileno(), 0o600)
            kist = kluis.Schrijver(bestand, publiek=publiek)
            _put_lijst(kist, aantallen)
            _dump(url, moment, kist)
            kist.close()
            bestand.flush()
            os.fsync(bestand.fileno())
    half.replace(doel)
    return aantallen


def restore_kopie(
    *, admin_url: str, naam: str, bron: Path, prive: bytes
) -> dict[str, tuple[int, int]]:
    """
    Put a copy back into a database that is not there yet, or is empty.

    :return: per table where it differs: rows in the copy, rows put back
    :raises KopieError: if the database holds something already
    """
    create_rollen(admin_url=admin_url)
    create_database(admin_url=admin_url, naam=naam)
    with psycopg.connect(admin_url, dbname=naam) as connection:
        if connection.execute(_TABELLEN).fetchone():
            raise KopieError(f"De databank “{naam}” is niet leeg; kies een andere.")
    with bron.open("rb") as bestand:
        stukken = kluis.read_stukken(bestand, prive=prive)
        verwacht, rest = _take_lijst(stukken)
        _load(make_conninfo(admin_url, dbname=naam), rest, stukken)
    with psycopg.connect(admin_url, dbname=naam) as connection:
        gevonden = count_rows(connection)
    return {
        tabel: (verwacht.get(tabel, 0), gevonden.get(tabel, 0))
        for tabel in verwacht.keys() | gevonden.keys()
        if verwacht.get(tabel) != gevonden.get(tabel)
    }


def count_rows(connection: psycopg.Connection) -> dict[str, int]:
    """Return how many rows each table has, for the role that asks."""
    aantallen = {}
    for schema, tabel in connection.execute(_TABELLEN).fetchall():
        vol = f"{schema}.{tabel}"
        if vol in ZONDER_INHOUD:
            continue
        query = sql.SQL("SELECT count(*) FROM {}").format(sql.Identifier(schema, tabel))
        (aantal,) = connection.execute(query).fetchone() or (0,)
        aantallen[vol] = aantal
    return aantallen


def _put_lijst(kist: kluis.Schrijver, aantallen: dict[str, int]) -> None:
    lijst = {"gemaakt_op": dt.datetime.now(dt.UTC).isoformat(), "rijen": aantallen}
    tekst = json.dumps(lijst).encode()
    kist.write(len(tekst).to_bytes(4, "big") + tekst)


def _take_lijst(stukken: Iterator[bytes]) -> tuple[dict[str, int], bytes]:
    begin = next(stukken)
    lengte = int.from_bytes(begin[:4], "big")
    lijst: dict[str, Any] = json.loads(begin[4 : 4 + lengte])
    print(f"Reservekopie van {lijst['gemaakt_op'][:16].replace('T', ' ')} UTC.")
    return lijst["rijen"], begin[4 + lengte :]


def _dump(url: str, moment: str, kist: kluis.Schrijver) -> None:
    line = [
        *(_program("pg_dump"), "--format=custom", "--enable-row-security"),
        f"--snapshot={moment}",
        *(f"--exclude-table-data={tabel}" for tabel in ZONDER_INHOUD),
    ]
    with tempfile.TemporaryFile() as klacht:
        with subprocess.Popen(
            line, stdout=subprocess.PIPE, stderr=klacht, env=_omgeving(url)
        ) as process:
            for stuk in iter(lambda: cast(IO[bytes], process.stdout).read(_STUK), b""):
                kist.write(stuk)
        _check(process, klacht)


def _load(url: str, begin: bytes, stukken: Iterator[bytes]) -> None:
    line = [_program("pg_restore"), "--exit-on-error", "--dbname", _naam(url)]
    with tempfile.TemporaryFile() as klacht:
        with subprocess.Popen(
            line, stdin=subprocess.PIPE, stderr=klacht, env=_omgeving(url)
        ) as process:
            try:
                for stuk in chain([begin], stukken):
                    cast(IO[bytes], process.stdin).write(stuk)
            except BrokenPipeError:
                # It says itself why it stopped.
                process.kill()
        _check(process, klacht)


def _check(process: subprocess.Popen[bytes], klacht: IO[bytes]) -> None:
    if process.returncode:
        klacht.seek(0)
        regels = klacht.read().decode(errors="replace").strip().splitlines()
        program = Path(cast(list[str], process.args)[0]).name
        raise KopieError(f"{program} stopte: {regels[0] if regels else 'onbekend'}")


def _naam(url: str) -> str:
    return str(conninfo_to_dict(url)["dbname"])


def _omgeving(url: str) -> dict[str, str]:
    """Where the database is; not on the command line, where everybody reads it."""
    deel = conninfo_to_dict(url)
    namen = {
        "PGHOST": "host",
        "PGPORT": "port",
        "PGUSER": "user",
        "PGPASSWORD": "password",
        "PGDATABASE": "dbname",
        "PGSSLMODE": "sslmode",
    }
    return {"PATH": os.environ.get("PATH", ""), "LC_ALL": "C"} | {
        naam: str(deel[sleutel]) for naam, sleutel in namen.items() if deel.get(sleutel)
    }


def _program(naam: str) -> str:
    # That of the wheel first: one that is older than the server refuses to work.
    try:
        return str(find_program(naam))
    except GeenServerError as fout:
        gevonden = shutil.which(naam)
        if not gevonden:
            raise KopieError(
                f"{naam} is er niet. Op Debian: apt-get install postgresql-client"
            ) from fout
        return gevonden
