import os
import subprocess
import sys

import psycopg
import pytest

from keten.kern.databank import APP, EIGENAAR, KOPIE
from keten.kern.rollen import OnveiligeRolError, create_rollen
from keten.opstart.paden import ROOT
from tests.server import url_for
from tests.sjabloon import SJABLOON

WERKER = "-m celery --app keten.celery worker --pool solo"


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


def test_the_command_says_what_it_did() -> None:
    again = run_rollen()
    with psycopg.connect(url_for(""), autocommit=True) as admin:
        admin.execute(f"ALTER ROLE {APP} SET lock_timeout = '9s'")
    repaired = run_rollen()

    assert f"rol {APP}: was al goed" in again
    assert f"rol {APP}: hersteld" in repaired
    assert f"rol {EIGENAAR}: was al goed" in repaired
    assert f"databank {SJABLOON}: was al goed" in repaired


def run_rollen() -> list[str]:
    done = subprocess.run(
        [
            *(sys.executable, "-m", "keten.kern.rollen", url_for("")),
            *("--database", SJABLOON),
        ],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout.splitlines()


def test_the_command_makes_what_is_missing() -> None:
    with psycopg.connect(url_for(""), autocommit=True) as admin:
        admin.execute(f"ALTER ROLE {KOPIE} RENAME TO even_weg")
        try:
            gedaan = create_rollen(admin_url=url_for(""))
        finally:
            admin.execute(f"DROP ROLE {KOPIE}")
            admin.execute(f"ALTER ROLE even_weg RENAME TO {KOPIE}")

    assert f"rol {KOPIE}: gemaakt" in gedaan


@pytest.mark.parametrize("rol", [EIGENAAR, ""], ids=["owner", "superuser"])
def test_a_web_server_with_too_powerful_a_role_does_not_start(rol: str) -> None:
    done = start_as(rol, "-c", "import keten.wsgi")

    assert done.returncode
    assert "gaat langs de rijbeveiliging" in done.stderr


def test_a_worker_with_too_powerful_a_role_does_not_start() -> None:
    done = start_as(EIGENAAR, *WERKER.split())

    assert done.returncode
    assert "gaat langs de rijbeveiliging" in done.stderr


def test_the_check_tells_of_too_powerful_a_role() -> None:
    check = ("manage.py", "check", "--database", "default")

    assert "gaat langs de rijbeveiliging" in start_as("", *check).stderr
    assert not start_as(APP, *check).returncode


def start_as(rol: str, *opdracht: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, *opdracht],
        cwd=ROOT,
        env=os.environ
        | {
            "DJANGO_SETTINGS_MODULE": "keten.settings.demo",
            "DATABASE_URL": url_for(rol, SJABLOON),
            "KETEN_OMGEVING_KLAAR": "1",
        },
        capture_output=True,
        text=True,
        timeout=60,
    )
