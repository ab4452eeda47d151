"""
The sealer: a small process of its own, with a role and a key that nobody else has.

    python -m keten.logboek.zegelaar

Needs no Django. Each minute it makes the parts of the coming months, encrypts the
values that wait and seals what is final.
"""

import logging
import os
import signal
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager

import psycopg
from psycopg.conninfo import conninfo_to_dict, make_conninfo

from keten.kern.geheim import read_geheim
from keten.logboek import ketting, sleutels, waarden
from keten.logboek.ketting import Verbinding

NAAM_URL = "DATABASE_URL_ZEGELAAR"
_MAANDEN_VOORUIT = 3
_log = logging.getLogger("keten.logboek.zegelaar")


class GeenAdresError(Exception):
    """Nobody said where the database of the sealer is."""


@contextmanager
def connect() -> Iterator[Verbinding]:
    """
    Open a connection as the sealer.

    :raises GeenAdresError: if the environment does not say where
    """
    url = read_geheim(NAAM_URL)
    if not url:
        raise GeenAdresError(f"Zet {NAAM_URL}.")
    delen = conninfo_to_dict(url)
    if not delen.get("password"):
        wachtwoord = read_geheim(f"{str(delen.get('user', '')).upper()}_PASSWORD")
        url = make_conninfo(url, password=wachtwoord or None)
    with psycopg.connect(url, autocommit=True) as verbinding:
        yield verbinding


def seal_once(verbinding: Verbinding, *, hervat: bool = False) -> int:
    """Do the round of one minute; return how many rows were sealed."""
    sleutel = sleutels.read_sleutel()
    for tabel in ("inzageregel", "wijzigingsregel"):
        verbinding.execute(
            "SELECT logboek.maak_partities(%s, %s)", [tabel, _MAANDEN_VOORUIT]
        )
    wikkel = sleutels.derive(sleutel, "waarden")
    waarden.encrypt_waiting(verbinding, sleutel=wikkel)
    return ketting.seal(
        verbinding, sleutel=sleutels.derive(sleutel, "ketting"), hervat=hervat
    )


def stay() -> None:
    """Seal each minute until somebody says to stop; a database that went comes back."""
    for sein in (signal.SIGTERM, signal.SIGINT):
        signal.signal(sein, _leave)
    tussen = int(os.environ.get("KETEN_TIK", "60"))
    # Without a key nothing can be done: say so at once.
    sleutels.read_sleutel()
    while True:
        try:
            with connect() as verbinding:
                while True:
                    seal_once(verbinding)
                    time.sleep(tussen)
        except (psycopg.Error, ketting.NieuweServerError) as fout:
            _log.warning("zegelen niet gelukt: %s", type(fout).__name__)
            time.sleep(tussen)


def _leave(signum: int, frame: object) -> None:
    # What was not committed is sealed after the next start.
    sys.exit(0)


if __name__ == "__main__":
    stay()
