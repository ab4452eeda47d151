"""Proof: whoever owns the server but not the key cannot bend a log unseen."""

import random
import uuid
from collections.abc import Callable, Iterator
from typing import Any, LiteralString

import psycopg
from psycopg.conninfo import make_conninfo

from keten.kern.databank import APP, ZEGELAAR
from keten.logboek import ketting
from keten.logboek.ketting import Verbinding
from keten.meting.uitkomst import Uitkomst, number
from keten.meting.werkplaats import demo_server

_SLEUTEL = b"een sleutel die alleen de zegelaar kent"
_PER_RONDE = 500
_STAART = 10
_REGELS: LiteralString = """
    INSERT INTO logboek_inzageregel (medewerker_id, organisaties, verbanden, rollen,
        actie, soort, objecten, doel, resultaat, verzoek_id, termen)
    SELECT gen_random_uuid(), '{}', '{}', '{gast}', 'casusoverleg:casus', 'proef',
        ARRAY[gen_random_uuid()], 'inzien', 200, gen_random_uuid(), '{}'
    FROM generate_series(1, %s)"""
# Per log: how a row is changed so that it still looks like one.
_WIJZIG: dict[str, tuple[LiteralString, ...]] = {
    "inzage": (
        "UPDATE logboek_inzageregel SET verzoek_id = gen_random_uuid() WHERE id = %s",
        "UPDATE logboek_inzageregel SET objecten = '{}' WHERE id = %s",
        "UPDATE logboek_inzageregel SET op = op - interval '1 s' WHERE id = %s",
        "UPDATE logboek_inzageregel SET resultaat = 404 WHERE id = %s",
    ),
    "wijziging": (
        "UPDATE logboek_wijzigingsregel SET medewerker_id = id WHERE id = %s",
        "UPDATE logboek_wijzigingsregel SET velden = '{}' WHERE id = %s",
        "UPDATE logboek_wijzigingsregel SET rol = 'niemand' WHERE id = %s",
    ),
    "waarde": ("UPDATE logboek.waarde SET inhoud = '\\x00' WHERE id = %s",),
}
_VERWIJDER: dict[str, LiteralString] = {
    "inzage": "DELETE FROM logboek_inzageregel WHERE id = %s",
    "wijziging": "DELETE FROM logboek_wijzigingsregel WHERE id = %s",
    "waarde": "DELETE FROM logboek.waarde WHERE id = %s",
}
_KOPIEER: dict[str, LiteralString] = {
    "inzage": "INSERT INTO logboek_inzageregel SELECT (jsonb_populate_record("
    "r, jsonb_build_object('id', %s::text))).* FROM logboek_inzageregel r"
    " WHERE id = %s",
    "wijziging": "INSERT INTO logboek_wijzigingsregel SELECT (jsonb_populate_record("
    "r, jsonb_build_object('id', %s::text))).* FROM logboek_wijzigingsregel r"
    " WHERE id = %s",
    "waarde": "INSERT INTO logboek.waarde SELECT (jsonb_populate_record("
    "r, jsonb_build_object('id', %s::text))).* FROM logboek.waarde r WHERE id = %s",
}


def prove_knoeien(*, aantal: int, zaad: int) -> Uitkomst:
    """Touch so many sealed rows of the demo, and cut the end off."""
    with demo_server() as (admin_url, database):
        return tamper(
            admin_url=make_conninfo(admin_url, dbname=database),
            aantal=aantal,
            zaad=zaad,
        )


def tamper(*, admin_url: str, aantal: int, zaad: int) -> Uitkomst:
    """
    Touch sealed rows as a superuser without the key; count what is not found.

    :param admin_url: of a database in which nobody else is at work
    """
    lot = random.Random(zaad)  # noqa: S311 - a proof that can be repeated
    with (
        psycopg.connect(admin_url, autocommit=True) as dader,
        psycopg.connect(make_conninfo(admin_url, user=ZEGELAAR), autocommit=True) as z,
    ):
        _fill(admin_url, z, aantal)
        vals_alarm = len(list(ketting.verify(z, sleutel=_SLEUTEL)))
        dader.execute("SET session_replication_role = replica")
        verwacht = list(_touch(dader, lot, aantal))
        gevonden = {str(b) for b in ketting.verify(z, sleutel=_SLEUTEL)}
        gemist = [wat for wat in verwacht if wat not in gevonden]
        te_veel = gevonden - set(verwacht)
        afgeknipt = _cut(dader, z)
    fouten = len(gemist) + len(te_veel) + vals_alarm + (not afgeknipt)
    return Uitkomst(
        f"{number(aantal)} verzegelde regels gewijzigd, verwijderd of toegevoegd,"
        f" {number(len(verwacht) - len(gemist))} gevonden en genoemd; afgeknipt einde"
        f" {'gevonden' if afgeknipt else 'gemist'}; gemist of vals alarm",
        number(fouten),
        gelukt=not fouten and len(verwacht) == aantal,
    )


