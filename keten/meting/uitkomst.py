"""What a proof comes to."""

from dataclasses import dataclass


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
