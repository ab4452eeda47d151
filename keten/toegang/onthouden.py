"""
What the database worked out about the actor, kept for one transaction.

Every policy asks who works where and holds which right, and a page asks a hundred
policies: worked out each time, that costs more than the page.
"""

from django.db.migrations import RunSQL

from keten.kern.databank import EIGENAAR, POORTWACHTER

# Whoever asks, at which shifted moment, after which change, in which second: what was
# kept under another mark is worked out anew. The second lets a right that somebody
# else takes away end in time, also in the middle of a long transaction.
MERK = f"""
SET LOCAL ROLE {POORTWACHTER};
CREATE FUNCTION keten.merk() RETURNS text LANGUAGE sql VOLATILE AS $$
    SELECT coalesce(current_setting('keten.actor', true), '')
        || '|' || coalesce(current_setting('keten.nu', true), '')
        || '|' || coalesce(current_setting('keten.memo_nr', true), '')
        || '|' || extract(epoch FROM clock_timestamp())::bigint || '|'$$;
CREATE FUNCTION keten.vergeet() RETURNS trigger LANGUAGE plpgsql
    SET search_path = '' AS $$
BEGIN
    PERFORM set_config('keten.memo_nr', (1 + coalesce(
        nullif(current_setting('keten.memo_nr', true), ''), '0')::bigint)::text, true);
    RETURN NULL;
END $$;
REVOKE ALL ON FUNCTION keten.vergeet() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION keten.vergeet() TO {EIGENAAR};
RESET ROLE;
"""  # noqa: S608 - names of ours
MERK_TERUG = f"""
SET LOCAL ROLE {POORTWACHTER};
DROP FUNCTION keten.vergeet(), keten.merk();
RESET ROLE;
"""


def onthoud(functie: str, retour: str, *, met: bool = False) -> RunSQL:
    """
    Let a function of the poortwachter remember its answer; the old one is asked once.

    :param functie: its name, without the schema
    :param met: whether it is asked about one right
    """
    soort, kop, naam = ("text", "met text", "met") if met else ("", "", "")
    plek = f"'keten.memo_{functie}'" + (" || '_' || met" if met else "")
    # The policies know the function itself and not its name: it stays, its work moves.
    return RunSQL(
        f"""
        SET LOCAL ROLE {POORTWACHTER};
        {_verhuis(functie, f"reken_{functie}", soort)}
        REVOKE ALL ON FUNCTION keten.reken_{functie}({soort}) FROM PUBLIC;
        CREATE OR REPLACE FUNCTION keten.{functie}({kop}) RETURNS {retour}
            LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = ''
            AS $functie$
        DECLARE
            merk text := keten.merk();
            plek text := {plek};
            bewaard text := current_setting(plek, true);
            antwoord {retour};
        BEGIN
            IF starts_with(bewaard, merk) THEN
                RETURN substr(bewaard, length(merk) + 1);
            END IF;
            antwoord := keten.reken_{functie}({naam});
            PERFORM set_config(plek, merk || antwoord::text, true);
            RETURN antwoord;
        END $functie$;
        RESET ROLE;
        """,
        f"""
        SET LOCAL ROLE {POORTWACHTER};
        {_verhuis(f"reken_{functie}", functie, soort)}
        DROP FUNCTION keten.reken_{functie}({soort});
        RESET ROLE;
        """,
    )


def _verhuis(van: str, naar: str, soort: str) -> str:
    """Give one function the text of another."""
    return f"""
        DO $verhuis$ BEGIN EXECUTE replace(
            pg_get_functiondef('keten.{van}({soort})'::regprocedure),
            'FUNCTION keten.{van}(', 'FUNCTION keten.{naar}('); END $verhuis$;
    """


def vergeet_bij(tabel: str) -> RunSQL:
    """Forget what was kept when a row of this table comes, changes or goes."""
    return RunSQL(
        f"""
        CREATE TRIGGER vergeet AFTER INSERT OR UPDATE OR DELETE ON {tabel}
            FOR EACH STATEMENT EXECUTE FUNCTION keten.vergeet();
        """,
        f"DROP TRIGGER vergeet ON {tabel};",
    )
