"""Proof: a copy of everything can be put back on a server where nothing is."""

import tempfile
import time
from pathlib import Path

from psycopg.conninfo import make_conninfo

from keten.kern.databank import KOPIE
from keten.meting.uitkomst import Uitkomst, number
from keten.meting.werkplaats import DATABASE, demo_database
from keten.opstart import kluis
from keten.opstart.kopie import make_kopie, restore_kopie
from keten.opstart.postgres import Postgres


def prove_reservekopie(*, aantal: int, zaad: int) -> Uitkomst:
    """Copy the demo data and put it back, so many times, each on an empty server."""
    with demo_database() as omgeving, tempfile.TemporaryDirectory() as map_:
        folder = Path(map_)
        folder.chmod(0o711)  # PostgreSQL may run as somebody else
        url = make_conninfo(omgeving["DATABASE_URL"], user=KOPIE)
        rondes = [_once(url, folder / str(ronde), omgeving) for ronde in range(aantal)]
    rijen = rondes[0][1]
    anders = sum(ronde[0] for ronde in rondes)
    langzaamst = max(ronde[2] for ronde in rondes)
    return Uitkomst(
        f"{number(rijen)} rijen gekopieerd en teruggezet op een lege server,"
        f" hooguit {langzaamst:.1f} s; tabellen of logboek die verschillen",
        number(anders),
        gelukt=not anders and rijen > 0,
    )


def _once(url: str, folder: Path, omgeving: dict[str, str]) -> tuple[int, int, float]:
    """Return what differs, how many rows there are, and the seconds."""
    folder.mkdir()
    folder.chmod(0o711)
    prive, publiek = kluis.create_sleutels()
    begin = time.monotonic()
    aantallen = make_kopie(url=url, doel=folder / "kopie", publiek=publiek)
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
        return len(anders), sum(aantallen.values()), duur
    finally:
        leeg.destroy()
