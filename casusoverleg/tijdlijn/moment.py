"""One line of the timeline, and what each step is called."""

import datetime as dt
from dataclasses import dataclass
from uuid import UUID

SOORTEN = {
    "besluit": ("Besluiten", "besluit"),
    "afspraak": ("Afspraken", "vink"),
    "overleg": ("Overleg", "agenda"),
    "informatie": ("Informatie", "praat"),
    "casus": ("Verloop", "map"),
}
CASUS_STAPPEN = {
    "openen": "Casus geopend",
    "overnemen": "Lopende casus overgenomen",
    "starten": "Casus gestart",
    "toch-niet": "Casus afgesloten voor hij begon",
    "casusregisseur-aanwijzen": "Casusregisseur aangewezen",
    "deelnemer-toegevoegd": "Deelnemer toegevoegd",
    "deelnemer-beeindigd": "Deelname beëindigd",
    "deelnemer-gewijzigd": "Gewijzigd wat een deelnemer ziet",
    "betrokkene-toegevoegd": "Betrokkene toegevoegd",
    "betrokkene-ontkoppeld": "Betrokkene ontkoppeld",
    "informatie-ingetrokken": "Informatie ingetrokken",
    "bijlage-ingetrokken": "Bestand ingetrokken",
}
OVERLEG_STAPPEN = {
    "accepteren": "Op de agenda gezet",
    "afwijzen": "Niet op de agenda gezet",
    "voorbereid-melden": "Voorbereid voor het overleg",
    "afronden": "Besproken in het overleg",
    "doorschuiven": "Doorgeschoven naar het volgende overleg",
    "intrekken": "Agendapunt ingetrokken",
    "vaststellen": "Verslag vastgesteld",
}
AFSPRAAK_STAPPEN = {
    "voorstellen": "Afspraak voorgesteld",
    "maken": "Afspraak gemaakt",
    "vastleggen": "Afspraak vastgelegd",
    "terugleggen": "Afspraak teruggelegd",
    "starten": "Met de afspraak begonnen",
    "gereed-melden": "Afspraak gereed gemeld",
    "akkoord": "Afspraak afgerond",
    "niet-akkoord": "Niet akkoord: de afspraak staat weer open",
    "laten-vervallen": "Afspraak vervallen",
    "wachten": "De voorwaarde is niet vervuld: de afspraak wacht",
    "overdragen": "Afspraak overgedragen",
    "uitstellen": "Meer tijd voor de afspraak",
    "escaleren": "Bericht aan de organisatie dat de afspraak te laat is",
    "niet-escaleren": "Besloten geen bericht aan de organisatie te sturen",
    "verplaatsen": "Afspraak verplaatst",
}


@dataclass(frozen=True, kw_only=True)
class Moment:
    """One line of the timeline."""

    pk: UUID
    op: dt.datetime
    dag: dt.date
    soort: str
    icoon: str
    # Who, or which organisation, it was done by.
    wie: str
    titel: str
    tekst: str = ""
    url: str = ""
    reden: str = ""
    noot: str = ""
    # Of a correction: what stood there and what stands there now.
    oud: str = ""
    nieuw: str = ""


@dataclass(frozen=True)
class Tijdlijn:
    """A piece of the timeline, and the mark after which the rest begins."""

    momenten: list[Moment]
    soort: str
    verder: str
