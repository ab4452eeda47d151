"""The product as it runs: web, worker, beat and mail catcher as child processes."""

import ctypes
import http.client
import os
import signal
import socket
import subprocess
import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from keten.opstart.paden import ROOT
from keten.opstart.processen import BEAT, POST, WEB, WORKER, ZEGELAAR, local

HOST = "127.0.0.1"
# Together under the three seconds in which everything must be gone.
_GEDULD = 2.0
# Linux only; looked up here, because little may happen between fork and exec.
_prctl = getattr(ctypes.CDLL(None), "prctl", None)
_PR_SET_PDEATHSIG = 1


class NietGestartError(Exception):
    """A process died, or no page came in time; the message ends with a log."""


@dataclass(frozen=True)
class Kind:
    """A child process with its log."""

    naam: str
    command: list[str]
    process: subprocess.Popen[bytes]
    log: Path


class Draaiend:
    """
    The whole product on one port; start it, use it, stop it.

    :param omgeving: environment of the processes: settings module, database and queue
    :param folder: where mail and logs go
    """

    def __init__(
        self,
        *,
        omgeving: Mapping[str, str],
        folder: Path,
        poort: int,
        web_workers: int = 2,
    ) -> None:
        self.poort = poort
        self.postmap = folder / "post"
        self.logmap = folder / "log"
        self.web_workers = web_workers
        self.post_poort = free_port()
        self.kinderen: list[Kind] = []
        self.omgeving = dict(omgeving) | {
            "KETEN_ADRES": self.url,
            "KETEN_MAIL_HOST": HOST,
            "KETEN_MAIL_PORT": str(self.post_poort),
            "KETEN_POSTMAP": str(self.postmap),
        }

    @property
    def url(self) -> str:
        return f"http://{HOST}:{self.poort}"

    def start(self) -> None:
        """
        Start everything; the page answers first, the rest is at work soon after.

        :raises NietGestartError: if the page does not come
        """
        for folder in (self.postmap, self.logmap):
            folder.mkdir(parents=True, exist_ok=True)
        for part in (WEB, POST, WORKER, BEAT, ZEGELAAR):
            (self.logmap / f"{part.naam}.log").unlink(missing_ok=True)
        self._run(
            WEB.naam,
            WEB.command(host=HOST, poort=self.poort, aantal=self.web_workers),
        )
        self._run(POST.naam, POST.command(host=HOST, poort=self.post_poort))
        # All at once would keep the reader waiting for processes that can wait.
        self._wait(patience=60)
        self._run(WORKER.naam, WORKER.command(aantal=1))
        self._run(BEAT.naam, BEAT.command())
        self._run(ZEGELAAR.naam, ZEGELAAR.command())

    def kill(self, naam: str) -> int:
        """
        Kill one part with all it started, as when memory runs out; nothing is saved.

        :return: which process it was
        """
        process = self._kind(naam).process
        _signal_group(process.pid, signal.SIGKILL)
        process.wait()
        return process.pid

    def restart(self, naam: str) -> int:
        """
        Start one part again, in the place of one that was killed.

        :return: which process it is
        """
        kind = self._kind(naam)
        self.kinderen.remove(kind)
        return self._run(naam, kind.command)

    def pid(self, naam: str) -> int:
        return self._kind(naam).process.pid

    def _kind(self, naam: str) -> Kind:
        return next(kind for kind in self.kinderen if kind.naam == naam)

    def _wait(self, *, patience: float) -> None:
        deadline = time.monotonic() + patience
        while time.monotonic() < deadline:
            self.check()
            status = page_status(poort=self.poort)
            if status >= http.HTTPStatus.INTERNAL_SERVER_ERROR:
                raise NietGestartError(
                    f"De pagina geeft fout {status}.\n{self.log_of(WEB.naam)}"
                )
            if status:
                return
            time.sleep(0.05)
        raise NietGestartError("De pagina antwoordt niet.\n" + self.log_of(WEB.naam))

    def check(self) -> None:
        """
        Look whether everything still runs.

        :raises NietGestartError: naming what died
        """
        for kind in self.kinderen:
            code = kind.process.poll()
            if code is not None:
                text = f"Het onderdeel '{kind.naam}' is gestopt (code {code})."
                raise NietGestartError(f"{text}\n{self.log_of(kind.naam)}")

    def stop(self) -> None:
        """Stop everything within 3 s; what is cut off is done again after a start."""
        for kind in self.kinderen:
            _signal_group(kind.process.pid, signal.SIGTERM)
        deadline = time.monotonic() + _GEDULD
        for kind in self.kinderen:
            try:
                kind.process.wait(timeout=max(0.0, deadline - time.monotonic()))
            except subprocess.TimeoutExpired:
                continue
        for kind in self.kinderen:
            # The group may hold a grandchild that outlived its parent.
            _signal_group(kind.process.pid, signal.SIGKILL)
            kind.process.wait()
        self.kinderen.clear()

    def log_of(self, naam: str) -> str:
        return (self.logmap / f"{naam}.log").read_text(errors="replace")[-3000:]

    def _run(self, naam: str, command: list[str]) -> int:
        path = self.logmap / f"{naam}.log"
        with path.open("ab") as log:
            process = subprocess.Popen(
                local(command),
                cwd=ROOT,
                env=self.omgeving,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                start_new_session=True,
                preexec_fn=_die_with_parent,
            )
        self.kinderen.append(Kind(naam, command, process, path))
        return process.pid


def page_status(*, poort: int, headers: Mapping[str, str] | None = None) -> int:
    """The status of the first page; 0 when nobody answers."""
    connection = http.client.HTTPConnection(HOST, poort, timeout=10)
    try:
        connection.request("GET", "/", headers=headers or {})
        return connection.getresponse().status
    except (OSError, http.client.HTTPException):
        return 0
    finally:
        connection.close()


def free_port(*, vanaf: int = 0) -> int:
    """The first free port from this one up; without one, any."""
    poort = vanaf
    while True:
        with socket.socket() as attempt:
            # As the web server does: a connection that is closing takes no port.
            attempt.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                attempt.bind((HOST, poort))
            except OSError:
                poort += 1
                continue
            found: int = attempt.getsockname()[1]
            return found


def _die_with_parent() -> None:
    # Also when the parent is killed and can stop nothing itself.
    if _prctl is not None:
        _prctl(_PR_SET_PDEATHSIG, signal.SIGTERM)


def _signal_group(leader: int, how: signal.Signals) -> None:
    try:
        os.killpg(leader, how)
    except (ProcessLookupError, PermissionError):
        return
