"""One command of ``manage.py``, with the servers that it needs around it."""

import os
import signal
import sys

from django.core.management import execute_from_command_line

from keten.celery import app as celery_app
from keten.opstart import proef, reservekopie, start
from keten.opstart.servers import Servers
from keten.opstart.voorbereiding import become_eigenaar

__all__ = ["celery_app", "run"]

INSTELLINGEN = "keten.settings.demo"
# These change the tables, or look whether somebody should.
ALS_EIGENAAR = frozenset(
    {"migrate", "sqlmigrate", "sqlflush", "flush", "makemigrations", "showmigrations",
     "createcachetable", "squashmigrations", "optimizemigration"}
)  # fmt: skip
ZONDER_SERVERS = frozenset(
    {"help", "--help", "-h", "version", "--version", "collectstatic", "findstatic",
     "diffsettings", "compilemessages", "makemessages", "startapp"}
)  # fmt: skip


def run(argv: list[str]) -> int:
    """Run the command; tell with which code the process ends."""
    command = argv[1] if len(argv) > 1 else "help"
    # So that what stands in `finally` also runs for somebody who is told to go.
    signal.signal(signal.SIGTERM, _leave)
    if command == "test":
        return proef.main(argv[2:])
    if command == "start":
        return start.main(argv[2:])
    if command in {"reservekopie", "terugzetten"}:
        return reservekopie.main(command, argv[2:])
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", INSTELLINGEN)
    if command in ZONDER_SERVERS:
        execute_from_command_line(argv)
        return 0
    servers = Servers()
    try:
        servers.open()
        if command in ALS_EIGENAAR:
            become_eigenaar()
        execute_from_command_line(argv)
    finally:
        servers.close()
    return 0


def _leave(signum: int, frame: object) -> None:
    sys.exit(128 + signum)
