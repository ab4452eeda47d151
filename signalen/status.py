"""Every state of a signaal and every move between them."""

from typing import Any

from django.db import models

from keten.kern.standen import Overgang, Tabel
from keten.toegang.rechten import Recht


class SignaalStatus(models.TextChoices):
    CONCEPT = "concept", "Concept"
    INGEDIEND = "ingediend", "Ingediend"
    IN_BEOORDELING = "in_beoordeling", "In beoordeling"
    OMGEZET = "omgezet_in_melding", "Omgezet in melding"
    ALLEEN_ADVIES = "alleen_advies", "Alleen advies"
    NIET_BEVESTIGD = "niet_bevestigd", "Niet bevestigd"
    INGETROKKEN = "ingetrokken", "Ingetrokken"


def is_melder(signaal: Any, by: Any) -> bool:
    """Only who sent it in."""
    return bool(signaal.melder_id == by.pk)


def is_tweede(signaal: Any, by: Any) -> bool:
    """Somebody else than who proposed it: four eyes."""
    return bool(
        signaal.voorstel_door_id is not None and signaal.voorstel_door_id != by.pk
    )


def zonder_voorstel(signaal: Any, by: Any) -> bool:
    """No proposal lies on the table."""
    return signaal.voorstel_door_id is None


INDIENEN = frozenset({Recht.SIGNAAL_INDIENEN})
BEOORDELEN = frozenset({Recht.SIGNAAL_BEOORDELEN})
TWEEDE = frozenset({Recht.SIGNAAL_TWEEDE_BEOORDELING})
S = SignaalStatus

TABEL = Tabel(
    "signalen.signaal",
    SignaalStatus,
    (
        Overgang(
            code="S1",
            actie="beginnen",
            label="Begin een signaal",
            van=frozenset(),
            naar=S.CONCEPT,
            rechten=INDIENEN,
        ),
        Overgang(
            code="S2",
            actie="indienen",
            label="Dien in",
            van=frozenset({S.CONCEPT}),
            naar=S.INGEDIEND,
            rechten=INDIENEN,
            relatie=is_melder,
            niet_ongedaan="Het meldpunt heeft bericht. Trek het signaal in.",
            gedaan="Het signaal is ingediend bij het meldpunt.",
        ),
        Overgang(
            code="S3",
            actie="vastleggen",
            label="Leg een telefonisch signaal vast",
            van=frozenset(),
            naar=S.INGEDIEND,
            rechten=BEOORDELEN,
        ),
        Overgang(
            code="S2b",
            actie="intrekken",
            label="Trek in",
            van=frozenset({S.CONCEPT, S.INGEDIEND}),
            naar=S.INGETROKKEN,
            rechten=INDIENEN,
            reden=True,
            relatie=is_melder,
            gedaan="Het signaal is ingetrokken.",
        ),
        Overgang(
            code="S4",
            actie="oppakken",
            label="Pak op",
            van=frozenset({S.INGEDIEND}),
            naar=S.IN_BEOORDELING,
            rechten=BEOORDELEN,
            gedaan="Het signaal staat op uw naam.",
        ),
        Overgang(
            code="S7",
            actie="melding-maken",
            label="Maak er een melding van",
            van=frozenset({S.IN_BEOORDELING}),
            naar=S.OMGEZET,
            rechten=BEOORDELEN,
            niet_ongedaan="Er is een melding gemaakt. Ga verder bij de melding.",
            zonder_knop=True,
        ),
        Overgang(
            code="S10",
            actie="alleen-advies",
            label="Sluit af met advies",
            van=frozenset({S.IN_BEOORDELING}),
            naar=S.ALLEEN_ADVIES,
            rechten=BEOORDELEN,
            gedaan="Het advies is vastgelegd.",
        ),
        Overgang(
            code="S11a",
            actie="niet-bevestigd-voorstellen",
            label="Stel voor: niet bevestigd",
            van=frozenset({S.IN_BEOORDELING}),
            naar=S.IN_BEOORDELING,
            rechten=BEOORDELEN,
            reden=True,
            relatie=zonder_voorstel,
            gedaan="Uw voorstel ligt bij de trajectregisseur.",
        ),
        Overgang(
            code="S11",
            actie="niet-bevestigd",
            label="Akkoord: niet bevestigd",
            van=frozenset({S.IN_BEOORDELING}),
            naar=S.NIET_BEVESTIGD,
            rechten=TWEEDE,
            reden=True,
            relatie=is_tweede,
            gedaan="Het signaal is gesloten als niet bevestigd.",
        ),
        Overgang(
            code="S11b",
            actie="voorstel-afwijzen",
            label="Niet akkoord: kijk verder",
            van=frozenset({S.IN_BEOORDELING}),
            naar=S.IN_BEOORDELING,
            rechten=TWEEDE,
            reden=True,
            relatie=is_tweede,
            gedaan="Het signaal gaat terug naar het meldpunt.",
        ),
    ),
)
OPEN = (S.INGEDIEND, S.IN_BEOORDELING)
EIND = (S.OMGEZET, S.ALLEEN_ADVIES, S.NIET_BEVESTIGD, S.INGETROKKEN)
# How a state looks in a list and beside a title.
KLEUREN: dict[str, tuple[str, str]] = {
    S.CONCEPT: ("", "neutral"),
    S.INGEDIEND: ("blauw", "active"),
    S.IN_BEOORDELING: ("blauw", "active"),
    S.OMGEZET: ("groen", "success"),
    S.ALLEEN_ADVIES: ("groen", "success"),
    S.NIET_BEVESTIGD: ("", "neutral"),
    S.INGETROKKEN: ("", "neutral"),
}
