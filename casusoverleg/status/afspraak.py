from typing import Any

from django.db import models

from keten.kern.standen import Overgang, Tabel
from keten.toegang.rechten import Recht


class AfspraakStatus(models.TextChoices):
    VOORGESTELD = "voorgesteld", "Voorgesteld"
    OPEN = "open", "Open"
    WACHT_OP_VOORWAARDE = "wacht_op_voorwaarde", "Wacht op voorwaarde"
    IN_UITVOERING = "in_uitvoering", "In uitvoering"
    GEREED_GEMELD = "gereed_gemeld", "Gereed gemeld"
    AFGEROND = "afgerond", "Afgerond"
    TERUGGELEGD = "teruggelegd", "Teruggelegd"
    OVERGEDRAGEN = "overgedragen", "Overgedragen"
    VERVALLEN = "vervallen", "Vervallen"


REGIE = frozenset({Recht.CASUS_REGISSEREN, Recht.OVERLEG_VOORZITTEN})
UITVOEREN = frozenset({Recht.AFSPRAAK_UITVOEREN})
BIJDRAGEN = frozenset({Recht.CASUS_BIJDRAGEN})
AKKOORD = REGIE | {Recht.CASUS_BIJDRAGEN}
F = AfspraakStatus
LOOPT = (F.OPEN, F.IN_UITVOERING)
# What is not ended, whoever it waits for.
NIET_KLAAR = (
    *(F.VOORGESTELD, F.OPEN, F.WACHT_OP_VOORWAARDE, F.IN_UITVOERING),
    *(F.GEREED_GEMELD, F.TERUGGELEGD),
)


def van_mijn_organisatie(afspraak: Any, by: Any) -> bool:
    """Any colleague of the organisation that is to do it, named on the casus."""
    return afspraak.organisatie_id in by.organisaties


def casusregisseur_of_regie(afspraak: Any, by: Any) -> bool:
    """Who leads this casus, or stands in for that; who directs, or chairs today."""
    return bool(
        regie_of_voorzitter(afspraak, by)
        or afspraak.casus.casusregisseur_id == by.pk
        or afspraak.casus.casusregisseur_id in by.vervangt
    )


def regie_of_voorzitter(afspraak: Any, by: Any) -> bool:
    """Who directs; and who chairs in that place sees no other casus that day."""
    verband_id = afspraak.samenwerkingsverband_id
    return bool(
        by.mag(Recht.CASUS_REGISSEREN, verband_id)
        or by.mag(Recht.OVERLEG_VOORZITTEN, verband_id)
    )


def uitvoerder_of_regie(afspraak: Any, by: Any) -> bool:
    """Who is to do it, or who directs."""
    return van_mijn_organisatie(afspraak, by) or regie_of_voorzitter(afspraak, by)


AFSPRAAK = Tabel(
    "casusoverleg.afspraak",
    AfspraakStatus,
    (
        Overgang(
            code="F1",
            actie="voorstellen",
            label="Stel voor",
            van=frozenset(),
            naar=F.VOORGESTELD,
            rechten=BIJDRAGEN,
        ),
        Overgang(
            code="F1b",
            actie="maken",
            label="Maak een afspraak",
            van=frozenset(),
            naar=F.OPEN,
            rechten=frozenset({Recht.CASUS_REGISSEREN, Recht.OVERLEG_NOTULEREN}),
        ),
        Overgang(
            code="F1c",
            actie="voorstellen-aan-tafel",
            label="Stel voor aan wie er niet is",
            van=frozenset(),
            naar=F.VOORGESTELD,
            rechten=frozenset({Recht.CASUS_REGISSEREN, Recht.OVERLEG_NOTULEREN}),
        ),
        Overgang(
            code="F2",
            actie="vastleggen",
            label="Leg vast",
            van=frozenset({F.VOORGESTELD, F.TERUGGELEGD}),
            naar=F.OPEN,
            rechten=REGIE,
            gedaan="De afspraak is vastgelegd.",
        ),
        Overgang(
            code="F3",
            actie="terugleggen",
            label="Kan ik niet uitvoeren",
            van=frozenset({F.VOORGESTELD, F.OPEN}),
            naar=F.TERUGGELEGD,
            rechten=UITVOEREN,
            reden=True,
            relatie=van_mijn_organisatie,
            gedaan="De afspraak ligt terug bij de trajectregisseur.",
        ),
        Overgang(
            code="F4",
            actie="wachten",
            label="De voorwaarde is niet vervuld",
            # Looked again, and still not met: another day to look.
            van=frozenset({F.OPEN, F.WACHT_OP_VOORWAARDE}),
            naar=F.WACHT_OP_VOORWAARDE,
            rechten=UITVOEREN,
            relatie=van_mijn_organisatie,
            gedaan="De afspraak wacht. Er loopt geen termijn tot de dag van herzien.",
        ),
        Overgang(
            code="F5",
            actie="starten",
            label="Ik ben begonnen",
            van=frozenset({F.OPEN, F.WACHT_OP_VOORWAARDE}),
            naar=F.IN_UITVOERING,
            rechten=UITVOEREN,
            relatie=van_mijn_organisatie,
            gedaan="De afspraak is in uitvoering.",
        ),
        Overgang(
            code="F6",
            actie="gereed-melden",
            label="Meld gereed",
            van=frozenset({*LOOPT, F.WACHT_OP_VOORWAARDE}),
            naar=F.GEREED_GEMELD,
            rechten=UITVOEREN | REGIE,
            relatie=uitvoerder_of_regie,
            gedaan="De afspraak is gereed gemeld.",
        ),
        Overgang(
            code="F7",
            actie="akkoord",
            label="Akkoord",
            van=frozenset({F.GEREED_GEMELD}),
            naar=F.AFGEROND,
            rechten=AKKOORD,
            relatie=casusregisseur_of_regie,
            gedaan="De afspraak is afgerond.",
        ),
        Overgang(
            code="F8",
            actie="niet-akkoord",
            label="Niet akkoord",
            van=frozenset({F.GEREED_GEMELD}),
            naar=F.OPEN,
            rechten=AKKOORD,
            reden=True,
            relatie=casusregisseur_of_regie,
            gedaan="De afspraak staat weer open.",
        ),
        Overgang(
            code="F9",
            actie="overdragen",
            label="Draag over",
            van=frozenset(LOOPT),
            naar=F.OVERGEDRAGEN,
            rechten=REGIE,
            reden=True,
            gedaan="De afspraak is overgedragen.",
        ),
        Overgang(
            code="F10",
            actie="laten-vervallen",
            label="Laat vervallen",
            van=frozenset(NIET_KLAAR),
            naar=F.VERVALLEN,
            rechten=REGIE,
            reden=True,
            gedaan="De afspraak is vervallen.",
        ),
        Overgang(
            code="F11",
            actie="uitstellen",
            label="Uitstel",
            van=frozenset(LOOPT),
            rechten=UITVOEREN | REGIE,
            reden=True,
            relatie=uitvoerder_of_regie,
            gedaan="De afspraak heeft een nieuwe datum.",
        ),
        Overgang(
            code="F12",
            actie="escaleren",
            label="Escaleer",
            van=frozenset(LOOPT),
            rechten=REGIE,
            niet_ongedaan="De organisatie heeft bericht. Bel om het recht te zetten.",
            zonder_knop=True,
        ),
        Overgang(
            code="F12b",
            actie="niet-escaleren",
            label="Escaleer niet",
            van=frozenset(LOOPT),
            rechten=REGIE,
            reden=True,
            zonder_knop=True,
        ),
    ),
)