def _fill(admin_url: str, zegelaar: Verbinding, aantal: int) -> None:
    """Make enough rows, in several rounds of the sealer."""
    with psycopg.connect(make_conninfo(admin_url, user=APP), autocommit=True) as app:
        app.execute("SELECT set_config('keten.systeem', 'proef', false)")
        for _ in range(0, 3 * aantal, _PER_RONDE):
            app.execute(_REGELS, [_PER_RONDE])
            ketting.seal(zegelaar, sleutel=_SLEUTEL)
    ketting.seal(zegelaar, sleutel=_SLEUTEL)


def _touch(dader: Verbinding, lot: random.Random, aantal: int) -> Iterator[str]:
    """Do so many different things; give what each should be called."""
    manieren = (_change, _remove, _add, _double, _reseal, _unseal)
    # Every other seal: of two side by side the second can hide behind the first.
    zegels = dader.execute(
        "SELECT volgnummer, logboek, regel_id FROM logboek_zegel"
        " WHERE volgnummer % 2 = 0 AND volgnummer <"
        " (SELECT max(volgnummer) FROM logboek_zegel) ORDER BY volgnummer"
    ).fetchall()
    for nummer, logboek, regel_id in lot.sample(zegels, aantal):
        manier: Callable[..., str] = lot.choice(manieren)
        yield manier(dader, lot, nummer, logboek, regel_id)


def _change(dader: Verbinding, lot: random.Random, nummer: int, *rij: Any) -> str:
    logboek, regel_id = rij
    dader.execute(lot.choice(_WIJZIG[logboek]), [regel_id])
    return f"gewijzigd: {logboek} {regel_id}"


def _remove(dader: Verbinding, lot: random.Random, nummer: int, *rij: Any) -> str:
    logboek, regel_id = rij
    dader.execute(_VERWIJDER[logboek], [regel_id])
    return f"verwijderd: {logboek} {regel_id}"


def _add(dader: Verbinding, lot: random.Random, nummer: int, *rij: Any) -> str:
    """Add a row that looks as old as another."""
    logboek, regel_id = rij
    nieuw = uuid.UUID(int=lot.getrandbits(128), version=4)
    dader.execute(_KOPIEER[logboek], [str(nieuw), regel_id])
    return f"toegevoegd: {logboek} {nieuw}"


def _double(dader: Verbinding, lot: random.Random, nummer: int, *rij: Any) -> str:
    """Add a row under a key that was sealed already; only parts of a month let that."""
    logboek, regel_id = rij
    if logboek == "waarde":
        return _add(dader, lot, nummer, *rij)
    tabel: LiteralString = (
        "logboek_inzageregel" if logboek == "inzage" else "logboek_wijzigingsregel"
    )
    dader.execute(
        f"INSERT INTO {tabel} SELECT (jsonb_populate_record(r, jsonb_build_object("  # noqa: S608
        f"'op', r.op + interval '1 s'))).* FROM {tabel} r WHERE id = %s",
        [regel_id],
    )
    return f"toegevoegd: {logboek} {regel_id}"


def _reseal(dader: Verbinding, lot: random.Random, nummer: int, *rij: Any) -> str:
    """Let a seal tell of another row; without the key its link does not fit."""
    dader.execute(
        "UPDATE logboek_zegel SET ketting_hash = encode(sha256(ketting_hash::bytea),"
        " 'hex') WHERE volgnummer = %s",
        [nummer],
    )
    return f"zegel gewijzigd: zegel {nummer}"


def _unseal(dader: Verbinding, lot: random.Random, nummer: int, *rij: Any) -> str:
    """Take a row away with its seal."""
    logboek, regel_id = rij
    dader.execute(_VERWIJDER[logboek], [regel_id])
    dader.execute("DELETE FROM logboek_zegel WHERE volgnummer = %s", [nummer])
    return f"zegel verwijderd: zegel {nummer}"


def _cut(dader: Verbinding, zegelaar: Verbinding) -> bool:
    """Cut the end off, so that the rest fits: only the last printed head tells."""
    anker = ketting.head(zegelaar)
    voor = {str(b) for b in ketting.verify(zegelaar, sleutel=_SLEUTEL, anker=anker)}
    weg = dader.execute(
        "DELETE FROM logboek_zegel WHERE volgnummer >"
        " (SELECT max(volgnummer) FROM logboek_zegel) - %s RETURNING logboek, regel_id",
        [_STAART],
    ).fetchall()
    for logboek, regel_id in weg:
        dader.execute(_VERWIJDER[logboek], [regel_id])
    na = {str(b) for b in ketting.verify(zegelaar, sleutel=_SLEUTEL, anker=anker)}
    return f"anker ontbreekt: zegel {anker}" in na - voor
