"""What the application may do in the database, asked of the database itself."""

import pytest
from django.apps import apps
from django.db import connection

from keten.kern.databank import APP, EIGENAAR, LOGBOEK
from tests.architectuur.bronnen import check
from tests.architectuur.modellen import own_models

# table -> why its rows may go
VERDWIJNT: dict[str, str] = {
    "casusoverleg_casususerobjectpermission": "rights end",
    "casusoverleg_uitgifte": "the PDFs of a meeting that opens again",
    "casusoverleg_uitgifteonderdeel": "the PDFs of a meeting that opens again",
    "django_session": "people log out",
    "inloggen_drempel": "what failed is forgotten",
    "kern_cache": "counters and limits run out",
    "kern_concept": "what was typed was sent in",
    "kern_document": "the PDFs of a meeting that opens again",
    "kern_indiening": "double clicks grow old",
    "mfa_authenticator": "a phone or a key is lost",
    "personen_geheimadresuserobjectpermission": "rights end",
    "usersessions_usersession": "people log out",
}

LOGBOEKEN = {"logboek_inzageregel", "logboek_wijzigingsregel", "logboek_zegel"}


def _rows(sql: str, *params: str) -> list[tuple[object, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(sql, params)
        return list(cursor.fetchall())


@pytest.mark.django_db
def test_the_tests_run_as_the_application() -> None:
    assert _rows("SELECT current_user, session_user") == [(APP, APP)]


@pytest.mark.django_db
def test_the_application_is_above_no_rule() -> None:
    (rij,) = _rows(
        "SELECT rolsuper, rolbypassrls, rolcreaterole, rolcreatedb, rolreplication"
        " FROM pg_roles WHERE rolname = current_user"
    )

    assert not any(rij)


@pytest.mark.django_db
def test_the_application_owns_nothing() -> None:
    eigenaren = _rows(
        "SELECT DISTINCT pg_get_userbyid(relowner) FROM pg_class c"
        " JOIN pg_namespace n ON n.oid = relnamespace WHERE nspname = 'public'"
    )

    assert {naam for (naam,) in eigenaren} == {EIGENAAR, LOGBOEK}


@pytest.mark.django_db
def test_the_application_belongs_to_no_other_role() -> None:
    assert not _rows("SELECT 1 FROM pg_auth_members WHERE member = %s::regrole", APP)


def _with_right(recht: str) -> set[str]:
    return {
        str(naam)
        for (naam,) in _rows(
            "SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace"
            " AND relkind = 'r' AND has_table_privilege(current_user, oid, %s)",
            recht,
        )
    }


@pytest.mark.django_db
def test_rows_go_only_where_a_migration_says_so() -> None:
    check(_with_right("DELETE"), VERDWIJNT)


@pytest.mark.django_db
@pytest.mark.parametrize("recht", ["TRUNCATE", "TRIGGER"])
def test_the_application_cannot_go_round_the_rows(recht: str) -> None:
    assert not _with_right(recht)


@pytest.mark.django_db
def test_no_row_about_a_person_can_be_deleted() -> None:
    tabellen = {
        m._meta.db_table
        for m in own_models()
        if m._meta.app_label in {"personen", "signalen", "meldingen"}
    }

    # Who may see a geheim adres is no row about a person.
    tabellen -= {"personen_geheimadresuserobjectpermission"}
    assert not tabellen & _with_right("DELETE")


@pytest.mark.django_db
def test_no_moment_comes_from_the_clock_of_the_database() -> None:
    """Except in the logs: who may set our clock must not set theirs."""
    rijen = _rows(
        "SELECT DISTINCT table_name FROM information_schema.columns"
        " WHERE table_schema = 'public' AND column_default ILIKE ANY"
        " (ARRAY['%%now()%%', '%%current_%%', '%%clock_timestamp%%'])"
    )

    assert {naam for (naam,) in rijen} <= LOGBOEKEN


@pytest.mark.django_db
def test_every_period_ends_after_it_begins() -> None:
    """Every model with a van and a tot has the rule in the database."""
    zonder = {
        m._meta.label
        for m in own_models()
        if {"van", "tot"} <= {veld.name for veld in m._meta.fields}
        and not any("tot" in str(c.deconstruct()) for c in m._meta.constraints)
    }

    assert not zonder


@pytest.mark.django_db
def test_every_table_of_ours_is_there() -> None:
    sql = "SELECT tablename FROM pg_tables UNION SELECT viewname FROM pg_views"
    er = {str(naam) for (naam,) in _rows(sql)}

    assert {m._meta.db_table for m in apps.get_models()} <= er
