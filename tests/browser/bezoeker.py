"""Somebody who asks for pages without a browser: quick enough to ask for them all."""

import re
from dataclasses import dataclass, field
from functools import cached_property
from html.parser import HTMLParser
from http.client import HTTPConnection
from http.cookies import SimpleCookie
from urllib.parse import urlencode, urljoin, urlsplit

# Of these it matters whether there are more of them, alike in form.
_EENMALIG = {"form", "h1", "nav", "section"}
_VORM = ("class", "type", "role", "aria-current", "hidden")
_GEHEIM = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')


@dataclass(frozen=True)
class Antwoord:
    """What came back."""

    pad: str
    status: int
    soort: str
    naar: str
    tekst: str

    @property
    def is_pagina(self) -> bool:
        """Whether this is a whole page, and not a part, a file or a sheet."""
        return self.soort == "text/html" and "<!doctype html>" in self.tekst[:200]

    @cached_property
    def lezing(self) -> "Lezing":
        """What stands on the page."""
        lezing = Lezing(self.pad)
        lezing.feed(self.tekst)
        return lezing


@dataclass
class Bezoeker:
    """One person, at no computer in particular."""

    url: str
    koekjes: dict[str, str] = field(default_factory=dict)

    @cached_property
    def _lijn(self) -> HTTPConnection:
        return HTTPConnection(urlsplit(self.url).netloc, timeout=60)

    def get(self, pad: str) -> Antwoord:
        return self._ask("GET", pad)

    def post(self, pad: str, **velden: str) -> Antwoord:
        """Send the form of this page in."""
        gevonden = _GEHEIM.search(self.get(pad).tekst)
        if gevonden:
            velden["csrfmiddlewaretoken"] = gevonden.group(1)
        return self._ask("POST", pad, urlencode(velden))

    def close(self) -> None:
        self._lijn.close()

    def _ask(self, wijze: str, pad: str, inhoud: str = "") -> Antwoord:
        kop = {"Cookie": "; ".join(f"{k}={w}" for k, w in self.koekjes.items())}
        if inhoud:
            kop["Content-Type"] = "application/x-www-form-urlencoded"
        self._lijn.request(wijze, pad, body=inhoud or None, headers=kop)
        antwoord = self._lijn.getresponse()
        tekst = antwoord.read()
        for koekje in antwoord.headers.get_all("Set-Cookie") or []:
            for naam, deel in SimpleCookie(koekje).items():
                self.koekjes[naam] = deel.value
        soort = antwoord.headers.get_content_type()
        return Antwoord(
            pad=pad,
            status=antwoord.status,
            soort=soort,
            naar=antwoord.headers.get("Location", ""),
            tekst=tekst.decode() if soort.startswith("text/") else "",
        )


class Lezing(HTMLParser):
    """The title of a page, where it leads, and of what it is built."""

    def __init__(self, pad: str) -> None:
        super().__init__()
        self.titel = ""
        self.links: list[str] = []
        self.knoppen: list[str] = []
        # Each kind of element that is there.
        self.inhoud: set[str] = set()
        self.kader: set[str] = set()
        self._pad = pad
        self._in_titel = False
        self._in_main = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        kenmerken = {naam: waarde or "" for naam, waarde in attrs}
        self._in_titel = tag == "title"
        self._in_main = self._in_main or tag == "main"
        if tag == "a":
            self._add(self.links, kenmerken.get("href", ""))
        elif tag == "form":
            self._add(self.knoppen, kenmerken.get("action", ""))
        self._add(self.knoppen, kenmerken.get("hx-get", ""))
        vorm = " ".join([tag, *(kenmerken.get(naam, "") for naam in _VORM)])
        waar = self.inhoud if self._in_main else self.kader
        waar.add(f"{vorm}, again" if vorm in waar and tag in _EENMALIG else vorm)

    def handle_endtag(self, tag: str) -> None:
        self._in_titel = False
        self._in_main = self._in_main and tag != "main"

    def handle_data(self, data: str) -> None:
        if self._in_titel:
            self.titel += data

    def _add(self, waar: list[str], adres: str) -> None:
        heel = urlsplit(urljoin(self._pad, adres))
        if adres and not adres.startswith("#") and not heel.scheme and not heel.netloc:
            waar.append(heel._replace(fragment="").geturl())
