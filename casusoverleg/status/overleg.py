from typing import Any

from django.db import models

from keten.kern.standen import Overgang, Tabel
from keten.toegang.rechten import Recht


class OverlegStatus(models.TextChoices):
    GEPLAND = "gepland", "Gepland"
    UITGENODIGD = "uitgenodigd", "Uitgenodigd"
    AGENDA_VASTGESTELD = "agenda_vastgesteld", "Agenda vastgesteld"
    BEZIG = "bezig", "Bezig"
    VERSLAG_IN_CONCEPT = "verslag_in_concept", "Verslag in concept"
    VERSLAG_TER_ACCORDERING = "verslag_ter_accordering", "Verslag ter accordering"
    VERSLAG_VASTGESTELD = "verslag_vastgesteld", "Verslag vastgesteld"
    GEANNULEERD = "geannuleerd", "Geannuleerd"


class AgendapuntStatus(models.TextChoices):
    VOORGESTELD = "voorgesteld", "Voorgesteld"
    AFGEWEZEN = "afgewezen", "Niet geagendeerd"
    OP_AGENDA = "op_agenda", "Op de agenda"
    VOORBEREID = "voorbereid", "Voorbereid"
    IN_BESPREKING = "in_bespreking", "In bespreking"
    BESPROKEN = "besproken", "Besproken"
    DOORGESCHOVEN = "doorgeschoven", "Doorgeschoven"
    SCHRIFTELIJK_AFGEDAAN = "schriftelijk_afgedaan", "Schriftelijk afgedaan"
    INGETROKKEN = "ingetrokken", "Ingetrokken"
    VERVALLEN = "vervallen", "Vervallen"
    VASTGESTELD = "vastgesteld", "Verslag vastgesteld"


PLANNEN = frozenset({Recht.OVERLEG_PLANNEN})
VOORZITTEN = frozenset({Recht.OVERLEG_VOORZITTEN})
NOTULEREN = frozenset({Recht.OVERLEG_NOTULEREN})
VASTSTELLEN = frozenset({Recht.VERSLAG_VASTSTELLEN})
VOORSTELLEN = frozenset({Recht.AGENDAPUNT_VOORSTELLEN})
O = OverlegStatus  # noqa: E741
A = AgendapuntStatus
NOG_NIET_BEGONNEN = frozenset({O.GEPLAND, O.UITGENODIGD, O.AGENDA_VASTGESTELD})
# Waits for its turn, prepared or not.
TE_BESPREKEN = frozenset({A.OP_AGENDA, A.VOORBEREID})
NA_AFLOOP = frozenset({O.VERSLAG_IN_CONCEPT, O.VERSLAG_TER_ACCORDERING})


def voorsteller_of_regie(punt: Any, by: Any) -> bool:
    """Who proposed it, or who directs."""
    return bool(
        punt.voorgesteld_door_id == by.pk
        or by.mag(Recht.OVERLEG_PLANNEN, punt.samenwerkingsverband_id)
    )


def mag_voorzitten(overleg: Any, by: Any) -> bool:
    """Who plans meetings, and who was appointed to chair this very one."""
    return bool(
        by.mag(Recht.OVERLEG_PLANNEN, overleg.samenwerkingsverband_id)
        or overleg.voorzitter_id == by.pk
    )


def niet_achteraf(overleg: Any, by: Any) -> bool:
    """Nobody is invited to what is over."""
    return not overleg.achteraf


OVERLEG = Tabel(
    "casusoverleg.overleg",
    OverlegStatus,
    (
        Overgang(
            code="O1",
            actie="plannen",
            label="Plan een overleg",
            van=frozenset(),
            naar=O.GEPLAND,
            rechten=PLANNEN,
        ),
        Overgang(
            code="O2",
            actie="uitnodigen",
            label="Nodig uit",
            van=frozenset({O.GEPLAND}),
            naar=O.UITGENODIGD,
            rechten=PLANNEN,
            relatie=niet_achteraf,
            niet_ongedaan="De uitnodigingen zijn verstuurd. Verzet of annuleer het.",
            gedaan="De uitnodigingen gaan de deur uit.",
        ),
        Overgang(
            code="O3",
            actie="agenda-vaststellen",
            label="Stel de agenda vast",
            van=frozenset({O.GEPLAND, O.UITGENODIGD}),
            naar=O.AGENDA_VASTGESTELD,
            rechten=PLANNEN,
            gedaan="De agenda is vastgesteld.",
        ),
        Overgang(
            code="O4",
            actie="openen",
            label="Open het overleg",
            van=NOG_NIET_BEGONNEN,
            naar=O.BEZIG,
            rechten=VOORZITTEN,
            relatie=mag_voorzitten,
            gedaan="Het overleg is geopend.",
        ),
        Overgang(
            code="O5",
            actie="sluiten",
            label="Sluit het overleg",
            van=frozenset({O.BEZIG}),
            naar=O.VERSLAG_IN_CONCEPT,
            rechten=VOORZITTEN,
            relatie=mag_voorzitten,
            gedaan="Het overleg is gesloten. De verslagen worden gemaakt.",
        ),
        Overgang(
            code="O6",
            actie="ter-accordering",
            label="Leg de verslagen voor",
            van=frozenset({O.VERSLAG_IN_CONCEPT}),
            naar=O.VERSLAG_TER_ACCORDERING,
            rechten=VASTSTELLEN,
            niet_ongedaan="De lezers hebben bericht. Stel de verslagen vast.",
            gedaan="De lezers krijgen bericht dat hun conceptverslag klaar staat.",
        ),
        Overgang(
            code="O7",
            actie="vaststellen",
            label="Stel de verslagen vast",
            van=NA_AFLOOP,
            naar=O.VERSLAG_VASTGESTELD,
            rechten=VASTSTELLEN,
            niet_ongedaan="Een vastgesteld verslag verandert niet. Maak een addendum.",
            gedaan="De verslagen zijn vastgesteld.",
        ),
        Overgang(
            code="O8",
            actie="annuleren",
            label="Annuleer het overleg",
            van=NOG_NIET_BEGONNEN,
            naar=O.GEANNULEERD,
            rechten=PLANNEN,
            reden=True,
            niet_ongedaan="De punten staan weer als voorstel klaar. Plan opnieuw.",
            gedaan="Het overleg is geannuleerd. De punten staan als voorstel klaar.",
        ),
    ),
)

