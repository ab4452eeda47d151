"""
Create the database roles and the database; safe to run again and again.

    python -m keten.kern.rollen ADMIN_URL --database keten

It says of each what it did: made, repaired, or nothing because it was right already.

Needs no Django settings, so that it runs before Django can. The admin need not be
a superuser: CREATEROLE and CREATEDB are enough (PostgreSQL 16 or newer), hence no
role here has BYPASSRLS. ``ADMIN_URL`` may also come from the environment, and so do
the passwords, as ``ADMIN_PASSWORD`` and ``KETEN_APP_PASSWORD``, or as the names of
files that hold them; without one a role keeps what it has.
"""

import argparse
import os
import sys
from dataclasses import dataclass, field
from typing import LiteralString

import psycopg
from psycopg import sql
from psycopg.conninfo import make_conninfo

from keten.kern.databank import (
    APP,
    EIGENAAR,
    KOPIE,
    LOGBOEK,
    POORTWACHTER,
    ZEGELAAR,
)
from keten.kern.geheim import read_geheim

GEMAAKT, HERSTELD, AL_GOED = "gemaakt", "hersteld", "was al goed"
VERSIE = 160000
MACHTIG = "Deze rollen mogen meer dan Keten toelaat; haal dat eerst weg: {}."
OUD = "Keten vraagt PostgreSQL 16 of nieuwer; dit is {}."


class TeOudError(Exception):
    """The server knows no membership without inheritance."""


class OnveiligeRolError(Exception):
    """A role exists already and may do more than the application may."""


@dataclass(frozen=True)
class Rol:
    naam: str
    login: bool = True
    grenzen: dict[str, str] = field(default_factory=dict)


ROLLEN = (
    Rol(EIGENAAR),  # owns the tables, runs migrate, serves nobody
    # Web and worker. A page that waits longer has lost its reader already.
    Rol(
        APP,
        grenzen={
            "statement_timeout": "10s",
            "lock_timeout": "2s",
            "idle_in_transaction_session_timeout": "30s",
        },
    ),
    Rol(ZEGELAAR),  # reads the logs and seals them; sees no other table
    Rol(KOPIE),  # reads everything and writes nothing: the backup
    Rol(POORTWACHTER, login=False),  # owns the functions that the policies ask
    Rol(LOGBOEK, login=False),  # owns the logs
)
# Who may act as whom. The owner hands functions to the poortwachter (SET) and never
# reads through its eyes by accident (no INHERIT). It inherits the logboek, for a later
# migration must be able to alter a log.
LIDMAATSCHAP: tuple[tuple[str, str, LiteralString], ...] = (
    (POORTWACHTER, EIGENAAR, "INHERIT FALSE, SET TRUE"),
    (LOGBOEK, EIGENAAR, "INHERIT TRUE, SET TRUE"),
)
# What the application may do with every table and sequence that a migration makes.
# Nobody deletes: the few tables in which rows come and go say so in a migration.
RECHTEN: tuple[LiteralString, ...] = (
    "GRANT SELECT, INSERT, UPDATE ON TABLES TO {}",
    "GRANT USAGE, SELECT ON SEQUENCES TO {}",
)
RECHTEN_KOPIE: tuple[LiteralString, ...] = (
    "GRANT SELECT ON TABLES TO {}",
    "GRANT SELECT ON SEQUENCES TO {}",
)


