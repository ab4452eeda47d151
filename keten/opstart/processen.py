"""
The processes of the product, as one table.

``start`` runs them on this machine and ``docker-compose.yml`` in production; a test
compares the two.
"""

import sys
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Proces:
    """
    A process: its name, and its command with places for what differs.

    Places are ``{host}``, ``{poort}`` and ``{aantal}``.
    """

    naam: str
    opdracht: tuple[str, ...]

    def command(self, *, host: str = "", poort: int = 0, aantal: int = 1) -> list[str]:
        places = {"host": host, "poort": poort, "aantal": aantal}
        return [part.format(**places) for part in self.opdracht]


# One blocking thread per worker: measured, more of them only queue for the lock.
WEB = Proces(
    "web",
    (
        "granian", "--interface", "wsgi", "--host", "{host}", "--port", "{poort}",
        "--workers", "{aantal}", "--blocking-threads", "1", "--no-ws",
        "--workers-kill-timeout", "10",
        # Who asked for which page stands in no log of a web server.
        "--log-level", "warning", "--no-access-log", "keten.wsgi:application",
    ),
)  # fmt: skip
WORKER = Proces(
    "worker",
    (
        "celery", "--app", "keten.celery", "worker", "--concurrency", "{aantal}",
        "--prefetch-multiplier", "1", "--without-gossip", "--without-mingle",
        "--loglevel", "warning",
    ),
)  # fmt: skip
# In memory: with fixed intervals there is nothing to remember.
BEAT = Proces(
    "beat",
    (
        "celery", "--app", "keten.celery", "beat",
        "--scheduler", "celery.beat:Scheduler", "--loglevel", "warning",
    ),
)  # fmt: skip
# Without Django, and with a key that no other process is told of.
ZEGELAAR = Proces("zegelaar", ("python", "-m", "keten.logboek.zegelaar"))
# Only where no mail may leave the machine.
POST = Proces("post", ("python", "-m", "keten.opstart.postvanger", "{host}", "{poort}"))


def local(command: list[str]) -> list[str]:
    """The same command, with the program of the environment that runs now."""
    program = Path(sys.executable).with_name(command[0])
    return [str(program), *command[1:]]
