"""What something takes of a processor, whatever else the machine does."""

from pathlib import Path

from django.db import connection


def worked() -> float:
    """
    Return how many milliseconds a processor worked for us and for our server process.

    Nothing here waits for a disk or a line, so it is what a page takes on a machine
    that does nothing else.
    """
    connection.ensure_connection()
    server = connection.connection.info.backend_pid
    gewerkt = [
        int(Path(f"/proc/{wie}/schedstat").read_text("ascii").split()[0])
        for wie in ("self", server)
    ]
    return sum(gewerkt) / 1_000_000
