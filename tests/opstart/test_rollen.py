import psycopg
import pytest

from keten.kern.databank import APP, EIGENAAR
from keten.kern.rollen import OnveiligeRolError, create_rollen
from tests.server import url_for
from tests.sjabloon import SJABLOON


@pytest.mark.parametrize("rol", [APP, EIGENAAR])
def test_no_role_of_ours_is_above_the_rules(rol: str) -> None:
    with psycopg.connect(url_for(rol)) as connection:
        row = connection.execute(
            "SELECT rolsuper, rolbypassrls, rolcreaterole FROM pg_roles"
            " WHERE rolname = current_user"
        ).fetchone()

    assert row == (False, False, False)


def test_the_application_may_not_make_a_table() -> None:
    with (
        psycopg.connect(url_for(APP, SJABLOON)) as connection,
        pytest.raises(psycopg.errors.InsufficientPrivilege),
    ):
        connection.execute("CREATE TABLE stiekem ()")


def test_the_application_may_use_a_table_of_the_owner_but_not_change_its_shape() -> (
    None
):
    with psycopg.connect(url_for(EIGENAAR, SJABLOON)) as eigenaar:
        eigenaar.execute("CREATE TABLE proef (naam text)")
        eigenaar.commit()
        try:
            with psycopg.connect(url_for(APP, SJABLOON)) as app:
                app.execute("INSERT INTO proef VALUES ('x')")
                app.commit()
                with pytest.raises(psycopg.errors.InsufficientPrivilege):
                    app.execute("ALTER TABLE proef ADD COLUMN meer text")
        finally:
            eigenaar.execute("DROP TABLE proef")


def test_a_page_does_not_wait_for_ever() -> None:
    with psycopg.connect(url_for(APP)) as connection:
        row = connection.execute(
            "SELECT current_setting('statement_timeout'),"
            " current_setting('lock_timeout')"
        ).fetchone()

    assert row == ("10s", "2s")


def test_a_role_that_may_too_much_is_refused() -> None:
    with psycopg.connect(url_for(""), autocommit=True) as admin:
        admin.execute(f"ALTER ROLE {EIGENAAR} CREATEROLE")
        try:
            with pytest.raises(OnveiligeRolError):
                create_rollen(admin_url=url_for(""))
        finally:
            admin.execute(f"ALTER ROLE {EIGENAAR} NOCREATEROLE")
