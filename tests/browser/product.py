"""The whole product out of process, with a database and a queue of its own."""

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from keten.kern.databank import APP, EIGENAAR
from keten.kern.rollen import create_database
from keten.opstart.draaiend import Draaiend, free_port
from keten.opstart.paden import ROOT
from keten.opstart.valkey import Valkey
from tests.server import url_for

DEMO = "demodata"


@dataclass
class Product:
    """What a browser test may look at, and may break."""

    draaiend: Draaiend
    valkey: Valkey
    omgeving: dict[str, str]
    database: str

    @property
    def url(self) -> str:
        return self.draaiend.url

    @property
    def postmap(self) -> Path:
        """Folder with one ``.eml`` file for each mail that was sent."""
        return self.draaiend.postmap

    @property
    def worker_pid(self) -> int:
        """The main process of the worker; its group holds the child that works."""
        return self.draaiend.pid("worker")

    @property
    def valkey_pid(self) -> int:
        return self.valkey.pid()

    def manage(self, *arguments: str) -> str:
        """Run a command of ``manage.py`` on this database; return what it says."""
        done = subprocess.run(
            [sys.executable, str(ROOT / "manage.py"), *arguments],
            cwd=ROOT,
            env=self.omgeving,
            capture_output=True,
            text=True,
        )
        assert not done.returncode, done.stdout + done.stderr
        return done.stdout

    def stop(self) -> None:
        self.draaiend.stop()
        self.valkey.destroy()


def build_product(*, naam: str, folder: Path, leeg: bool) -> Product:
    """
    Make the database, fill it unless it stays empty, and start everything.

    :param naam: of the database; it must not exist yet
    """
    create_database(admin_url=os.environ["KETEN_ADMIN_URL"], naam=naam)
    valkey = Valkey(folder=folder / "valkey", log=folder / "valkey.log")
    valkey.start()
    omgeving = os.environ | {
        "DJANGO_SETTINGS_MODULE": "keten.settings.demo",
        "KETEN_OMGEVING_KLAAR": "1",
        "DATABASE_URL": url_for(APP, naam),
        "DATABASE_URL_EIGENAAR": url_for(EIGENAAR, naam),
        "REDIS_URL": valkey.url,
    }
    draaiend = Draaiend(
        omgeving=omgeving, folder=folder, poort=free_port(), web_workers=1
    )
    product = Product(draaiend, valkey, draaiend.omgeving, naam)
    try:
        product.manage("migrate", "--verbosity", "0")
        if not leeg and DEMO in product.manage("help", "--commands").split():
            product.manage(DEMO)
        draaiend.start()
        draaiend.wait()
    except BaseException:
        product.stop()
        raise
    return product
