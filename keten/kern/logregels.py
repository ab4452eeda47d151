"""Log lines without what was asked, typed or found."""

import logging
import traceback
from types import TracebackType


class ZonderWaarden(logging.Formatter):
    """
    Tell where it went wrong, never with what.

    The text of an exception may quote a row, an address or a name: of an exception
    only its kind and the lines of code are written.
    """

    def formatException(  # noqa: N802  (the name is of logging)
        self,
        ei: tuple[type[BaseException], BaseException, TracebackType | None]
        | tuple[None, None, None],
    ) -> str:
        soort, _, spoor = ei
        regels = [
            f"  {stap.filename}:{stap.lineno} {stap.name}"
            for stap in traceback.extract_tb(spoor)
        ]
        return "\n".join([*regels, soort.__name__ if soort else ""])
