"""The whole product out of process, with a database and a queue of its own."""

import fcntl
import os
from pathlib import Path

import psycopg

from keten.kern.databank import APP, EIGENAAR, ZEGELAAR
from keten.meting import product as meting
from keten.opstart.draaiend import Draaiend, free_port
from keten.opstart.valkey import Valkey
from tests.browser.sporen import overhear
from tests.kanaries import PRODUCTEN
from tests.server import url_for
from tests.sjabloon import SJABLOON, clone, manage

DEMO = "demodata"
_DEMO_SJABLOON = "keten_demo_sjabloon"


class Product(meting.Product):
    """What a test may look at, and may break."""

    def manage(self, *arguments: str) -> str:
        """Run a command of ``manage.py`` on this database; return what it says."""
        return manage(*arguments, **self.omgeving)

    def stop(self) -> None:
        """Stop, after a look at all that it left behind."""
        superuser_url = url_for("", self.database)
        try:
            overhear(self, PRODUCTEN, superuser_url=superuser_url)
        finally:
            super().stop()


def build_product(*, naam: str, folder: Path, leeg: bool) -> Product:
    """
    Make the database, a copy of an empty one or of the demo, and start everything.

    :param naam: of the database; it must not exist yet
    """
    valkey = Valkey(folder=folder / "valkey", log=folder / "valkey.log")
    valkey.start()
    omgeving = _omgeving(naam, valkey)
    # What is due is asked every two seconds, and the clock can be set forward.
    omgeving |= {"KETEN_TIK": "2", "KETEN_KLOK_BESTAND": str(folder / "klok")}
    draaiend = Draaiend(
        omgeving=os.environ | omgeving, folder=folder, poort=free_port(), web_workers=1
    )
    product = Product(draaiend, valkey, draaiend.omgeving, naam)
    try:
        van = SJABLOON if leeg else _demo_sjabloon(valkey)
        clone(admin_url=os.environ["KETEN_ADMIN_URL"], naam=naam, van=van)
        draaiend.start()
    except BaseException:
        product.stop()
        raise
    return product


def _omgeving(naam: str, valkey: Valkey) -> dict[str, str]:
    return {
        "DJANGO_SETTINGS_MODULE": "keten.settings.demo",
        "DATABASE_URL": url_for(APP, naam),
        "DATABASE_URL_EIGENAAR": url_for(EIGENAAR, naam),
        "DATABASE_URL_ZEGELAAR": url_for(ZEGELAAR, naam),
        "REDIS_URL": valkey.url,
    }


def _demo_sjabloon(valkey: Valkey) -> str:
    """Load the demo once for all workers; return the database that holds it."""
    klaar = Path(os.environ["KETEN_PROEFMAP"]) / "demo.klaar"
    with klaar.with_suffix(".lock").open("w") as turn:
        fcntl.flock(turn, fcntl.LOCK_EX)
        if not klaar.exists():
            admin_url = os.environ["KETEN_ADMIN_URL"]
            clone(admin_url=admin_url, naam=_DEMO_SJABLOON, van=SJABLOON)
            omgeving = _omgeving(_DEMO_SJABLOON, valkey)
            if DEMO in manage("help", "--commands", **omgeving).split():
                manage(DEMO, **omgeving)
                _write_off_oude_pdfs()
            klaar.touch()
    return _DEMO_SJABLOON


def _write_off_oude_pdfs() -> None:
    """Leave the workers only the reports of how it went: every product makes them."""
    with psycopg.connect(url_for("", _DEMO_SJABLOON)) as connection:
        connection.execute(
            "UPDATE kern_opdracht SET status = 'gereed' WHERE status = 'wacht'"
            " AND id NOT IN (SELECT opdracht_id FROM casusoverleg_uitgifte"
            " WHERE soort = 'proces' AND opdracht_id IS NOT NULL)"
        )
