"""A meeting to which people were invited, for the tests of what goes before it."""

import html
from dataclasses import dataclass
from typing import Any

from casusoverleg.actions import agendapunt as punten
from casusoverleg.actions import bespreking
from casusoverleg.actions import overleg as overleggen
from casusoverleg.models import Agendapunt, Overleg, Voorbereiding
from keten.organisaties.models import Medewerker
from tests.casusoverleg.tafelproef import make_overleg
from tests.rollen import Kring, actor_of, make_casus, make_kring

FEIT = "Fietste vrijdag met Kwartelmans"


@dataclass
class Vooraf:
    """One item, of which LEV and the police are asked what is new."""

    kring: Kring
    overleg: Overleg
    punt: Agendapunt

    def vraag(self, wie: Medewerker) -> Voorbereiding:
        return Voorbereiding.objects.get(agendapunt=self.punt, medewerker=wie)

    def post(self, wie: Medewerker, pad: str, **velden: str) -> Any:
        """Send a form or press a button."""
        return self.kring.client(wie).post(pad, velden, follow=True)

    def antwoord(self, wie: Medewerker, antwoord: str = "nieuws", **tekst: str) -> Any:
        """Let somebody answer; with a fact unless said otherwise."""
        tekst = tekst or ({"feiten": FEIT} if antwoord == "nieuws" else {})
        pad = self.vraag(wie).get_absolute_url()
        return self.post(wie, pad, antwoord=antwoord, **tekst)

    def page(self, wie: Medewerker, pad: str) -> str:
        """Return what a page says."""
        return html.unescape(self.kring.client(wie).get(pad).content.decode())

    def agenda(self) -> str:
        """Return what the chair sees of the meeting."""
        return self.page(self.kring.regisseur, self.overleg.get_absolute_url())

    def bespreek(self) -> None:
        """Open the meeting and lay the item on the table."""
        by = actor_of(self.kring.regisseur)
        overleggen.open_overleg(self.overleg, by=by)
        bespreking.discuss(self.fresh(), by=by)

    def fresh(self) -> Agendapunt:
        rij: Agendapunt = Agendapunt.objects.select_related("overleg").get(
            pk=self.punt.pk
        )
        return rij


def make_vooraf(*, dagen: int = 7) -> Vooraf:
    """Put one casus on an agenda and invite whoever is needed."""
    kring = make_kring()
    regie = actor_of(kring.regisseur)
    overleg = make_overleg(kring, dagen=dagen)
    punt = punten.schedule(
        overleg=overleg, casus=make_casus(kring), vraag="Wie houdt contact?", by=regie
    )
    return Vooraf(kring, overleggen.invite(overleg, by=regie), punt)
