"""
``manage.py reservekopie`` and ``terugzetten``: the whole database in one closed file.

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
import time
from argparse import ArgumentParser
from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from typing import IO, Any, cast

import psycopg
from psycopg import sql
from psycopg.conninfo import conninfo_to_dict, make_conninfo

from keten.kern.databank import KOPIE
from keten.kern.geheim import read_geheim
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


def main(command: str, argv: list[str]) -> int:
    """Make a copy or put one back; tell with which code the process ends."""
    begin = time.monotonic()
    try:
        if command == "reservekopie":
            _make(argv)
        else:
            _restore(argv)
    except (KopieError, kluis.KluisError, OSError, psycopg.Error) as fout:
        print(f"Niet gelukt. {fout}")
        return 1
    print(f"In {time.monotonic() - begin:.1f} seconden.")
    return 0


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


def _make(argv: list[str]) -> None:
    parser = ArgumentParser(prog="manage.py reservekopie")
    parser.add_argument("bestand", type=Path, help="het bestand dat gemaakt wordt")
    parser.add_argument("--sleutel", type=Path, help="de publieke sleutel (PEM)")
    parser.add_argument(
        "--maak-sleutels",
        type=Path,
        metavar="PRIVE",
        help="maak eerst een sleutelpaar; leg het privédeel daarna elders",
    )
    options = parser.parse_args(argv)
    if options.maak_sleutels:
        _create_sleutels(options.maak_sleutels)
        options.sleutel = _publiek(options.maak_sleutels)
    if not options.sleutel:
        parser.error("geef --sleutel, of maak er een met --maak-sleutels")
    aantallen = make_kopie(
        url=_kopie_url(),
        doel=options.bestand,
        publiek=options.sleutel.read_bytes(),
    )
    grootte = options.bestand.stat().st_size / 1_000_000
    print(
        f"Reservekopie gemaakt: {len(aantallen)} tabellen,"
        f" {sum(aantallen.values())} rijen, {grootte:.1f} MB, versleuteld."
    )


def _restore(argv: list[str]) -> None:
    parser = ArgumentParser(prog="manage.py terugzetten")
    parser.add_argument("bestand", type=Path, help="de reservekopie")
    parser.add_argument("--sleutel", type=Path, required=True, help="het privédeel")
    parser.add_argument("--naar", default=os.environ.get("ADMIN_URL"), help="ADMIN_URL")
    parser.add_argument("--databank", default="keten", help="naam; moet leeg zijn")
    options = parser.parse_args(argv)
    if not options.naar:
        parser.error("geef --naar ADMIN_URL, de server waarop het moet komen")
    anders = restore_kopie(
        admin_url=options.naar,
        naam=options.databank,
        bron=options.bestand,
        prive=options.sleutel.read_bytes(),
    )
    for tabel, (was, is_nu) in sorted(anders.items()):
        print(f"  {tabel}: {was} in de kopie, {is_nu} teruggezet")
    if anders:
        raise KopieError("Niet alle tabellen zijn gelijk.")
    print(f"Teruggezet in “{options.databank}”; alle aantallen zijn gelijk.")
    print("Controleer nu het logboek: manage.py controleer_logboek")


def _create_sleutels(prive: Path) -> None:
    if prive.exists():
        raise KopieError(f"{prive} bestaat al; een sleutel wordt nooit overschreven.")
    geheim, publiek = kluis.create_sleutels()
    prive.touch(mode=0o600)
    prive.write_bytes(geheim)
    _publiek(prive).write_bytes(publiek)
    print(f"Sleutels gemaakt: {prive} (privé) en {_publiek(prive)} (publiek).")


def _publiek(prive: Path) -> Path:
    return prive.with_suffix(".publiek.pem")


def _kopie_url() -> str:
    url = read_geheim("DATABASE_URL_KOPIE")
    if not url:
        raise KopieError("Noem de databank in DATABASE_URL_KOPIE, als keten_kopie.")
    wachtwoord = read_geheim(f"{KOPIE.upper()}_PASSWORD")
    return make_conninfo(url, password=wachtwoord) if wachtwoord else url
