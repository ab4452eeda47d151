"""Every table of "De keten in cijfers": what it counts, row by row. Data, no code."""

from dataclasses import dataclass

from keten.rapportage.routes import LOPEND, TOTAAL
from keten.rapportage.tellingen import OPEN
from meldingen.status import MeldingStatus
from signalen.models import Signaal
from signalen.status import SignaalStatus


@dataclass(frozen=True)
class Rij:
    """One row: its words, and which counts stand in it."""

    naam: str
    onderwerp: str
    indeling: str = TOTAAL
    soort: str = ""
    # Whether it adds up the rows above.
    is_totaal: bool = False


@dataclass(frozen=True)
class Tabel:
    """
    One table, of rows by quarters.

    :param telt: what is counted and when, for who has to explain the figure
    :param kolommen: instead of quarters; then the rows are the organisations that have
        something to show, and the table is there for a whole year only
    """

    naam: str
    titel: str
    telt: str
    rijen: tuple[Rij, ...]
    kop: str
    kolommen: tuple[tuple[str, str], ...] = ()


def _rijen(
    onderwerp: str, indeling: str, keuzes: list[tuple[str, str]]
) -> tuple[Rij, ...]:
    per_soort = [Rij(naam, onderwerp, indeling, soort) for soort, naam in keuzes]
    return (*per_soort, Rij("Totaal", onderwerp, is_totaal=True))


TYPES = [(str(soort), str(naam)) for soort, naam in Signaal.Type.choices]
NAKOMING = [
    ("op_tijd", "Op tijd nagekomen"),
    ("te_laat", "Te laat, of nog niet klaar na de datum"),
    ("loopt", "Loopt nog, datum niet voorbij"),
    ("vervallen", "Vervallen"),
]

OVERZICHT = Tabel(
    naam="overzicht",
    titel="De keten in het kort",
    telt="De totalen van de tabellen hieronder, en wat er nog loopt.",
    kop="Wat",
    rijen=(
        Rij("Signalen", "signalen"),
        Rij("Meldingen", "meldingen"),
        Rij("Casussen geopend", "geopend"),
        Rij("Casussen gestart", "gestart"),
        Rij("Casussen afgesloten", "afgesloten"),
        Rij("Casussen, lopend aan het eind", "casussen", LOPEND),
        Rij("Overleggen gehouden", "overleggen"),
        Rij("Agendapunten op die overleggen", "agendapunten"),
        Rij("Afspraken die klaar moesten zijn", "afspraken"),
    ),
)
TABELLEN = (
    OVERZICHT,
    Tabel(
        naam="signalen-type",
        titel="Signalen naar type",
        telt="Signalen die het meldpunt in deze tijd ontving.",
        kop="Type",
        rijen=_rijen("signalen", "type", TYPES),
    ),
    Tabel(
        naam="signalen-uitkomst",
        titel="Signalen naar uitkomst",
        telt="Dezelfde signalen, naar hoe het nu staat.",
        kop="Uitkomst",
        rijen=_rijen(
            "signalen",
            "uitkomst",
            [
                (SignaalStatus.OMGEZET, "Omgezet in een melding"),
                (SignaalStatus.ALLEEN_ADVIES, "Alleen advies"),
                (SignaalStatus.NIET_BEVESTIGD, "Niet bevestigd"),
                (SignaalStatus.INGETROKKEN, "Ingetrokken door de melder"),
                (OPEN, "Nog niet beoordeeld"),
            ],
        ),
    ),
    Tabel(
        naam="meldingen-uitkomst",
        titel="Meldingen naar uitkomst",
        telt="Meldingen die in deze tijd zijn geregistreerd, naar hoe het nu staat.",
        kop="Uitkomst",
        rijen=_rijen(
            "meldingen",
            "uitkomst",
            [
                (MeldingStatus.GEACCEPTEERD, "Geaccepteerd als casus"),
                (MeldingStatus.ADVIES_AFGESLOTEN, "Afgesloten met advies"),
                (MeldingStatus.NIET_ONTVANKELIJK, "Niet ontvankelijk"),
                (MeldingStatus.ONJUIST_GEADRESSEERD, "Onjuist geadresseerd"),
                (OPEN, "Nog geen besluit"),
            ],
        ),
    ),
    Tabel(
        naam="terugkoppeling",
        titel="Terugkoppeling aan de melder",
        telt="Dezelfde meldingen, naar of de melder binnen de termijn iets hoorde.",
        kop="Terugkoppeling",
        rijen=_rijen(
            "meldingen",
            "terugkoppeling",
            [
                ("op_tijd", "Op tijd"),
                ("te_laat", "Te laat, of nog niet na de termijn"),
                ("loopt", "Nog niet, termijn niet voorbij"),
            ],
        ),
    ),
    Tabel(
        naam="casussen-geopend",
        titel="Geopende casussen naar type",
        telt="Casussen die in deze tijd opengingen. Wat al liep telt vanaf toen.",
        kop="Type",
        rijen=_rijen("geopend", "type", TYPES),
    ),
    Tabel(
        naam="casussen-gestart",
        titel="Gestarte casussen naar type",
        telt="Casussen waarvan de aanpak in deze tijd begon.",
        kop="Type",
        rijen=_rijen("gestart", "type", TYPES),
    ),
    Tabel(
        naam="casussen-afgesloten",
        titel="Afgesloten casussen naar type",
        telt="Casussen die in deze tijd zijn afgesloten.",
        kop="Type",
        rijen=_rijen("afgesloten", "type", TYPES),
    ),
    Tabel(
        naam="agendapunten",
        titel="Agendapunten",
        telt="Punten op de agenda van overleggen die in deze tijd zijn gehouden.",
        kop="Uitkomst",
        rijen=_rijen(
            "agendapunten",
            "uitkomst",
            [
                ("besproken", "Besproken"),
                ("doorgeschoven", "Doorgeschoven"),
                ("niet_besproken", "Niet besproken"),
            ],
        ),
    ),
    Tabel(
        naam="afspraken-nakoming",
        titel="Afspraken naar nakoming",
        telt="Afspraken die in deze tijd klaar moesten zijn. Zonder voorstellen.",
        kop="Nakoming",
        rijen=_rijen("afspraken", "nakoming", NAKOMING),
    ),
    Tabel(
        naam="afspraken-organisatie",
        titel="Afspraken per organisatie",
        telt="Dezelfde afspraken, naar de organisatie waarbij ze zijn belegd.",
        kop="Organisatie",
        rijen=(),
        kolommen=(
            ("op_tijd", "Op tijd"),
            ("te_laat", "Te laat"),
            ("loopt", "Loopt nog"),
            ("vervallen", "Vervallen"),
            ("", "Totaal"),
        ),
    ),
)
