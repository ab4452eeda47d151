"""A meeting in progress, for the tests of the table."""

import datetime as dt
import uuid
from dataclasses import dataclass
from typing import Any

from casusoverleg.actions import afspraak as afspraken
from casusoverleg.actions import agendapunt as punt_actions
from casusoverleg.actions import overleg as overleg_actions
from casusoverleg.models import Afspraak, Agendapunt, Casus, Overleg
from keten.kern import klok
from keten.organisaties.models import Medewerker
from tests.factories import OverlegFactory
from tests.rollen import Kring, actor_of, make_casus, make_kring


@dataclass(frozen=True)
class Zitting:
    """An open meeting with two items; the first is on the table."""

    kring: Kring
    overleg: Overleg
    casussen: tuple[Casus, Casus]

    @property
    def url(self) -> str:
        return f"/overleggen/{self.overleg.pk}/voorzitten/"

    def punt(self, nummer: int) -> Agendapunt:
        return Agendapunt.objects.get(overleg=self.overleg, volgorde=nummer)

    def eerdere_afspraak(self) -> Afspraak:
        """Make an afspraak of before this meeting at the casus on the table."""
        return afspraken.make_afspraak(
            self.casussen[0],
            by=actor_of(self.kring.regisseur),
            wat="Liep al.",
            organisatie=self.kring.levgroep,
            uiterlijk=klok.vandaag() + dt.timedelta(days=3),
            informering="cr_mondeling",
        )

    def post(self, wie: Medewerker | None = None, /, **velden: Any) -> Any:
        """Press a button at the table."""
        client = self.kring.client(wie or self.kring.regisseur)
        return client.post(self.url, velden)

    def leg_vast(self, wat: str = "Belt elke dinsdag.", **velden: Any) -> Any:
        """Send the input line in."""
        gewoon = {
            "doe": "vastleggen",
            "soort": "afspraak",
            "organisatie": str(self.kring.levgroep.pk),
            "wat": wat,
            "uiterlijk": f"{klok.vandaag() + dt.timedelta(days=14):%d-%m-%Y}",
            "informering": "cr_mondeling",
            "indiening": str(uuid.uuid4()),
        }
        return self.post(**(gewoon | velden))


def make_zitting() -> Zitting:
    """Plan a meeting today with two casussen of LEV and politie, and open it."""
    kring = make_kring()
    regie = actor_of(kring.regisseur)
    casussen = (make_casus(kring), make_casus(kring))
    overleg = make_overleg(kring)
    for casus in casussen:
        punt_actions.schedule(
            overleg=overleg, casus=casus, vraag="Wie houdt contact?", by=regie
        )
    overleg_actions.open_overleg(overleg, by=regie)
    zitting = Zitting(kring, overleg, casussen)
    zitting.post(doe="bespreken", punt=str(zitting.punt(1).pk))
    return zitting


def make_overleg(kring: Kring, *, dagen: int = 0, **velden: Any) -> Overleg:
    """Plan a meeting so many days from today."""
    datum = klok.vandaag() + dt.timedelta(days=dagen)
    overleg: Overleg = OverlegFactory(
        samenwerkingsverband=kring.verband,
        datum=datum,
        nummer=f"O-{datum:%Y-%m-%d}-CO",
        **({"status": "gepland"} | velden),
    )
    return overleg
