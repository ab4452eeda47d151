"""What the commands say to the person at the terminal."""

import contextlib
import os
import sys
import time
from typing import NoReturn

# Survives the restart inside the own environment, so that the seconds count it too.
_BEGIN = float(os.environ.get("KETEN_BEGIN") or time.time())


def keep_begin() -> None:
    """Let the process that replaces this one count on from the same moment."""
    os.environ["KETEN_BEGIN"] = repr(_BEGIN)


def seconds() -> float:
    return time.time() - _BEGIN


def say(text: str = "") -> None:
    # A terminal that was closed is no reason to stop half way.
    with contextlib.suppress(OSError):
        sys.stdout.write(text + "\n")
        sys.stdout.flush()


def step(text: str) -> None:
    """Say what begins now, with the seconds since the command began."""
    say(f"[{seconds():5.1f} s] {text}")


def fail(text: str) -> NoReturn:
    sys.stderr.write("\n" + text + "\n")
    raise SystemExit(1)
