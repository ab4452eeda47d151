"""What was done with the data of one person, for that person; never by whom."""

import datetime as dt
from typing import Any

from django.db.models import Q

from keten.kern import verzoek
from keten.logboek.models import Verwerkingsregel
from keten.personen.models import Persoon
from keten.toegang.actor import Actor
from keten.toegang.rechten import Recht

_REDEN = "om wie een verzoek om inzage gaat"


def find_persons(
    *, roepnaam: str, geslachtsnaam: str, geboortedatum: dt.date
) -> list[Persoon]:
    """Return who is written down exactly like this; the same person may be twice."""
    with verzoek.systeem(_REDEN):
        voornaam = Q(roepnaam__iexact=roepnaam) | Q(voornamen__iexact=roepnaam)
        voornaam |= Q(voornamen__istartswith=f"{roepnaam} ")
        return list(
            Persoon._base_manager.filter(
                voornaam,
                geslachtsnaam__iexact=geslachtsnaam,
                geboortedatum=geboortedatum,
            )
        )


def rows_about(personen: list[Persoon], *, by: Actor) -> Any:
    """Return every look at these in the verbanden over which this actor watches."""
    verbanden = list(by.verbanden_met(Recht.LOGBOEK_INZIEN))
    return Verwerkingsregel.objects.filter(
        objecten__overlap=[persoon.pk for persoon in personen],
        verbanden__overlap=verbanden,
    ).order_by("-op", "pk")
