"""Somebody at the site over HTTP, without a browser: to measure and to prove with."""

import urllib.parse
import urllib.request
from dataclasses import dataclass
from http.cookiejar import CookieJar
from typing import Any

GEDULD = 30.0
CSRF = "keten_csrf"


class NietBinnenError(Exception):
    """The name or the password was refused."""


@dataclass(frozen=True)
class Antwoord:
    """What the site said: its status and the page, or where it leads."""

    status: int
    tekst: str
    naar: str
    # The media type, such as text/html.
    soort: str


class _Blijf(urllib.request.HTTPErrorProcessor):
    """Every answer is an answer: none is followed and none is an error."""

    def http_response(self, request: Any, response: Any) -> Any:
        return response


class Bezoeker:
    """A person with cookies of the own, at one site."""

    def __init__(self, url: str) -> None:
        self.url = url
        self._koekjes = CookieJar()
        self._opener = urllib.request.build_opener(
            urllib.request.ProxyHandler({}),
            urllib.request.HTTPCookieProcessor(self._koekjes),
            _Blijf(),
        )

    @property
    def koekjes(self) -> dict[str, str]:
        """The cookies, by name: with them a browser goes on as this person."""
        return {koekje.name: koekje.value or "" for koekje in self._koekjes}

    def log_in(self, naam: str, wachtwoord: str) -> "Bezoeker":
        """
        Log in.

        :raises NietBinnenError: when that is refused
        """
        self.get("/inloggen/")
        antwoord = self.post("/inloggen/", login=naam, password=wachtwoord)
        if antwoord.status != 302:
            raise NietBinnenError(naam)
        return self

    def get(self, pad: str) -> Antwoord:
        """Open a page."""
        return self._ask(pad, None)

    def post(self, pad: str, **velden: str) -> Antwoord:
        """Send a form; the mark against forged forms goes along."""
        alles = {"csrfmiddlewaretoken": self.koekjes.get(CSRF, ""), **velden}
        return self._ask(pad, urllib.parse.urlencode(alles).encode())

    def _ask(self, pad: str, inhoud: bytes | None) -> Antwoord:
        vraag = urllib.request.Request(self.url + pad, data=inhoud)  # noqa: S310
        with self._opener.open(vraag, timeout=GEDULD) as antwoord:
            return Antwoord(
                status=antwoord.status,
                tekst=antwoord.read().decode(errors="replace"),
                naar=antwoord.headers.get("Location", ""),
                soort=antwoord.headers.get_content_type(),
            )
