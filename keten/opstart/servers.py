"""
PostgreSQL and Valkey for the length of one command.

Commands share the servers: each holds a lock that the kernel takes away when it dies,
whoever starts first starts them, and the last one out stops them.
"""

import base64
import fcntl
import os
import secrets
from pathlib import Path
from typing import IO

from keten.kern.databank import APP, EIGENAAR, KOPIE, ZEGELAAR
from keten.kern.rollen import create_database, create_rollen
from keten.opstart.paden import VAR
from keten.opstart.postgres import Postgres
from keten.opstart.valkey import Valkey

DATABASE = "keten"
# In what name each of them is told to processes.
_ADRESSEN = {
    "DATABASE_URL": APP,
    "DATABASE_URL_EIGENAAR": EIGENAAR,
    "DATABASE_URL_ZEGELAAR": ZEGELAAR,
    "DATABASE_URL_KOPIE": KOPIE,
}


def own_postgres() -> Postgres:
    return Postgres(folder=VAR / "postgres", log=VAR / "log" / "postgres.log")


def own_zegelsleutel() -> Path:
    """Return where the key of the sealer lies; made the first time."""
    return _own_secret("zegel", secrets.token_urlsafe(48))


def own_sleutelring() -> Path:
    """Return where the keys of what is sealed lie; made the first time."""
    return _own_secret("ring", base64.b64encode(secrets.token_bytes(32)).decode())


def _own_secret(naam: str, nieuw: str) -> Path:
    pad = VAR / "sleutels" / naam
    if not pad.exists():
        pad.parent.mkdir(parents=True, mode=0o700, exist_ok=True)
        vers = pad.with_suffix(f".{os.getpid()}")
        vers.touch(mode=0o600)
        vers.write_text(nieuw)
        vers.rename(pad)
    return pad


def own_valkey() -> Valkey:
    return Valkey(folder=VAR / "valkey", log=VAR / "log" / "valkey.log")


class Servers:
    """Servers that are there between ``open`` and ``close``."""

    def __init__(self) -> None:
        # Named servers are somebody else's to start and to stop.
        self.postgres = None if _is_named("DATABASE_URL") else own_postgres()
        self.valkey = None if _is_named("REDIS_URL") else own_valkey()
        self._use: IO[str] | None = None

    def open(self) -> None:
        """Start what does not run, and name the servers in the environment."""
        if self.postgres is None and self.valkey is None:
            return
        (VAR / "log").mkdir(parents=True, exist_ok=True)
        with (VAR / "servers.lock").open("w") as turn:
            fcntl.flock(turn, fcntl.LOCK_EX)
            self._use = (VAR / "gebruik.lock").open("w")
            fcntl.flock(self._use, fcntl.LOCK_SH)
            if self.postgres is not None:
                _open_postgres(self.postgres)
            if self.valkey is not None:
                _open_valkey(self.valkey)

    def admin_url(self) -> str:
        """Return the address of our own server, for who may do everything there."""
        return own_postgres().url(rol="postgres", database="postgres")

    def close(self) -> None:
        """Stop the servers, unless another command uses them."""
        if self._use is None:
            return
        with (VAR / "servers.lock").open("w") as turn:
            fcntl.flock(turn, fcntl.LOCK_EX)
            if _is_last(self._use):
                # Both, also the one that this command did not need itself.
                own_valkey().stop()
                (self.postgres or own_postgres()).stop()
            self._use.close()
            self._use = None


def _is_named(name: str) -> bool:
    return bool(os.environ.get(name) or os.environ.get(f"{name}_FILE"))


def _open_postgres(postgres: Postgres) -> None:
    if not postgres.runs():
        postgres.start()
        admin_url = postgres.url(rol="postgres", database="postgres")
        create_rollen(admin_url=admin_url)
        create_database(admin_url=admin_url, naam=DATABASE)
    for naam, rol in _ADRESSEN.items():
        os.environ[naam] = postgres.url(rol=rol, database=DATABASE)
    if not _is_named("KETEN_ZEGELSLEUTEL"):
        os.environ["KETEN_ZEGELSLEUTEL_FILE"] = str(own_zegelsleutel())
    if not _is_named("KETEN_SLEUTELRING"):
        os.environ["KETEN_SLEUTELRING_FILE"] = str(own_sleutelring())


def _open_valkey(valkey: Valkey) -> None:
    if not valkey.runs():
        valkey.start()
    os.environ["REDIS_URL"] = valkey.url


def _is_last(use: IO[str]) -> bool:
    try:
        fcntl.flock(use, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True
