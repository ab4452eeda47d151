"""
Pytest plugin: PostgreSQL and Valkey for the tests, with the roles of production.

Loaded with ``-p``, before pytest-django reads the settings. Set ``KETEN_ADMIN_URL``
to use a PostgreSQL that runs already; else one is started and thrown away, and so is
the queue.
"""

import base64
import os
import shutil
import tempfile
from collections.abc import Generator
from pathlib import Path
from typing import Any

import pytest
from psycopg.conninfo import make_conninfo

from keten.kern.databank import APP, EIGENAAR, ZEGELAAR
from keten.opstart.postgres import Postgres
from keten.opstart.valkey import Valkey
from tests.sjabloon import make_sjabloon, start_postgres

_VOORVOEGSEL = "keten-proef-"

_started: list[Postgres | Valkey] = []
_folders: list[Path] = []


@pytest.hookimpl(wrapper=True)
def pytest_load_initial_conftests() -> Generator[None, Any, Any]:
    # The xdist workers inherit the environment and find the servers there.
    if "PYTEST_XDIST_WORKER" not in os.environ:
        _sweep()
        _start()
    return (yield)


def pytest_unconfigure() -> None:
    for server in _started:
        server.destroy()
    for folder in _folders:
        shutil.rmtree(folder, ignore_errors=True)
    _started.clear()
    _folders.clear()


def url_for(rol: str, database: str = "postgres") -> str:
    """The address of the test server for this role; empty is the superuser."""
    admin_url = os.environ["KETEN_ADMIN_URL"]
    if not rol:
        return make_conninfo(admin_url, dbname=database)
    password = os.environ.get(f"{rol.upper()}_PASSWORD", "")
    return make_conninfo(admin_url, dbname=database, user=rol, password=password)


def _start() -> None:
    folder = Path(tempfile.mkdtemp(prefix=f"{_VOORVOEGSEL}{os.getpid()}-"))
    _folders.append(folder)
    folder.chmod(0o711)  # PostgreSQL may run as somebody else
    valkey = Valkey(folder=folder / "valkey", log=folder / "valkey.log")
    valkey.start()
    _started.append(valkey)
    os.environ["REDIS_URL"] = valkey.url
    if "KETEN_ADMIN_URL" in os.environ:
        make_sjabloon(admin_url=os.environ["KETEN_ADMIN_URL"])
    else:
        postgres = start_postgres(folder=folder)
        _started.append(postgres)
        os.environ["KETEN_ADMIN_URL"] = postgres.url(
            rol="postgres", database="postgres"
        )
    os.environ["KETEN_PROEFMAP"] = str(folder)
    # A clock that was set for a demonstration is not the clock of the tests.
    os.environ["KETEN_KLOK_BESTAND"] = str(folder / "klok")
    os.environ["DATABASE_URL"] = url_for(APP)
    os.environ["DATABASE_URL_EIGENAAR"] = url_for(EIGENAAR)
    os.environ["DATABASE_URL_ZEGELAAR"] = url_for(ZEGELAAR)
    ring = base64.b64encode(b"sleutel-alleen-voor-de-tests-32b").decode()
    os.environ["KETEN_SLEUTELRING"] = ring
    os.environ["KETEN_ZEGELSLEUTEL"] = "zegelsleutel-alleen-voor-de-tests"


def _sweep() -> None:
    """Remove what a run that was killed left behind."""
    for folder in Path(tempfile.gettempdir()).glob(f"{_VOORVOEGSEL}*-*"):
        pid = int(folder.name.removeprefix(_VOORVOEGSEL).split("-", 1)[0])
        if not _lives(pid):
            for path in folder.rglob("valkey.sock"):
                Valkey(folder=path.parent, log=folder / "valkey.log").stop()
            Postgres(folder=folder / "postgres", log=folder / "postgres.log").destroy()
            shutil.rmtree(folder, ignore_errors=True)


def _lives(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True
