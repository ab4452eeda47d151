"""A million casussen, in a database of its own: made inside the server."""

import datetime as dt
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, LiteralString

import psycopg
from django.db import connections
from psycopg import sql
from psycopg.conninfo import conninfo_to_dict

from keten.kern import klok
from keten.kern.verzoek import systeem
from keten.organisaties.models import (
    Deelname,
    Dienstverband,
    Medewerker,
    Organisatie,
    Roltoekenning,
    Samenwerkingsverband,
)
from keten.toegang.rollen import Rol

# Who reads, and on how many of a hundred casussen: the regisseur is on all.
WEINIG, VEEL, REGIE, KRING = "1 %", "5 %", "trajectregisseur", "16 organisaties"
ORGANISATIES, ANDEREN = 16, 200
_BEGIN = dt.date(2020, 1, 1)
_DAGEN = 2_400
_TABELLEN = (
    "casusoverleg_casus",
    "casusoverleg_casusdeelname",
    "casusoverleg_casususerobjectpermission",
)


@dataclass(frozen=True)
class Bezetting:
    """The people of the proof, and what they work for."""

    verband: Samenwerkingsverband
    organisaties: tuple[Organisatie, ...]
    lezers: dict[str, Medewerker]
    anderen: tuple[Medewerker, ...]


@contextmanager
def logged_in(url: str) -> Iterator[None]:
    """Let Django talk to another database, or as another role, for a while."""
    deel = conninfo_to_dict(url)
    nieuw = {
        "NAME": deel.get("dbname", ""),
        "USER": deel.get("user", ""),
        "PASSWORD": deel.get("password", ""),
        "HOST": deel.get("host", ""),
        "PORT": str(deel.get("port", "")),
    }
    lijn = connections["default"]
    oud = {naam: lijn.settings_dict[naam] for naam in nieuw}
    lijn.close()
    lijn.settings_dict.update(nieuw)
    try:
        yield
    finally:
        lijn.close()
        lijn.settings_dict.update(oud)


def make_bezetting() -> Bezetting:
    """Make the people, in the database that Django talks to."""
    with systeem("een proef laden"):
        verband = _one(
            Samenwerkingsverband, naam="Proef", soort="casusoverleg", afkorting="P"
        )
        organisaties = tuple(
            _one(Organisatie, naam=f"Proef {n}", soort="jeugdwerk")
            for n in range(ORGANISATIES)
        )
        for organisatie in organisaties:
            _one(
                Deelname,
                organisatie=organisatie,
                samenwerkingsverband=verband,
                ondertekend_op=_BEGIN,
                van=_BEGIN,
            )
        lezers = {
            naam: _person(naam, verband, organisaties[:aantal], rol)
            for naam, aantal, rol in (
                (WEINIG, 1, Rol.PARTNERPROFESSIONAL),
                (VEEL, 1, Rol.PARTNERPROFESSIONAL),
                (REGIE, 1, Rol.TRAJECTREGISSEUR),
                (KRING, ORGANISATIES, Rol.PARTNERPROFESSIONAL),
            )
        }
        anderen = tuple(
            _person(f"ander {n}", verband, organisaties[n % 16 : n % 16 + 1], None)
            for n in range(ANDEREN)
        )
    return Bezetting(verband, organisaties, lezers, anderen)


def load(url: str, wie: Bezetting, *, aantal: int, zaad: int) -> None:
    """
    Load so many casussen, with four participations each.

    :param url: of a superuser: a load is no change by somebody, and fires no triggers
    :raises AndereStandError: if anything but the rows differs afterwards
    """
    waarden = _values(wie, aantal=aantal, zaad=zaad)
    with psycopg.connect(url, autocommit=True) as lijn:
        vooraf = _state(lijn)
        for zet in _HAAST:
            lijn.execute(zet)
        indexen = _drop_indexes(lijn)
        for opdracht in (_CASUSSEN, _DEELNAMES, _GUARDIAN):
            lijn.execute(opdracht, waarden)
        for index in indexen:
            lijn.execute(index)
        lijn.execute("RESET session_replication_role")
        for tabel in _TABELLEN:
            lijn.execute(
                sql.SQL("VACUUM (ANALYZE) {}").format(sql.Identifier("public", tabel))
            )
        if _state(lijn) != vooraf:
            raise AndereStandError


class AndereStandError(Exception):
    """After loading, the tables are not guarded and indexed as in the product."""


