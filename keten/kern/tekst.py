"""Names and texts made comparable."""

import re
import unicodedata
from typing import Any

from django.utils.text import capfirst

MAX_TEKST = 10_000
# Nobody sees them, and they turn what stands around them: controls, marks that reverse
# the order of a text, spaces of no width. A joiner is part of words, and so stays.
_ONZICHTBAAR = re.compile(
    r"[\x01-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f"
    r"\u00ad\u200b\u202a-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]"
)
_EINDE = re.compile(r"[\r\n\t\x0b\x0c\x85\u2028\u2029]+")
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


def visible(tekst: str) -> str:
    """Return the text without what nobody can see."""
    return _ONZICHTBAAR.sub("", tekst)


def one_line(tekst: str) -> str:
    """Return the text as one line, so that no second one can be slipped in."""
    return visible(_EINDE.sub(" ", tekst))


def named(rij: Any) -> str:
    """Name a record as people do: by its number, or else by what it is."""
    return str(getattr(rij, "nummer", "") or capfirst(str(rij._meta.verbose_name)))
