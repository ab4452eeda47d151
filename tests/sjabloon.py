"""
The databases that all test databases are copies of.

Migrating takes longer than most tests. So it is done once, and the cluster it was done
in is kept under ``var/`` until a migration changes; a clean clone always migrates.
"""

import fcntl
import hashlib
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import psycopg
from psycopg import sql

from keten.kern.databank import EIGENAAR
from keten.kern.rollen import create_database, create_rollen
from keten.opstart.gebruiker import give_all
from keten.opstart.paden import ROOT, VAR
from keten.opstart.postgres import Postgres

SJABLOON = "keten_sjabloon"
BEWAARD = VAR / "proef"
_EIGEN = ("keten", "signalen", "meldingen", "casusoverleg")


def start_postgres(*, folder: Path) -> Postgres:
    """Start a throw-away cluster that holds a migrated template."""
    postgres = Postgres(
        folder=folder / "postgres", log=folder / "postgres.log", vluchtig=True
    )
    BEWAARD.mkdir(parents=True, exist_ok=True)
    bewaard = BEWAARD / _key()
    with (BEWAARD / "sjabloon.lock").open("w") as turn:
        fcntl.flock(turn, fcntl.LOCK_EX)
        if not bewaard.is_dir():
            postgres.start()
            make_sjabloon(admin_url=postgres.url(rol="postgres", database="postgres"))
            postgres.stop()
            _keep(postgres.folder, bewaard)
        else:
            shutil.copytree(bewaard, postgres.folder)
            give_all(postgres.folder)
    postgres.start()
    return postgres


def make_sjabloon(*, admin_url: str) -> None:
    """Make the roles, and a template that was migrated as production is."""
    create_rollen(admin_url=admin_url, createdb=True)
    create_database(admin_url=admin_url, naam=SJABLOON)
    url = psycopg.conninfo.make_conninfo(
        admin_url,
        dbname=SJABLOON,
        user=EIGENAAR,
        password=os.environ.get(f"{EIGENAAR.upper()}_PASSWORD", ""),
    )
    manage(
        "migrate",
        "--verbosity",
        "0",
        DJANGO_SETTINGS_MODULE="keten.settings.demo",
        DATABASE_URL=url,
        DATABASE_URL_EIGENAAR=url,
    )


def clone(*, admin_url: str, naam: str, van: str) -> None:
    """Make a database as a copy of another, to which nobody may be connected."""
    query = sql.SQL("CREATE DATABASE {} TEMPLATE {} OWNER {}").format(
        sql.Identifier(naam), sql.Identifier(van), sql.Identifier(EIGENAAR)
    )
    with psycopg.connect(admin_url, autocommit=True) as connection:
        connection.execute(query)


def manage(*arguments: str, **omgeving: str) -> str:
    """Run a command of ``manage.py``; return what it says."""
    done = subprocess.run(
        [sys.executable, str(ROOT / "manage.py"), *arguments],
        cwd=ROOT,
        env=os.environ | {"KETEN_OMGEVING_KLAAR": "1"} | omgeving,
        capture_output=True,
        text=True,
    )
    assert not done.returncode, done.stdout + done.stderr
    return done.stdout


def _keep(folder: Path, bewaard: Path) -> None:
    for old in BEWAARD.glob("[0-9a-f]*"):
        shutil.rmtree(old)
    half = BEWAARD / "half"
    shutil.rmtree(half, ignore_errors=True)
    shutil.copytree(folder, half)
    half.rename(bewaard)


def _key() -> str:
    """What the template depends on: migrations, and what they import of ours."""
    files = {ROOT / "requirements-proef.txt", ROOT / "keten" / "kern" / "rollen.py"}
    for package in _EIGEN:
        for migration in (ROOT / package).rglob("migrations/*.py"):
            files.add(migration)
            for name in re.findall(
                r"^from ([\w.]+) import", migration.read_text(), re.M
            ):
                files.add(ROOT / (name.replace(".", "/") + ".py"))
    digest = hashlib.sha256()
    for path in sorted(files):
        if path.is_file():
            digest.update(path.read_bytes())
    return digest.hexdigest()[:16]
