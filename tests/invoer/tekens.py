"""Characters that break what was not made for them, and what should be said then."""

import re
from typing import Any

_MEGA = 1_000_000
# No word of five letters in it: these are no secrets.
CORPUS = {
    "nul": "a\x00b",
    "andersom": "ab\u202ecd\u2066",
    "onzichtbaar": "a\u200bb\ufeff\u00ad",
    "half": "\ud800x",
    "groot": "x" * _MEGA,
    "kop": "a\r\nBcc: b@c.nl\r\n\r\nd",
    "scherm": "a\x1b[31m\x07\x85\u2028b",
    "plaatje": "\U0001f600" * 400,
    "opmaak": "\"'></p></b><b k1>",
    "gebeurt": "<i onx=a()>{{ 7 }}{% x %}",
    "formule": "=1+1",
}
_FOUT = re.compile(r'id="[^"]*_fout"|utrecht-alert--error|k-fout')
WEIGERT = {"nul", "groot"}


def is_clear(naam: str, antwoord: Any) -> bool:
    """Test if what cannot be kept was refused, and the page says so."""
    if naam not in WEIGERT:
        return True
    if antwoord.status_code == 400:
        return "Terug" in antwoord.text or "opnieuw" in antwoord.text
    return antwoord.status_code in {302, 409} or bool(_FOUT.search(antwoord.text))
