"""What stands on a page, read without a browser."""

from html.parser import HTMLParser
from urllib.parse import urljoin, urlsplit

# Of these it matters whether there are more of them, alike in form.
_EENMALIG = {"form", "h1", "nav", "section"}
_VORM = ("class", "type", "role", "aria-current", "hidden")


class Lezing(HTMLParser):
    """The title of a page, where it leads, and of what it is built."""

    def __init__(self, pad: str, tekst: str) -> None:
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
        self.feed(tekst)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        kenmerken = {naam: waarde or "" for naam, waarde in attrs}
        # A drawing on the page may have a title too.
        self._in_titel = tag == "title" and not self._in_main
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
