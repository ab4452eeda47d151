"""What a proof comes to."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Uitkomst:
    """
    One line: what was done, and the figure that says how it ended.

    :param cijfer: stands last on the line, so that it can be compared
    """

    wat: str
    cijfer: str
    gelukt: bool


def number(aantal: int) -> str:
    """Write a number as people read it: ``20.000``."""
    return f"{aantal:,}".replace(",", ".")


def comma(getal: float) -> str:
    """Write a figure with one decimal: ``1,6``."""
    return f"{getal:.1f}".replace(".", ",")


def timed(vraag: Callable[[], Any]) -> tuple[float, Any]:
    """Return how many milliseconds a question takes, and its answer."""
    begin = time.perf_counter()
    antwoord = vraag()
    return 1000 * (time.perf_counter() - begin), antwoord
