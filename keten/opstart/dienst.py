"""Servers that may outlive the command that starts them."""

import subprocess
from pathlib import Path
from typing import Any

# Kept, so that one that ends while we still run can be counted out.
_begonnen: list[subprocess.Popen[bytes]] = []


def spawn(line: list[str], *, log: Path, **how: Any) -> subprocess.Popen[bytes]:
    """Start a server in a session of its own, out of reach of Ctrl-C."""
    with log.open("ab") as output:
        process = subprocess.Popen(
            line,
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=output,
            start_new_session=True,
            **how,
        )
    _begonnen.append(process)
    return process


def reap() -> None:
    """Take leave of the servers that ended."""
    _begonnen[:] = [process for process in _begonnen if process.poll() is None]
