"""Every state of a melding and every move between them."""

from django.db import models

from keten.kern.standen import Overgang, Tabel
from keten.toegang.rechten import Recht


class MeldingStatus(models.TextChoices):
    GEREGISTREERD = "geregistreerd", "Geregistreerd"
    IN_SCREENING = "in_screening", "In screening"
    IN_TRIAGE = "in_triage", "In triage"
    GEACCEPTEERD = "geaccepteerd", "Geaccepteerd als casus"
    ADVIES_AFGESLOTEN = "advies_afgesloten", "Afgesloten met advies"
    NIET_ONTVANKELIJK = "niet_ontvankelijk", "Niet ontvankelijk"
    ONJUIST_GEADRESSEERD = "onjuist_geadresseerd", "Onjuist geadresseerd"


REGISTREREN = frozenset({Recht.MELDING_REGISTREREN})
BEOORDELEN = frozenset({Recht.MELDING_BEOORDELEN})
BESLISSEN = frozenset({Recht.TRIAGE_BESLISSEN})
M = MeldingStatus

TABEL = Tabel(
    "meldingen.melding",
    MeldingStatus,
    (
        Overgang(
            code="M1",
            actie="registreren",
            label="Registreer",
            van=frozenset(),
            naar=M.GEREGISTREERD,
            rechten=REGISTREREN,
        ),
        Overgang(
            code="M2",
            actie="screening-starten",
            label="Start de screening",
            van=frozenset({M.GEREGISTREERD}),
            naar=M.IN_SCREENING,
            rechten=BEOORDELEN,
            gedaan="De screening is gestart.",
        ),
        Overgang(
            code="M5",
            actie="naar-triage",
            label="Zet klaar voor triage",
            van=frozenset({M.IN_SCREENING}),
            naar=M.IN_TRIAGE,
            rechten=BEOORDELEN,
            gedaan="De melding ligt klaar voor triage.",
        ),
        Overgang(
            code="M7",
            actie="accepteren",
            label="Accepteer als casus",
            van=frozenset({M.IN_TRIAGE}),
            naar=M.GEACCEPTEERD,
            rechten=BESLISSEN,
            reden=True,
            niet_ongedaan="De casus is geopend. Sluit de casus af met “Toch niet”.",
            zonder_knop=True,
        ),
        Overgang(
            code="M9",
            actie="met-advies-afsluiten",
            label="Sluit af met advies",
            van=frozenset({M.IN_TRIAGE}),
            naar=M.ADVIES_AFGESLOTEN,
            rechten=BESLISSEN,
            reden=True,
            gedaan="De melding is afgesloten met advies.",
        ),
        Overgang(
            code="M10",
            actie="niet-ontvankelijk",
            label="Niet ontvankelijk",
            van=frozenset({M.IN_TRIAGE}),
            naar=M.NIET_ONTVANKELIJK,
            rechten=BESLISSEN,
            reden=True,
            gedaan="De melding is gesloten als niet ontvankelijk.",
        ),
        Overgang(
            code="M11",
            actie="onjuist-geadresseerd",
            label="Onjuist geadresseerd",
            van=frozenset({M.GEREGISTREERD, M.IN_SCREENING}),
            naar=M.ONJUIST_GEADRESSEERD,
            rechten=BEOORDELEN,
            reden=True,
            gedaan="De melding is gesloten als onjuist geadresseerd.",
        ),
    ),
)
OPEN = (M.GEREGISTREERD, M.IN_SCREENING, M.IN_TRIAGE)
EIND = (
    M.GEACCEPTEERD,
    M.ADVIES_AFGESLOTEN,
    M.NIET_ONTVANKELIJK,
    M.ONJUIST_GEADRESSEERD,
)
# How a state looks in a list and beside a title.
KLEUREN: dict[str, tuple[str, str]] = {
    M.GEREGISTREERD: ("", "neutral"),
    M.IN_SCREENING: ("blauw", "active"),
    M.IN_TRIAGE: ("blauw", "active"),
    M.GEACCEPTEERD: ("groen", "success"),
    M.ADVIES_AFGESLOTEN: ("groen", "success"),
    M.NIET_ONTVANKELIJK: ("", "neutral"),
    M.ONJUIST_GEADRESSEERD: ("", "neutral"),
}
# The five verbs with which every melding is handled: to do, done, and in which state
# the work is at it. The last one is told by the terugkoppeling, not by the state.
STAPPEN = (
    ("onderzoeken", "onderzocht"),
    ("verifiëren", "geverifieerd"),
    ("vaststellen", "vastgesteld"),
    ("classificeren", "geclassificeerd"),
    ("terugkoppelen", "teruggekoppeld"),
)
GEDAAN: dict[str, int] = {M.GEREGISTREERD: 0, M.IN_SCREENING: 1, M.IN_TRIAGE: 2}
