"""What a log is in the database, as operations of a migration."""

from django.db.migrations import RunSQL

from keten.kern.databank import APP, EIGENAAR, KOPIE, LOGBOEK, ZEGELAAR

# Filled in by the database, and by nobody else.
REGEL = """
    id uuid NOT NULL DEFAULT gen_random_uuid(),
    op timestamptz NOT NULL DEFAULT clock_timestamp(),
    tx bigint NOT NULL DEFAULT pg_current_xact_id()::text::bigint
"""


def append_only(
    tabel: str, *, kolommen: str = "", schrijver: str = APP, lezers: str = APP
) -> RunSQL:
    """
    Hand a table to the role of the logs; nobody changes or removes a row of it.

    :param kolommen: the columns that the writer may fill in; none when empty
    """
    schrijven = f"GRANT INSERT ({kolommen}) ON {tabel} TO {schrijver};"
    # Who gets a table must be able to make one, at that moment only.
    return RunSQL(
        f"""
        REVOKE ALL ON {tabel} FROM {APP};
        GRANT SELECT ON {tabel} TO {lezers}, {ZEGELAAR}, {KOPIE};
        {schrijven if kolommen else ""}
        CREATE TRIGGER blijft_staan BEFORE UPDATE OR DELETE ON {tabel}
            FOR EACH ROW EXECUTE FUNCTION logboek.weiger();
        CREATE TRIGGER blijft_vol BEFORE TRUNCATE ON {tabel}
            EXECUTE FUNCTION logboek.weiger();
        GRANT CREATE ON SCHEMA public TO {LOGBOEK};
        ALTER TABLE {tabel} OWNER TO {LOGBOEK};
        REVOKE CREATE ON SCHEMA public FROM {LOGBOEK};
        """,  # noqa: S608 - names of ours
        f"ALTER TABLE {tabel} OWNER TO {EIGENAAR};",
    )


def functie(
    naam: str, geeft: str, tekst: str, *, mag: str = "", taal: str = "plpgsql"
) -> RunSQL:
    """
    Make a function that acts as the role of the logs.

    :param mag: the roles that may call it; a trigger needs none
    """
    recht = f"GRANT EXECUTE ON FUNCTION {naam} TO {mag};" if mag else ""
    return RunSQL(
        f"""
        CREATE OR REPLACE FUNCTION {naam} RETURNS {geeft}
            LANGUAGE {taal} SECURITY DEFINER SET search_path = pg_catalog, pg_temp
            AS $functie${tekst}$functie$;
        REVOKE ALL ON FUNCTION {naam} FROM PUBLIC;
        {recht}
        ALTER FUNCTION {naam} OWNER TO {LOGBOEK};
        """,
        f"DROP FUNCTION {naam};",
    )


def volg(
    tabel: str, *, geheim: str = "", overslaan: str = "", sleutel: str = "id"
) -> RunSQL:
    """
    Write down every change of this table, also one past the application.

    :param geheim: columns of which the log keeps the name and no value
    :param overslaan: columns that are not looked at
    :param sleutel: the column that holds the key of the record
    """
    return RunSQL(
        f"""
        CREATE TRIGGER wijzigingslog AFTER INSERT OR UPDATE OR DELETE ON {tabel}
            FOR EACH ROW EXECUTE FUNCTION
            logboek.noteer('{geheim}', '{overslaan}', '{sleutel}');
        """,
        f"DROP TRIGGER wijzigingslog ON {tabel};",
    )
