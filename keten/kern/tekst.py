"""Names and texts made comparable."""

import re
import unicodedata
from typing import Any

from django.utils.text import capfirst

MAX_TEKST = 10_000
_GEEN_LETTER = re.compile(r"[^a-z0-9]")
_BIJZONDER = str.maketrans(
    {"ß": "ss", "ø": "o", "æ": "ae", "œ": "oe", "ł": "l", "ı": "i", "đ": "d"}
)


def fold(naam: str) -> str:
    """
    Return the letters of a name without accents, case, spaces and marks.

    "El Amrani" and "Elamrani" and "Él-Amrâni" all give "elamrani".
    """
    plat = unicodedata.normalize("NFKD", naam.lower().translate(_BIJZONDER))
    return _GEEN_LETTER.sub("", plat)


def named(rij: Any) -> str:
    """Name a record as people do: by its number, or else by what it is."""
    return str(getattr(rij, "nummer", "") or capfirst(str(rij._meta.verbose_name)))