def create_rollen(*, admin_url: str, createdb: bool = False) -> list[str]:
    """
    Create what is missing, repair what differs.

    :param createdb: let the owner create databases; for tests only
    :return: what was done, a line for each role and membership, in Dutch
    :raises TeOudError: on a server that is too old
    :raises OnveiligeRolError: if a role is superuser or bypasses row security
    """
    with psycopg.connect(admin_url) as connection:
        if connection.info.server_version < VERSIE:
            raise TeOudError(OUD.format(connection.info.server_version // 10_000))
        vooraf = _staat(connection)
        for rol in ROLLEN:
            _create_rol(connection, rol)
        for groep, lid, opties in LIDMAATSCHAP:
            connection.execute(
                sql.SQL("GRANT {} TO {} WITH {}").format(
                    sql.Identifier(groep), sql.Identifier(lid), sql.SQL(opties)
                )
            )
        if createdb:
            connection.execute(
                sql.SQL("ALTER ROLE {} CREATEDB").format(sql.Identifier(EIGENAAR))
            )
        _refuse_onveilig(connection)
        return _verschil(vooraf, _staat(connection))


def create_database(*, admin_url: str, naam: str) -> list[str]:
    """
    Create the database if it is not there, owned by the owner role.

    :return: what was done, in Dutch
    """
    # CREATE DATABASE refuses to run inside a transaction.
    with psycopg.connect(admin_url, autocommit=True) as connection:
        # An admin who is no superuser must be able to become the owner.
        connection.execute(
            sql.SQL("GRANT {} TO CURRENT_USER WITH SET TRUE").format(
                sql.Identifier(EIGENAAR)
            )
        )
        query = "SELECT 1 FROM pg_database WHERE datname = %s"
        er_al = connection.execute(query, [naam]).fetchone()
        if not er_al:
            connection.execute(
                sql.SQL("CREATE DATABASE {} OWNER {}").format(
                    sql.Identifier(naam), sql.Identifier(EIGENAAR)
                )
            )
    _grant_rechten(admin_url, naam)
    return [f"databank {naam}: {AL_GOED if er_al else GEMAAKT}"]


def _staat(connection: psycopg.Connection) -> dict[str, object]:
    """Read the roles and who belongs to whom, as far as this command sets them."""
    rollen = connection.execute(
        "SELECT rolname, rolcanlogin, rolconfig FROM pg_roles WHERE rolname = ANY(%s)",
        [[rol.naam for rol in ROLLEN]],
    ).fetchall()
    leden = connection.execute(
        "SELECT roleid::regrole::text, member::regrole::text,"
        " bool_or(inherit_option), bool_or(set_option) FROM pg_auth_members"
        " WHERE member::regrole::text = ANY(%s) GROUP BY roleid, member",
        [[lid for _, lid, _ in LIDMAATSCHAP]],
    ).fetchall()
    staat: dict[str, object] = {f"rol {naam}": rest for naam, *rest in rollen}
    return staat | {f"{lid} mag {groep} worden": rest for groep, lid, *rest in leden}


def _verschil(vooraf: dict[str, object], nu: dict[str, object]) -> list[str]:
    def gedaan(wat: str) -> str:
        if wat not in vooraf:
            return GEMAAKT
        return AL_GOED if vooraf[wat] == nu[wat] else HERSTELD

    return [f"{wat}: {gedaan(wat)}" for wat in sorted(nu)]


def _grant_rechten(admin_url: str, naam: str) -> None:
    """Set beforehand what the application may do with tables still to be made."""
    with psycopg.connect(admin_url, dbname=naam) as connection:
        connection.execute(sql.SQL("SET ROLE {}").format(sql.Identifier(EIGENAAR)))
        for rol, rechten in ((APP, RECHTEN), (KOPIE, RECHTEN_KOPIE)):
            for recht in rechten:
                standaard = "ALTER DEFAULT PRIVILEGES IN SCHEMA public " + recht
                connection.execute(sql.SQL(standaard).format(sql.Identifier(rol)))


def _create_rol(connection: psycopg.Connection, rol: Rol) -> None:
    naam = sql.Identifier(rol.naam)
    query = "SELECT 1 FROM pg_roles WHERE rolname = %s"
    if not connection.execute(query, [rol.naam]).fetchone():
        # The defaults are what we want: no superuser, no BYPASSRLS. Writing
        # NOSUPERUSER out is refused to an admin who is no superuser himself.
        connection.execute(sql.SQL("CREATE ROLE {}").format(naam))
    kan_inloggen = sql.SQL("LOGIN" if rol.login else "NOLOGIN")
    connection.execute(sql.SQL("ALTER ROLE {} {}").format(naam, kan_inloggen))
    for grens, waarde in rol.grenzen.items():
        connection.execute(
            sql.SQL("ALTER ROLE {} SET {} = {}").format(
                naam, sql.Identifier(grens), sql.Literal(waarde)
            )
        )
    wachtwoord = read_geheim(f"{rol.naam.upper()}_PASSWORD")
    if rol.login and wachtwoord:
        # Hashed here, so that the server log never holds the password itself.
        scram = connection.pgconn.encrypt_password(
            wachtwoord.encode(), rol.naam.encode(), b"scram-sha-256"
        ).decode()
        connection.execute(
            sql.SQL("ALTER ROLE {} PASSWORD {}").format(naam, sql.Literal(scram))
        )


def _refuse_onveilig(connection: psycopg.Connection) -> None:
    te_machtig = connection.execute(
        "SELECT rolname FROM pg_roles WHERE rolname = ANY(%s)"
        " AND (rolsuper OR rolbypassrls OR rolcreaterole)",
        [[rol.naam for rol in ROLLEN]],
    ).fetchall()
    if te_machtig:
        namen = ", ".join(naam for (naam,) in te_machtig)
        raise OnveiligeRolError(MACHTIG.format(namen))


def main() -> None:
    parser = argparse.ArgumentParser(description="Maak de databankrollen.")
    parser.add_argument("admin_url", nargs="?", default=os.environ.get("ADMIN_URL"))
    parser.add_argument("--database", help="maak ook deze databank")
    options = parser.parse_args()
    if not options.admin_url:
        parser.error("geef ADMIN_URL, als argument of in de omgeving")
    admin_url = options.admin_url
    wachtwoord = read_geheim("ADMIN_PASSWORD")
    if wachtwoord:
        admin_url = make_conninfo(admin_url, password=wachtwoord)
    try:
        gedaan = create_rollen(admin_url=admin_url)
        if options.database:
            gedaan += create_database(admin_url=admin_url, naam=options.database)
    except (TeOudError, OnveiligeRolError) as fout:
        raise SystemExit(str(fout)) from fout
    sys.stdout.write("\n".join(gedaan) + "\n")


if __name__ == "__main__":
    main()
