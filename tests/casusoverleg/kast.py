"""One casus with all that hangs on it, and the browsers of the people around it."""

import datetime as dt
import html
from dataclasses import dataclass
from typing import Any

from django.test import Client
from django.urls import reverse

from casusoverleg.actions import aanpak, afspraak
from casusoverleg.models import Afspraak, Casus, InformatieElement
from keten.kern import klok
from tests.rollen import Kring, actor_of, make_casus, make_kring


@dataclass
class Kast:
    """A casus, and who looks at it."""

    kring: Kring
    casus: Casus

    def browser(self, wie: str) -> Client:
        """Return the browser of one of the circle, by role."""
        return self.kring.client(getattr(self.kring, wie))

    def url(self, naam: str, pk: Any = None, *rest: str) -> str:
        """Return an address below the casus, or of another record."""
        return reverse(f"casusoverleg:{naam}", args=[pk or self.casus.pk, *rest])

    def get(self, wie: str, naam: str, pk: Any = None, *rest: str) -> Any:
        """Open a page."""
        return self.browser(wie).get(self.url(naam, pk, *rest))

    def html(self, wie: str, naam: str, pk: Any = None, *rest: str) -> str:
        """Return what a page says."""
        answer = self.get(wie, naam, pk, *rest)
        assert answer.status_code == 200
        return html.unescape(answer.content.decode())

    def post(self, wie: str, adres: str, /, **velden: Any) -> Any:
        """Send a form."""
        return self.browser(wie).post(adres, velden)

    def by(self, wie: str) -> Any:
        """Return the actor of one of the circle."""
        return actor_of(getattr(self.kring, wie))

    def add_afspraak(self, **velden: Any) -> Afspraak:
        """Let the trajectregisseur make an afspraak, with LEV unless said otherwise."""
        gewoon: dict[str, Any] = {
            "wat": "Gaat twee keer per week langs.",
            "organisatie": self.kring.levgroep,
            "uiterlijk": klok.vandaag() + dt.timedelta(days=7),
            "informering": Afspraak.Informering.DEZE_ORGANISATIE,
        }
        return afspraak.make_afspraak(
            self.casus, by=self.by("regisseur"), **(gewoon | velden)
        )

    def add_informatie(self, wie: str, **velden: Any) -> InformatieElement:
        """Let somebody contribute one piece."""
        gewoon: dict[str, Any] = {
            "soort": InformatieElement.Soort.FEIT,
            "tekst": "Was maandag weer op school.",
            "datum": klok.vandaag(),
        }
        return aanpak.add_informatie(self.casus, by=self.by(wie), **(gewoon | velden))


def make_kast(**velden: Any) -> Kast:
    """Walk the road from signaal to casus."""
    kring = make_kring()
    return Kast(kring=kring, casus=make_casus(kring, **velden))


def errors_of(answer: Any) -> str:
    """Return all that a refused form says."""
    form = answer.context["form"]
    return " ".join(str(fout) for fouten in form.errors.values() for fout in fouten)
