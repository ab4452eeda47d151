"""
Log lines without what was asked, typed or found.

What stands in a line is on a list; all else is left out. Of a library's words only the
pattern is written, which stands in its code, never what it filled in.
"""

import logging
import traceback
from types import TracebackType
from typing import Any

EIGEN = "keten."
# What a library may fill in: which work it was, never with what.
MAG = frozenset({"id", "name", "description", "runtime", "status_code"})
STIL = "-"

_Fout = (
    tuple[type[BaseException], BaseException, TracebackType | None]
    | tuple[None, None, None]
)


class ZonderWaarden(logging.Formatter):
    """
    Tell where it went wrong, never with what.

    The text of an exception may quote a row, an address or a name: of an exception
    only its kind and the lines of code are written. An address may hold a secret: of
    a request only the name of the page.
    """

    def format(self, record: logging.LogRecord) -> str:
        regel = (
            f"{self.formatTime(record)} {record.levelname} {record.name}"
            f" {_words(record)}"
        )
        if record.exc_info:
            return f"{regel}\n{self.formatException(record.exc_info)}"
        return regel

    def formatException(self, ei: _Fout) -> str:  # noqa: N802  (a name of logging)
        soort, _, spoor = ei
        return "\n".join([*lines_of(spoor), soort.__name__ if soort else ""])


def lines_of(spoor: TracebackType | None) -> list[str]:
    """Return the lines of code that led here."""
    return [
        f"  {stap.filename}:{stap.lineno} {stap.name}"
        for stap in traceback.extract_tb(spoor)
    ]


def page_of(request: Any) -> str:
    """Name the page that was asked for, by its place in the URL table."""
    match = getattr(request, "resolver_match", None)
    return f"{getattr(request, 'method', STIL)} {match.view_name if match else STIL}"


def _words(record: logging.LogRecord) -> str:
    if record.name.startswith(EIGEN):
        return _on_one_line(record.getMessage())
    if hasattr(record, "request"):
        return f"{getattr(record, 'status_code', STIL)} {page_of(record.request)}"
    if not record.args:
        # It may have been filled in before it came here.
        return f"{record.pathname}:{record.lineno}"
    return _on_one_line(_pattern(record))


def _pattern(record: logging.LogRecord) -> str:
    if not isinstance(record.args, dict):
        return str(record.msg)
    gevuld = {naam: w if naam in MAG else STIL for naam, w in record.args.items()}
    return str(record.msg) % gevuld


def _on_one_line(tekst: str) -> str:
    """Keep a forged line from standing in the log as a line of its own."""
    return "".join(t if t.isprintable() else repr(t)[1:-1] for t in tekst.strip())
