"""The whole product out of process, with a queue of its own: to look at, and break."""

import math
import os
import signal
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from celery import Celery

from keten.opstart.dienst import reap
from keten.opstart.draaiend import Draaiend
from keten.opstart.valkey import Valkey

WORKER, POST = "worker", "post"


class DuurtTeLangError(Exception):
    """What was waited for did not come in time; the message says what."""


@dataclass
class Product:
    """A product that runs, on a database that is its own."""

    draaiend: Draaiend
    valkey: Valkey
    omgeving: dict[str, str]
    database: str
    # How far its clock was set forward.
    dagen: float = 0.0

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
        return self.draaiend.pid(WORKER)

    @property
    def valkey_pid(self) -> int:
        return self.valkey.pid()

    def set_clock(self, *, dagen: float) -> None:
        """Let it be this many days later, for web, worker and beat alike."""
        bestand = Path(self.omgeving["KETEN_KLOK_BESTAND"])
        nieuw = bestand.with_suffix(".nieuw")
        nieuw.write_text(str(math.ceil(dagen * 86_400)))
        nieuw.replace(bestand)
        self.dagen = dagen

    def kill_worker(self) -> None:
        """Kill the worker with its children in the act, and see that they are gone."""
        dood = self.draaiend.kill(WORKER)
        wait_until(lambda: not in_group(dood), "de werker is weg", geduld=10)

    def kill_child(self) -> None:
        """Kill only the process that does the work; the worker starts another."""
        for kind in set(in_group(self.worker_pid)) - {self.worker_pid}:
            os.kill(kind, signal.SIGKILL)
            wait_until(partial(_is_dead, kind), "het kind is weg", geduld=10)

    def start_worker(self) -> None:
        """Start a worker in its place, and wait until that very one answers."""
        nieuw = self.draaiend.restart(WORKER)
        wait_until(lambda: nieuw in self._answering(), "de werker antwoordt")

    def kill_valkey(self) -> None:
        """Kill the queue, and see that it is gone with all that was in it."""
        dood = self.valkey_pid
        os.kill(dood, signal.SIGKILL)
        wait_until(partial(_is_dead, dood), "de wachtrij is weg", geduld=10)

    def start_valkey(self) -> None:
        """Start another queue in its place; it answers when this returns."""
        self.valkey.start()

    @contextmanager
    def hanging_valkey(self) -> Iterator[None]:
        """Let the queue hang meanwhile: it takes questions and answers none."""
        wie = self.valkey_pid
        os.kill(wie, signal.SIGSTOP)
        try:
            yield
        finally:
            os.kill(wie, signal.SIGCONT)

    def stop(self) -> None:
        self.draaiend.stop()
        self.valkey.destroy()

    def _answering(self) -> set[int]:
        """The processes of the workers that answer over the queue."""
        url = self.valkey.url.replace("unix://", "redis+socket://", 1)
        vrager = Celery("vrager", broker=url, set_as_current=False)
        # A line of its own: one from before the queue was killed is dead.
        with vrager.connection_for_write() as lijn:
            try:
                stand = vrager.control.inspect(timeout=1, connection=lijn).stats()
            except lijn.connection_errors:
                return set()
        return {werker["pid"] for werker in (stand or {}).values()}


def wait_until(
    klopt: Callable[[], bool], wat: str, *, geduld: float = 60.0, elke: float = 0.02
) -> float:
    """
    Look again and again until it is so.

    :return: the seconds that it took
    :raises DuurtTeLangError: when it takes longer than this many seconds
    """
    begin = time.monotonic()
    while not klopt():
        if time.monotonic() - begin > geduld:
            raise DuurtTeLangError(f"{wat}: niet binnen {geduld:.0f} seconden")
        time.sleep(elke)
    return time.monotonic() - begin


def watch(aantal: Callable[[], int], *, tot: int, wat: str, stil: float) -> float:
    """
    Look on while a number grows to what it is to be.

    :return: the longest time, in seconds, in which it did not grow
    :raises DuurtTeLangError: when it stands still for longer than ``stil``
    """
    vorige, sinds, langste = -1, time.monotonic(), 0.0
    while vorige < tot:
        nu, nieuw = time.monotonic(), aantal()
        langste = max(langste, nu - sinds)
        if nieuw > vorige:
            vorige, sinds = nieuw, nu
        elif nu - sinds > stil:
            raise DuurtTeLangError(f"{wat}: {nieuw} van {tot}, {stil:.0f} s lang niets")
        time.sleep(0.02)
    return langste


def in_group(group: int) -> list[int]:
    """The processes of this group that run; one that is dead already does not."""
    found = []
    for folder in Path("/proc").glob("[0-9]*"):
        pid = int(folder.name)
        try:
            if os.getpgid(pid) == group and not _is_dead(pid):
                found.append(pid)
        except ProcessLookupError:
            continue
    return found


def _is_dead(pid: int) -> bool:
    """Test if it is gone, or only waits for its parent to hear of it."""
    reap()
    try:
        stat = Path(f"/proc/{pid}/stat").read_text()
    except (FileNotFoundError, ProcessLookupError):
        return True
    return stat.rsplit(")", 1)[1].split()[0] == "Z"
