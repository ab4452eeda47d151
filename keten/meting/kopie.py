"""Proof: a copy of everything can be put back on a server where nothing is."""

import secrets
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from psycopg.conninfo import make_conninfo

from keten.kern.databank import KOPIE, ZEGELAAR
from keten.meting.uitkomst import Uitkomst, number
from keten.meting.werkplaats import DATABASE, demo_database
from keten.opstart import kluis
from keten.opstart.kopie import make_kopie, restore_kopie
from keten.opstart.paden import ROOT
from keten.opstart.postgres import Postgres

_IN_ORDE = "in orde, kop "


@dataclass(frozen=True)
class Ronde:
    """
    What putting back once came to.

    :param anders: tables that differ
    :param kop: the head of the logs that the restored copy told; empty if it was bent
    """

    anders: int
    rijen: int
    seconden: float
    kop: str


def prove_reservekopie(*, aantal: int, zaad: int) -> Uitkomst:
    """
    Seal and copy the demo data, and put it back, so many times, on an empty server.

    In what was put back ``controleer_logboek`` runs, as it does in production.
    """
    with demo_database() as omgeving, tempfile.TemporaryDirectory() as map_:
        folder = Path(map_)
        folder.chmod(0o711)  # PostgreSQL may run as somebody else
        omgeving = omgeving | {"KETEN_ZEGELSLEUTEL": secrets.token_hex(32)}
        verzegeld, _, kop = _manage("verzegel_logboek", omgeving).partition(", kop ")
        rondes = [_once(folder / str(ronde), omgeving) for ronde in range(aantal)]
    anders = sum(ronde.anders for ronde in rondes)
    gebogen = sum(ronde.kop != kop for ronde in rondes)
    rijen = rondes[0].rijen
    langzaamst = max(ronde.seconden for ronde in rondes)
    return Uitkomst(
        f"{number(rijen)} rijen, {verzegeld}, gekopieerd en teruggezet op een lege"
        f" server, hooguit {langzaamst:.1f} s; tabellen die verschillen, en logboeken"
        " die controleer_logboek afkeurt",
        number(anders + gebogen),
        gelukt=not anders and not gebogen and rijen > 0 and bool(kop),
    )


def _once(folder: Path, omgeving: dict[str, str]) -> Ronde:
    folder.mkdir()
    folder.chmod(0o711)
    prive, publiek = kluis.create_sleutels()
    begin = time.monotonic()
    aantallen = make_kopie(
        url=make_conninfo(omgeving["DATABASE_URL"], user=KOPIE),
        doel=folder / "kopie",
        publiek=publiek,
    )
    leeg = Postgres(
        folder=folder / "postgres", log=folder / "postgres.log", vluchtig=True
    )
    leeg.start()
    try:
        anders = restore_kopie(
            admin_url=leeg.url(rol="postgres", database="postgres"),
            naam=DATABASE,
            bron=folder / "kopie",
            prive=prive,
        )
        duur = time.monotonic() - begin
        terug = {"DATABASE_URL_ZEGELAAR": leeg.url(rol=ZEGELAAR, database=DATABASE)}
        gezegd = _manage("controleer_logboek", omgeving | terug)
        return Ronde(
            anders=len(anders),
            rijen=sum(aantallen.values()),
            seconden=duur,
            kop=gezegd.removeprefix(_IN_ORDE) if gezegd.startswith(_IN_ORDE) else "",
        )
    finally:
        leeg.destroy()


def _manage(opdracht: str, omgeving: dict[str, str]) -> str:
    """Run a command; return what it said, and nothing when it failed."""
    gedaan = subprocess.run(  # noqa: S603
        [sys.executable, str(ROOT / "manage.py"), opdracht],
        cwd=ROOT,
        env=omgeving,
        capture_output=True,
        text=True,
    )
    return gedaan.stdout.strip() if not gedaan.returncode else ""
