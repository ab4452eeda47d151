"""Ask for a page as somebody, straight through all middleware; nothing of it stays."""

import html
import re
import time
from collections.abc import Callable
from dataclasses import dataclass
from html.parser import HTMLParser
from typing import Any

import pytest
from django.core.handlers.base import BaseHandler
from django.db import connection, transaction
from django.http.response import HttpResponseBase
from django.test import RequestFactory

from keten.organisaties import verzoek
from keten.organisaties.lezer import actor_for
from keten.toegang import sessie as sessies
from keten.toegang.actor import Actor
from tests.toegang.mensen import NIEMAND
from tests.toegang.wereld import Wereld

# What differs between two pages that are the same: marks against forged forms.
_LOT = re.compile(
    r'(name="(?:csrfmiddlewaretoken|schrijver|indiening)"\s+value=")[^"]*|'
    r'("X-CSRFToken"\s*:\s*")[^"]*'
)
_WISSELEND = {"set-cookie", "content-length", "content-security-policy"}
# A session ends after silence, and forgets in five minutes who confirmed: long before
# that somebody logs in anew.
VERS = 60


@dataclass(frozen=True)
class Antwoord:
    """
    What came back on this path, as far as it can give something away.

    :param gelezen: how many rows it left in the log of who looked
    """

    pad: str
    status: int
    tekst: str
    kop: dict[str, str]
    gelezen: int

    @property
    def alles(self) -> str:
        """Everything that a reader of this answer has in hands."""
        return "\n".join([self.tekst, *self.kop.values()])

    @property
    def gelaat(self) -> tuple[int, int, str, tuple[tuple[str, str], ...]]:
        """What a stranger compares: status, length, body and headers; not the path."""
        tekst = _LOT.sub(r"\1\2", self.tekst).replace(self.pad, "")
        kop = {k: w for k, w in self.kop.items() if k.lower() not in _WISSELEND}
        return self.status, len(self.tekst), tekst, tuple(sorted(kop.items()))


class Bezoeker:
    """One person of the world at the site, without a browser between."""

    def __init__(self, wereld: Wereld, rol: str, *, bevestigd: bool = False) -> None:
        self._client = wereld.client(rol)
        if rol != NIEMAND:
            sessie = self._client.session
            sessies.begin(sessie)
            sessie["bevestigd_op"] = sessie["gezien_op"] if bevestigd else 0
            sessie.save()
        self._vraag = RequestFactory()
        self._vraag.cookies = self._client.cookies
        self._site = BaseHandler()
        self._site.load_middleware()
        self._actors: dict[Any, Actor] = {}

    def ask(
        self,
        methode: str,
        pad: str,
        velden: Any = None,
        *,
        daarna: Callable[[], None] | None = None,
    ) -> Antwoord:
        """
        Ask, and take back whatever was written by it.

        :param daarna: looks around before that
        """
        sid = transaction.savepoint()
        try:
            eerder = _logged()
            ruw = self._ask(methode, pad, velden)
            antwoord = _read(pad, ruw, gelezen=_logged() - eerder)
            if daarna:
                daarna()
            return antwoord
        finally:
            transaction.savepoint_rollback(sid)
            # Or the next question stands within this one: slower each time, until the
            # database has no room for another lock.
            transaction.savepoint_commit(sid)

    def _ask(self, methode: str, pad: str, velden: Any) -> HttpResponseBase:
        request = getattr(self._vraag, methode.lower())(pad, velden or {})
        request._dont_enforce_csrf_checks = True
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(verzoek, "actor_for", self._who)
            return self._site.get_response(request)

    def _who(self, medewerker: Any, *, today: Any) -> Actor:
        """Read who this is once: what a question changes in that is taken back."""
        if medewerker.pk not in self._actors:
            self._actors[medewerker.pk] = actor_for(medewerker, today=today)
        return self._actors[medewerker.pk]


class Bezoekers:
    """Somebody in every role, logged in once and not for every question."""

    def __init__(self, wereld: Wereld) -> None:
        self._wereld = wereld
        self._binnen: dict[tuple[str, bool], tuple[float, Bezoeker]] = {}

    def get(self, rol: str, *, bevestigd: bool = False) -> Bezoeker:
        """Return who came in lately in this role."""
        sinds, bezoeker = self._binnen.get((rol, bevestigd), (0.0, None))
        if bezoeker is None or time.monotonic() - sinds > VERS:
            bezoeker = Bezoeker(self._wereld, rol, bevestigd=bevestigd)
            self._binnen[rol, bevestigd] = time.monotonic(), bezoeker
        return bezoeker


class _Formulier(HTMLParser):
    """The fields of the last form on a page that is sent with POST."""

    def __init__(self) -> None:
        super().__init__()
        self.velden: dict[str, list[str]] = {}
        self._keuze = ""
        self._in = False

    def handle_starttag(self, tag: str, attrs: Any) -> None:
        kenmerken = dict(attrs)
        naam = kenmerken.get("name") or ""
        if tag == "form":
            self._in = (kenmerken.get("method") or "").lower() == "post"
        if not self._in:
            return
        if tag == "select":
            self._keuze = naam
            self.velden[naam] = []
        elif tag == "option" and self._keuze:
            self.velden[self._keuze].append(kenmerken.get("value") or "")
        elif tag in {"input", "textarea"} and naam:
            self.velden.setdefault(naam, []).append(kenmerken.get("value") or "")

    def handle_endtag(self, tag: str) -> None:
        if tag == "select":
            self._keuze = ""


def read_form(tekst: str) -> dict[str, list[str]]:
    """Return the fields on this page with the values that it offers."""
    lezer = _Formulier()
    lezer.feed(tekst)
    return lezer.velden


def _logged() -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM logboek_inzageregel")
        return int(cursor.fetchone()[0])


def _read(pad: str, antwoord: HttpResponseBase, *, gelezen: int) -> Antwoord:
    inhoud: bytes = getattr(antwoord, "content", b"")
    tekst = html.unescape(inhoud.decode("utf-8", errors="replace"))
    kop = dict(antwoord.items())
    return Antwoord(pad, antwoord.status_code, tekst, kop, gelezen)