# A load that is lost is made again.
_HAAST: tuple[LiteralString, ...] = (
    "SET session_replication_role = replica",
    "SET maintenance_work_mem = '1GB'",
    "SET max_parallel_maintenance_workers = 2",
    "ALTER SYSTEM SET max_wal_size = '16GB'",
    "SELECT pg_reload_conf()",
)
# Made inside the server: rows that cross a line one by one take ten times as long.
_CASUSSEN: LiteralString = """
    INSERT INTO casusoverleg_casus (id, nummer, geopend_op, laatst_besproken_op, versie,
        gemaakt_op, gewijzigd_op, type, status, regime, herkomst, noodzaak, informeren,
        spoed, afsluitreden, veiligheidsplan_uitzondering, samenwerkingsverband_id)
    SELECT md5(%(zaad)s || ':' || n)::uuid, 'P' || n, dag,
        CASE WHEN n %% 3 > 0 THEN dag END, 1, now(), now(), 'anders', 'actief',
        'lokaal_convenant', 'overgenomen', 'x', '', false, '', '', %(verband)s
    FROM (SELECT n, %(begin)s::date
            + abs(hashint8extended(n, %(getal)s) %% %(dagen)s)::int AS dag
        FROM generate_series(0, %(aantal)s - 1) n) rij
"""
# Who reads stands first, others fill the four places; keys in order, for nobody asks
# for a participation by its key.
_DEELNAMES: LiteralString = """
    INSERT INTO casusoverleg_casusdeelname (id, casus_id, van, sorteersleutel,
        medewerker_id, organisatie_id, versie, gemaakt_op, gewijzigd_op, rol, niveau,
        noodzaak, eindreden, lopend, samenwerkingsverband_id)
    SELECT lpad(to_hex(4 * n + plek), 32, '0')::uuid, casus, dag, dag, wie,
        CASE WHEN wie = %(kring)s THEN (%(organisaties)s::uuid[])[n %% 16 + 1]
            WHEN plek <= cardinality(vast) THEN (%(organisaties)s::uuid[])[1]
            ELSE (%(organisaties)s::uuid[])[ander %% 16 + 1] END,
        1, now(), now(), 'adviseur', 2, 'x', '', true, %(verband)s
    FROM (SELECT substr(nummer, 2)::bigint AS n, id AS casus, geopend_op AS dag
        FROM casusoverleg_casus) rij,
    LATERAL (SELECT array_remove(ARRAY[%(regie)s::uuid,
        CASE WHEN n %% 100 = 0 THEN %(weinig)s::uuid
            WHEN n %% 20 = 1 THEN %(veel)s::uuid END,
        CASE WHEN n %% 100 < 32 THEN %(kring)s::uuid END], NULL) AS vast) v,
    generate_series(1, 4) plek,
    LATERAL (SELECT (abs(hashint8extended(n, %(getal)s + 1) %% 1000) + plek)
        %% cardinality(%(anderen)s::uuid[]) AS ander) a,
    LATERAL (SELECT coalesce(vast[plek], (%(anderen)s::uuid[])[ander + 1]) AS wie) w
"""
_GUARDIAN: LiteralString = """
    INSERT INTO casusoverleg_casususerobjectpermission
        (content_object_id, permission_id, user_id)
    SELECT d.casus_id, p.id, d.medewerker_id
    FROM casusoverleg_casusdeelname d, auth_permission p
    WHERE p.codename = 'inzien_casus' AND d.medewerker_id = ANY (%(lezers)s)
"""
_STATE: LiteralString = """
    SELECT 'index', pg_get_indexdef(indexrelid) FROM pg_index
    WHERE indrelid = ANY (%(tabellen)s::regclass[]) AND indisvalid
    UNION ALL SELECT 'trigger', concat(pg_get_triggerdef(oid), tgenabled)
    FROM pg_trigger WHERE tgrelid = ANY (%(tabellen)s::regclass[])
    UNION ALL SELECT 'policy', polname::text || pg_get_expr(polqual, polrelid)
    FROM pg_policy WHERE polrelid = ANY (%(tabellen)s::regclass[])
    UNION ALL SELECT 'table', concat(relname, relrowsecurity, relforcerowsecurity,
        relpersistence) FROM pg_class WHERE oid = ANY (%(tabellen)s::regclass[])
    UNION ALL SELECT 'constraint', conname::text || pg_get_constraintdef(oid)
    FROM pg_constraint WHERE conrelid = ANY (%(tabellen)s::regclass[])
    ORDER BY 1, 2
"""


def _state(lijn: psycopg.Connection[Any]) -> list[tuple[Any, ...]]:
    """Read all that makes the tables those of the product, besides their rows."""
    return lijn.execute(_STATE, {"tabellen": list(_TABELLEN)}).fetchall()


def _values(wie: Bezetting, *, aantal: int, zaad: int) -> dict[str, Any]:
    return {
        "aantal": aantal,
        "zaad": str(zaad),
        "getal": zaad,
        "begin": _BEGIN,
        "dagen": _DAGEN,
        "verband": wie.verband.pk,
        "organisaties": [organisatie.pk for organisatie in wie.organisaties],
        "anderen": [ander.pk for ander in wie.anderen],
        "lezers": [lezer.pk for lezer in wie.lezers.values()],
        "weinig": wie.lezers[WEINIG].pk,
        "veel": wie.lezers[VEEL].pk,
        "regie": wie.lezers[REGIE].pk,
        "kring": wie.lezers[KRING].pk,
    }


def _drop_indexes(lijn: psycopg.Connection[Any]) -> list[sql.SQL]:
    """Take away what is quicker made afterwards; return how to make it again."""
    rijen = lijn.execute(
        "SELECT i.indexrelid::regclass::text, pg_get_indexdef(i.indexrelid)"
        " FROM pg_index i WHERE i.indrelid::regclass::text = ANY (%s)"
        " AND NOT EXISTS (SELECT 1 FROM pg_constraint c"
        " WHERE c.conindid = i.indexrelid)",
        [list(_TABELLEN)],
    ).fetchall()
    for naam, _ in rijen:
        lijn.execute(sql.SQL("DROP INDEX {}").format(sql.Identifier(naam)))
    return [sql.SQL(definitie) for _, definitie in rijen]


def _one(model: Any, **velden: Any) -> Any:
    rij = model(**velden)
    rij.save(force_insert=True)
    return rij


def _person(
    naam: str,
    verband: Samenwerkingsverband,
    organisaties: tuple[Organisatie, ...],
    rol: Rol | None,
) -> Medewerker:
    sleutel = uuid.uuid4().hex
    wie: Medewerker = _one(
        Medewerker, inlognaam=sleutel, naam=naam, email=f"{sleutel}@example.org"
    )
    for organisatie in organisaties:
        _one(Dienstverband, medewerker=wie, organisatie=organisatie, van=_BEGIN)
    if rol:
        _one(
            Roltoekenning,
            medewerker=wie,
            samenwerkingsverband=verband,
            rol=rol,
            van=_BEGIN,
            goedgekeurd_op=klok.nu(),
        )
    return wie
