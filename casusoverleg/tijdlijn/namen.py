"""What a correction says to people: labels and names in the place of codes and keys."""

from dataclasses import replace
from typing import Any
from uuid import UUID

from django.db import models

from casusoverleg.models import Afspraak
from keten.kern.geschiedenis import Regel
from keten.kern.models import Verbetering
from keten.organisaties.models import Medewerker, Organisatie

# Of whom it was is not told: who reads this need not see that person.
IEMAND = "een betrokkene"


def correction(rij: Verbetering, model: type[models.Model]) -> dict[str, str]:
    """Say which field was corrected, from what and to what."""
    veld: Any = model._meta.get_field(rij.veld)
    woorden = {str(code): str(label) for code, label in veld.flatchoices}
    oud, nieuw = (
        ("", "")
        if veld.is_relation
        else (woorden.get(rij.oud, rij.oud), woorden.get(rij.nieuw, rij.nieuw))
    )
    return {"titel": f"Verbeterd: {veld.verbose_name}", "oud": oud, "nieuw": nieuw}


def with_names(regels: list[Regel]) -> list[Regel]:
    """Put names for the keys and labels for the codes of an afspraak."""
    waarden = {w for regel in regels for w in (regel.oud, regel.nieuw)}
    sleutels = [waarde for waarde in waarden if _is_sleutel(waarde)]
    woorden = {**dict(Afspraak.Informering.choices), **_names(sleutels)}
    return [
        replace(
            regel,
            oud=woorden.get(regel.oud, regel.oud),
            nieuw=woorden.get(regel.nieuw, regel.nieuw),
        )
        for regel in regels
    ]


def _names(sleutels: list[str]) -> dict[str, str]:
    namen = dict.fromkeys(sleutels, IEMAND)
    for model in (Organisatie, Medewerker):
        rijen: Any = model._base_manager.filter(pk__in=sleutels)
        namen |= {str(rij.pk): rij.naam for rij in rijen}
    return namen


def _is_sleutel(waarde: str) -> bool:
    try:
        UUID(waarde)
    except ValueError:
        return False
    return True