AGENDAPUNT = Tabel(
    "casusoverleg.agendapunt",
    AgendapuntStatus,
    (
        Overgang(
            code="G1",
            actie="voorstellen",
            label="Stel voor",
            van=frozenset(),
            naar=A.VOORGESTELD,
            rechten=VOORSTELLEN,
        ),
        Overgang(
            code="G2",
            actie="accepteren",
            label="Zet op de agenda",
            van=frozenset({A.VOORGESTELD}),
            naar=A.OP_AGENDA,
            rechten=PLANNEN,
            gedaan="Het punt staat op de agenda.",
        ),
        Overgang(
            code="G3",
            actie="afwijzen",
            label="Niet agenderen",
            van=frozenset({A.VOORGESTELD}),
            naar=A.AFGEWEZEN,
            rechten=PLANNEN,
            reden=True,
            gedaan="Het punt komt niet op de agenda.",
        ),
        Overgang(
            code="G4",
            actie="voorbereid-melden",
            label="Voorbereid",
            van=frozenset({A.OP_AGENDA}),
            naar=A.VOORBEREID,
            rechten=PLANNEN,
            niet_ongedaan="Wie gevraagd was, heeft geantwoord.",
            zonder_knop=True,
        ),
        Overgang(
            code="G5",
            actie="bespreken",
            label="Bespreek",
            van=TE_BESPREKEN,
            naar=A.IN_BESPREKING,
            rechten=VOORZITTEN,
        ),
        Overgang(
            code="G6",
            actie="afronden",
            label="Rond af",
            van=frozenset({A.IN_BESPREKING}),
            naar=A.BESPROKEN,
            rechten=VOORZITTEN,
            gedaan="Het punt is afgerond.",
        ),
        Overgang(
            code="G7",
            actie="doorschuiven",
            label="Schuif door",
            van=TE_BESPREKEN | {A.IN_BESPREKING},
            naar=A.DOORGESCHOVEN,
            rechten=VOORZITTEN,
            reden=True,
            niet_ongedaan="Het punt staat al klaar voor het volgende overleg.",
            gedaan="Het punt schuift door naar het volgende overleg.",
        ),
        Overgang(
            code="G8",
            actie="intrekken",
            label="Trek in",
            van=TE_BESPREKEN | {A.VOORGESTELD},
            naar=A.INGETROKKEN,
            rechten=VOORSTELLEN,
            reden=True,
            relatie=voorsteller_of_regie,
            gedaan="Het punt is ingetrokken.",
        ),
        Overgang(
            code="G9",
            actie="schriftelijk-afdoen",
            label="Doe schriftelijk af",
            van=TE_BESPREKEN,
            naar=A.SCHRIFTELIJK_AFGEDAAN,
            rechten=VOORZITTEN,
            reden=True,
            gedaan="Het punt is schriftelijk afgedaan.",
        ),
        Overgang(
            code="G10",
            actie="vervallen",
            label="Vervalt",
            van=TE_BESPREKEN | {A.VOORGESTELD},
            naar=A.VERVALLEN,
            rechten=PLANNEN,
            niet_ongedaan="Het overleg is geannuleerd.",
            zonder_knop=True,
        ),
        Overgang(
            code="G11",
            actie="vaststellen",
            label="Stel dit verslag vast",
            van=frozenset({A.BESPROKEN}),
            naar=A.VASTGESTELD,
            rechten=VASTSTELLEN,
            niet_ongedaan="Een vastgesteld verslag verandert niet. Maak een addendum.",
            zonder_knop=True,
        ),
    ),
)
