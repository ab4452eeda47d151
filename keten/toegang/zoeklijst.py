"""
A list in which words are searched without the words standing in the address.

A word may be the name of a child, and an address ends up in logs, bookmarks and
mails. The word stays in the session; the address holds the other filters and a mark.
"""

import secrets
from typing import Any, ClassVar
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from keten.logboek import inzage
from keten.toegang.schermen import LijstScherm

SLEUTEL = "zoekwoorden"
MERK = "z"
WOORD = "woord"
MAX_WOORDEN = 10


class ZoekLijst(LijstScherm):
    """The filter form is sent with POST and becomes an address without words."""

    doel_verstuurd = "zoeken"
    filternamen: ClassVar[tuple[str, ...]] = ()
    # Filters that are asked for often: address and words.
    snel: ClassVar[tuple[tuple[str, str], ...]] = ()

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        velden = {
            naam: request.POST.get(naam, "") for naam in (*self.filternamen, "op")
        }
        woord = request.POST.get(WOORD, "").replace("\0", "").strip()[:100]
        if woord:
            velden[MERK] = keep_woord(request, woord)
        gevuld = {naam: waarde for naam, waarde in velden.items() if waarde}
        return HttpResponseRedirect(f"{request.path}?{urlencode(gevuld)}")

    @property
    def woord(self) -> str:
        """The word that this list is searched for, for these eyes only."""
        bewaard: dict[str, str] = self.request.session.get(SLEUTEL, {})
        return bewaard.get(self.request.GET.get(MERK, ""), "")

    def context(self) -> dict[str, Any]:
        inzage.note_term(self.woord)
        gekozen = self._gekozen()
        return {
            **super().context(),
            "woord": self.woord,
            "snel": self.snel,
            "gekozen": gekozen,
            "filter_open": gekozen not in {"", *(adres for adres, _ in self.snel)},
        }

    def _gekozen(self) -> str:
        """Return the address without the page and the order."""
        namen = (*self.filternamen, MERK)
        paren = [(naam, self.request.GET.get(naam, "")) for naam in namen]
        return urlencode([(naam, waarde) for naam, waarde in paren if waarde])


def keep_woord(request: HttpRequest, woord: str) -> str:
    """Keep a word in the session; return the mark that stands for it."""
    bewaard: dict[str, str] = request.session.get(SLEUTEL, {})
    for merk, al in bewaard.items():
        if al == woord:
            return merk
    merk = secrets.token_urlsafe(6)
    oud = list(bewaard.items())[-(MAX_WOORDEN - 1) :]
    request.session[SLEUTEL] = dict(oud) | {merk: woord}
    return merk
