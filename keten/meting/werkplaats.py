"""A product to break, with servers and demo data of its own; gone afterwards."""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from keten.kern.databank import APP, EIGENAAR, ZEGELAAR
from keten.kern.rollen import create_database, create_rollen
from keten.meting.product import Product
from keten.opstart.draaiend import Draaiend, free_port
from keten.opstart.paden import ROOT
from keten.opstart.postgres import Postgres
from keten.opstart.valkey import Valkey

DATABASE = "keten_meting"
TIK = 2


@contextmanager
def own_product() -> Iterator[Product]:
    """Start everything anew, away from whatever else runs here."""
    with _servers() as (folder, valkey, omgeving):
        draaiend = Draaiend(
            omgeving=omgeving, folder=folder, poort=free_port(), web_workers=1
        )
        try:
            draaiend.start()
            yield Product(draaiend, valkey, draaiend.omgeving, DATABASE)
        finally:
            draaiend.stop()


@contextmanager
def demo_database() -> Iterator[dict[str, str]]:
    """Make only the database, with demo data; tell where it is."""
    with _servers() as (_, _, omgeving):
        yield omgeving


@contextmanager
def demo_server() -> Iterator[tuple[str, str]]:
    """Make the same; tell how its superuser comes in, and the name of the database."""
    with _servers() as (_, _, omgeving):
        yield omgeving["ADMIN_URL"], DATABASE


@contextmanager
def empty_server() -> Iterator[str]:
    """Make a database that is migrated and empty; tell how its superuser comes in."""
    with _servers(demo=False) as (_, _, omgeving):
        yield omgeving["ADMIN_URL"]


@contextmanager
def _servers(*, demo: bool = True) -> Iterator[tuple[Path, Valkey, dict[str, str]]]:
    folder = Path(tempfile.mkdtemp(prefix="keten-meting-"))
    folder.chmod(0o711)  # PostgreSQL may run as somebody else
    log = folder / "servers.log"
    postgres = Postgres(folder=folder / "postgres", log=log, vluchtig=True)
    valkey = Valkey(folder=folder / "valkey", log=log)
    try:
        postgres.start()
        valkey.start()
        omgeving = _omgeving(postgres, valkey, klok=folder / "klok")
        _manage(("migrate", "--verbosity", "0"), omgeving)
        if demo:
            _manage(("demodata",), omgeving)
        yield folder, valkey, omgeving
    finally:
        valkey.destroy()
        postgres.destroy()
        shutil.rmtree(folder, ignore_errors=True)


def _omgeving(postgres: Postgres, valkey: Valkey, *, klok: Path) -> dict[str, str]:
    admin_url = postgres.url(rol="postgres", database="postgres")
    create_rollen(admin_url=admin_url)
    create_database(admin_url=admin_url, naam=DATABASE)
    return {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "keten.settings.demo",
        "ADMIN_URL": admin_url,
        "DATABASE_URL": postgres.url(rol=APP, database=DATABASE),
        "DATABASE_URL_EIGENAAR": postgres.url(rol=EIGENAAR, database=DATABASE),
        "DATABASE_URL_ZEGELAAR": postgres.url(rol=ZEGELAAR, database=DATABASE),
        "REDIS_URL": valkey.url,
        "KETEN_TIK": str(TIK),
        "KETEN_KLOK_BESTAND": str(klok),
    }


def _manage(opdracht: tuple[str, ...], omgeving: dict[str, str]) -> None:
    line = [sys.executable, str(ROOT / "manage.py"), *opdracht]
    subprocess.run(line, cwd=ROOT, env=omgeving, check=True, stdout=subprocess.DEVNULL)  # noqa: S603
