"""
An SMTP server that delivers nothing: each mail becomes a file in a folder.

    python -m keten.opstart.postvanger 127.0.0.1 1025

The folder is ``KETEN_POSTMAP``, or ``var/post``.
"""

import asyncio
import itertools
import os
import signal
import sys
import time
from pathlib import Path
from typing import Any

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session

from keten.opstart.paden import VAR


class Postmap:
    """Writes each mail once it is whole, in the order in which they came."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._counter = itertools.count()

    async def handle_DATA(  # noqa: N802 - the name is of aiosmtpd
        self, server: SMTP, session: Session, envelope: Envelope
    ) -> str:
        name = f"{time.time_ns()}-{os.getpid()}-{next(self._counter)}"
        to = ", ".join(envelope.rcpt_tos)
        head = f"X-Keten-Aan: {to}\r\n".encode()
        content: Any = envelope.content
        half = self.folder / f".{name}"
        half.write_bytes(head + content)
        half.rename(self.folder / f"{name}.eml")
        return "250 Bewaard, niet bezorgd"


async def _until_told() -> None:
    told = asyncio.Event()
    loop = asyncio.get_running_loop()
    for how in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(how, told.set)
    await told.wait()


def main() -> None:
    host, port = sys.argv[1], int(sys.argv[2])
    folder = Path(os.environ.get("KETEN_POSTMAP") or VAR / "post")
    folder.mkdir(parents=True, exist_ok=True)
    controller = Controller(Postmap(folder), hostname=host, port=port)
    controller.start()
    try:
        asyncio.run(_until_told())
    finally:
        controller.stop()


if __name__ == "__main__":
    main()
