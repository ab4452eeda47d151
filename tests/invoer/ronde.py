"""A round past every page, each as somebody who gets it to see."""

import html
import io
import random
from collections.abc import Iterator
from typing import Any, NamedTuple
from urllib.parse import urlencode

from django.db import transaction
from django.test import Client
from pypdf import PdfReader

from casusoverleg import documents
from casusoverleg.models import Uitgifte
from keten.toegang import sessie as sessies
from tests.invoer.formulier import filled, read_forms
from tests.invoer.opmaak import faults, fill, marks
from tests.invoer.tekens import CORPUS, is_clear
from tests.toegang.mensen import NIEMAND, ROLLEN
from tests.toegang.plekken import LIJST, Plek, all_plekken
from tests.toegang.rechten import Rechten
from tests.toegang.wereld import EIGEN, GEDEELD, WELKOM, Wereld

FORMULIER = "application/x-www-form-urlencoded"


class Bezoek(NamedTuple):
    """This page, as this person."""

    plek: Plek
    rol: str
    pad: str

    def __str__(self) -> str:
        return f"{self.plek} als {self.rol}"


class Ronde:
    """
    Somebody in every role with a browser; nothing of what they do stays.

    :ivar gezien: the fields of which the text stood on some page
    """

    def __init__(self, wereld: Wereld, rechten: Rechten, *, zaad: int) -> None:
        self._wereld, self._rechten = wereld, rechten
        self._lot = random.Random(zaad)  # noqa: S311 - a round that can be repeated
        self._browsers = {rol: _browser(wereld, rol) for rol in ROLLEN}
        self._velden: dict[int, str] = {}
        self.gezien: set[str] = set()
        self.aantal = 0
        self.fouten: list[str] = []

    def look(self, aantal: int) -> None:
        """Open so many pages where every text of every record is markup."""
        sid = transaction.savepoint()
        self._velden = fill()
        for bezoek in self._draw(list(self._visits("GET")), aantal):
            self._judge(str(bezoek), self._ask("get", bezoek))
        transaction.savepoint_rollback(sid)
        transaction.savepoint_commit(sid)

    def print(self) -> str:
        """Return the text of the PDFs of one meeting where every text is markup."""
        sid = transaction.savepoint()
        fill()
        overleg = self._wereld.rijen[EIGEN]["overleg geweest"]
        teksten = []
        for uitgifte in Uitgifte.objects.filter(overleg_id=overleg).order_by("soort"):
            bladen = PdfReader(io.BytesIO(documents.make(uitgifte).inhoud)).pages
            teksten += [blad.extract_text() for blad in bladen]
        transaction.savepoint_rollback(sid)
        transaction.savepoint_commit(sid)
        return "\n".join(teksten)

    def type_odd(self, aantal: int) -> None:
        """Send so many forms with text in them that nobody would type."""
        kaarten = [
            (bezoek, naam, overal)
            for bezoek in self._visits("POST")
            for naam in CORPUS
            for overal in (False, True)
        ]
        for bezoek, naam, overal in self._draw(kaarten, aantal):
            pagina = self._ask("get", bezoek).content.decode(errors="replace")
            for velden in read_forms(pagina, pad=bezoek.pad):
                rauw = {
                    veld: tekst.encode("utf-8", "surrogatepass")
                    for veld, tekst in filled(
                        velden, CORPUS[naam], overal=overal
                    ).items()
                }
                antwoord = self._ask("post", bezoek, urlencode(rauw), FORMULIER)
                self._judge(f"{bezoek}, {naam}", antwoord)
                getypt = any(vak.getypt for vak in velden.values())
                if getypt and overal and not is_clear(naam, antwoord):
                    self.fouten.append(f"{bezoek}, {naam}: {antwoord.status_code}")

    def _draw(self, uit: list[Any], aantal: int) -> list[Any]:
        return self._lot.sample(uit, min(aantal, len(uit)))

    def _visits(self, methode: str) -> Iterator[Bezoek]:
        """Give each address once, with the first one who is let in there."""
        for plek in all_plekken():
            if plek.woord != WELKOM and (bezoek := self._first(plek, methode)):
                yield bezoek

    def _first(self, plek: Plek, methode: str) -> Bezoek | None:
        regel = self._rechten.regels[str(plek)]
        for relatie in (EIGEN, GEDEELD, LIJST):
            for rol in ROLLEN if relatie in plek.relaties else ():
                mag = 200 in regel.statuses("GET", rol, relatie)
                if mag and not {403, 405} & regel.statuses(methode, rol, relatie):
                    return Bezoek(plek, rol, plek.path(self._wereld, relatie, rol))
        return None

    def _judge(self, wat: str, antwoord: Any) -> None:
        self.aantal += 1
        if antwoord.status_code >= 500:
            self.fouten.append(f"{wat}: {antwoord.status_code}")
        if antwoord.streaming or "html" not in antwoord.get("Content-Type", ""):
            return
        tekst = antwoord.content.decode()
        self.fouten += [f"{wat}: {fout}" for fout in faults(tekst)]
        for nummer in marks(html.unescape(tekst)):
            self.gezien.add(self._velden.get(nummer, ""))

    def _ask(self, methode: str, bezoek: Bezoek, *inhoud: Any) -> Any:
        sid = transaction.savepoint()
        try:
            return getattr(self._browsers[bezoek.rol], methode)(bezoek.pad, *inhoud)
        finally:
            transaction.savepoint_rollback(sid)
            transaction.savepoint_commit(sid)


def _browser(wereld: Wereld, rol: str) -> Client:
    browser = wereld.client(rol)
    browser.raise_request_exception = False
    if rol != NIEMAND:
        sessie = browser.session
        sessies.begin(sessie)
        sessie["bevestigd_op"] = sessie["gezien_op"]
        sessie.save()
    return browser
