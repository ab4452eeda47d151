"""From the counts of the database to what may be shown of them."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID

from keten.kern import verzoek
from keten.rapportage import queries, routes
from keten.rapportage.netwerk import Netwerk, Sleutel, Stap
from keten.rapportage.onthulling import Waarde
from keten.rapportage.periode import Periode, begonnen, jaren
from keten.rapportage.routes import Indeling

OPEN = "open"
# States that a reader of figures need not tell apart.
UITKOMST = {
    "ingediend": OPEN,
    "in_beoordeling": OPEN,
    "geregistreerd": OPEN,
    "in_screening": OPEN,
    "in_triage": OPEN,
    "vastgesteld": "besproken",
    "op_agenda": "niet_besproken",
    "voorbereid": "niet_besproken",
    "in_bespreking": "niet_besproken",
}
# How something flows, and how many of it there are.
Stroom = tuple[list[Stap], int]


@dataclass(frozen=True)
class Vraag:
    """Of which verband, of which year, as it is today."""

    verband_id: UUID
    jaar: int
    today: dt.date

    @property
    def kwartalen(self) -> list[Periode]:
        """The quarters that have begun."""
        return begonnen(self.jaar, today=self.today)

    @property
    def grenzen(self) -> dict[str, dt.date]:
        """From which day, and up to which."""
        return {"van": self.kwartalen[0].begin, "tot": self.kwartalen[-1].eind}


@verzoek.systeem("tellingen over een verband")
def count_up(vraag: Vraag) -> dict[Sleutel, Waarde]:
    """
    Return what may be shown of one year; seven queries, whatever there is to count.

    What is not named is 0.
    """
    getoond = make_netwerk(vraag).publish()
    # What runs at the end of the year is what runs at the end of its last quarter.
    laatste = Sleutel("casussen", routes.LOPEND, "", vraag.kwartalen[-1].code)
    getoond[laatste._replace(kolom=str(vraag.jaar))] = getoond.get(laatste, 0)
    return getoond


def make_netwerk(vraag: Vraag) -> Netwerk:
    """Return all that is published of this year, with the sums between."""
    netwerk = Netwerk()
    for bron in (_signalen, _meldingen, _gestart, _overleg, _afspraken, _casussen):
        for route, aantal in bron(vraag):
            netwerk.add(route, aantal)
    return netwerk


def _signalen(vraag: Vraag) -> Iterator[Stroom]:
    rijen = queries.signalen(vraag.verband_id, **vraag.grenzen)
    for kw, soort, status, aantal in rijen:
        periode, type_ = Periode(vraag.jaar, kw), ("type", soort)
        yield routes.two_ways("signalen", periode, type_, _uitkomst(status)), aantal


def _meldingen(vraag: Vraag) -> Iterator[Stroom]:
    rijen = queries.meldingen(vraag.verband_id, today=vraag.today, **vraag.grenzen)
    for kw, status, hoe, aantal in rijen:
        periode, terug = Periode(vraag.jaar, kw), ("terugkoppeling", hoe)
        yield routes.two_ways("meldingen", periode, _uitkomst(status), terug), aantal


def _gestart(vraag: Vraag) -> Iterator[Stroom]:
    rijen = queries.gestarte_casussen(vraag.verband_id, **vraag.grenzen)
    for kw, soort, aantal in rijen:
        periode = Periode(vraag.jaar, kw)
        yield routes.two_ways("gestart", periode, ("type", soort)), aantal


def _overleg(vraag: Vraag) -> Iterator[Stroom]:
    for kw, aantal in queries.overleggen(vraag.verband_id, **vraag.grenzen):
        yield routes.one_way("overleggen", Periode(vraag.jaar, kw)), aantal
    for kw, status, aantal in queries.agendapunten(vraag.verband_id, **vraag.grenzen):
        periode = Periode(vraag.jaar, kw)
        yield routes.two_ways("agendapunten", periode, _uitkomst(status)), aantal


def _afspraken(vraag: Vraag) -> Iterator[Stroom]:
    rijen = queries.afspraken(vraag.verband_id, today=vraag.today, **vraag.grenzen)
    for kw, organisatie, hoe, aantal in rijen:
        periode = Periode(vraag.jaar, kw)
        yield routes.afspraak(periode, organisatie=organisatie, hoe=hoe), aantal


def _casussen(vraag: Vraag) -> Iterator[Stroom]:
    """Over all years that can be chosen: what runs on ties each year to the next."""
    per_jaar = (begonnen(jaar, today=vraag.today) for jaar in jaren(today=vraag.today))
    codes = sorted(periode.code for kwartalen in per_jaar for periode in kwartalen)
    tot = vraag.today + dt.timedelta(days=1)
    for soort, *wanneer, aantal in queries.casusloop(vraag.verband_id, tot=tot):
        komst = Periode(*wanneer[:2])
        vertrek = Periode(*wanneer[2:]) if wanneer[2] else None
        if vertrek is None or vertrek.code in codes:
            yield (
                routes.casus(soort, komst=komst, vertrek=vertrek, codes=codes),
                aantal,
            )


def _uitkomst(status: str) -> Indeling:
    return "uitkomst", UITKOMST.get(status, status)
