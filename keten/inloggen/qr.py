"""A square that a phone reads, as the path of a drawing."""

from dataclasses import dataclass

import qrcode


@dataclass(frozen=True)
class Vierkant:
    """How wide it is, and where it is black."""

    breed: int
    pad: str


def draw(tekst: str) -> Vierkant:
    """Draw this text; each run of black squares in a row is one rectangle."""
    code = qrcode.QRCode(border=4)
    code.add_data(tekst)
    rijen = code.get_matrix()
    stukken = [
        f"M{x},{y}h1v1h-1z"
        for y, rij in enumerate(rijen)
        for x, zwart in enumerate(rij)
        if zwart
    ]
    return Vierkant(len(rijen), "".join(stukken))
