"""What a browser would send from a page, with text of ours in the boxes."""

from html.parser import HTMLParser
from typing import Any, NamedTuple

from tests.toegang.vervalst import as_asked

_GETYPT = {"text", "search", "tel", "email", "url", "number", "textarea", ""}


class Vak(NamedTuple):
    """One thing that is sent: whether it is typed, and what the page offers."""

    getypt: bool
    waarden: list[str]


Velden = dict[str, Vak]


class _Lezer(HTMLParser):
    """The fields of the forms that this page sends to itself."""

    def __init__(self, pad: str) -> None:
        super().__init__()
        self.pad = pad
        self.formulieren: list[Velden] = []
        self._nu: Velden = {}
        self._keuze: list[str] | None = None

    def handle_starttag(self, tag: str, attrs: Any) -> None:
        kenmerk = {naam: waarde or "" for naam, waarde in attrs}
        naam, waarde = kenmerk.get("name", ""), kenmerk.get("value", "")
        if tag == "form":
            self._open(kenmerk)
        elif tag == "option" and self._keuze is not None:
            self._keuze.append(waarde)
        elif tag == "select":
            self._keuze = self._nu.setdefault(naam, Vak(getypt=False, waarden=[]))[1]
        elif naam and tag in {"input", "textarea", "button"}:
            soort = tag if tag == "textarea" else kenmerk.get("type", "")
            getypt = tag != "button" and soort in _GETYPT
            self._nu.setdefault(naam, Vak(getypt, [])).waarden.append(waarde)

    def _open(self, kenmerk: dict[str, str]) -> None:
        self._nu = {}
        hierheen = kenmerk.get("action", "") in {"", self.pad}
        if hierheen and kenmerk.get("method", "").lower() == "post":
            self.formulieren.append(self._nu)

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self._nu = {}
        if tag == "select":
            self._keuze = None


def read_forms(pagina: str, *, pad: str) -> list[Velden]:
    """Return the forms on a page that lead to the page itself."""
    lezer = _Lezer(pad)
    lezer.feed(pagina)
    return [velden for velden in lezer.formulieren if velden]


def filled(velden: Velden, tekst: str, *, overal: bool) -> dict[str, str]:
    """
    Type this in every box, and choose the first of what is offered.

    :param overal: also where a date, a choice or a key belongs
    """
    return {
        naam: tekst if overal else _value(naam, vak, tekst)
        for naam, vak in velden.items()
    }


def _value(naam: str, vak: Vak, tekst: str) -> str:
    if vak.getypt:
        return as_asked(naam) or tekst
    return next((waarde for waarde in vak.waarden if waarde), "")
