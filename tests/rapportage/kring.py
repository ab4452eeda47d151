"""A partnership with records in it, as a beleidsmedewerker sees them: counted."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.test import Client

from keten.kern import klok
from keten.organisaties.models import Medewerker, Organisatie, Samenwerkingsverband
from tests.factories import (
    AfspraakFactory,
    AgendapuntFactory,
    CasusFactory,
    MedewerkerFactory,
    MeldingFactory,
    OrganisatieFactory,
    OverlegFactory,
    SamenwerkingsverbandFactory,
    SignaalFactory,
)
from tests.rollen import Kring

DAG = dt.date(2026, 8, 12)


@dataclass
class Bureau:
    """Where the figures are asked for."""

    verband: Samenwerkingsverband
    gemeente: Organisatie
    beleid: Medewerker

    def browser(self, medewerker: Medewerker | None = None) -> Client:
        """Return a browser, of the beleidsmedewerker unless said otherwise."""
        return Kring.client(medewerker or self.beleid)


def make_bureau() -> Bureau:
    """Make a partnership with nothing in it yet."""
    verband = SamenwerkingsverbandFactory()
    gemeente = OrganisatieFactory()
    beleid = MedewerkerFactory(beleid=True, organisatie=gemeente, verband=verband)
    return Bureau(verband, gemeente, beleid)


def moment(dag: dt.date = DAG, uur: int = 12) -> dt.datetime:
    """Return a moment of this day in Amsterdam."""
    return klok.moment_op(dag, dt.time(uur))


def add_signalen(verband: Samenwerkingsverband, aantal: int, **velden: Any) -> None:
    """Let so many signalen have come in."""
    gewoon = {"ontvangen_op": moment()}
    SignaalFactory.create_batch(
        aantal, samenwerkingsverband=verband, **(gewoon | velden)
    )


def add_meldingen(verband: Samenwerkingsverband, aantal: int, **velden: Any) -> None:
    """Let so many meldingen be registered."""
    gewoon = {"geregistreerd_op": moment(), "terugkoppelen_uiterlijk": DAG}
    MeldingFactory.create_batch(
        aantal, samenwerkingsverband=verband, **(gewoon | velden)
    )


def add_casussen(verband: Samenwerkingsverband, aantal: int, **velden: Any) -> None:
    """Let so many casussen be opened."""
    gewoon = {"geopend_op": DAG}
    CasusFactory.create_batch(aantal, samenwerkingsverband=verband, **(gewoon | velden))


def add_punten(verband: Samenwerkingsverband, aantal: int, **velden: Any) -> None:
    """Let a meeting be held with so many items."""
    overleg = OverlegFactory(
        samenwerkingsverband=verband, datum=DAG, status="verslag_in_concept"
    )
    AgendapuntFactory.create_batch(
        aantal, casus__samenwerkingsverband=verband, overleg=overleg, **velden
    )


def add_afspraken(verband: Samenwerkingsverband, aantal: int, **velden: Any) -> None:
    """Let so many afspraken be due; of one casus of long ago."""
    casus = CasusFactory(samenwerkingsverband=verband, geopend_op=dt.date(2019, 1, 1))
    gewoon = {"uiterlijk": DAG}
    AfspraakFactory.create_batch(aantal, casus=casus, **(gewoon | velden))


def fill(verband: Samenwerkingsverband, aantal: int) -> None:
    """Let there be this many of everything."""
    add_signalen(verband, aantal)
    add_signalen(verband, aantal, type="groep", status="alleen_advies")
    add_meldingen(verband, aantal)
    add_casussen(verband, aantal, gestart_op=DAG)
    add_punten(verband, aantal, status="besproken")
    for _ in range(2):
        add_afspraken(verband, aantal, organisatie=OrganisatieFactory())
