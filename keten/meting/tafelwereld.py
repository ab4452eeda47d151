"""What hangs on one item of a drawn history besides its lines."""

from typing import Any

from casusoverleg.models import Agendapunt, Voorbereiding, VoorbereidingTekst
from keten.organisaties.models import Organisatie


def draw_voorbereiding(
    w: Any, punt: Agendapunt, organisaties: list[Organisatie]
) -> None:
    """Draw what two organisations bring along, released or not yet."""
    for organisatie in organisaties[:2]:
        wie = {"casus_id": punt.casus_id, "organisatie": organisatie}
        gevraagd = w.one(
            Voorbereiding,
            agendapunt=punt,
            medewerker=w.some(w.mensen),
            gevraagd_op=punt.gemaakt_op,
            **wie,
        )
        w.one(
            VoorbereidingTekst,
            voorbereiding=gevraagd,
            antwoord="geen_nieuws",
            vrijgegeven_op=w.some([None, punt.gemaakt_op]),
            **wie,
        )
