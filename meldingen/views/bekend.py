"""Where a person who might be the same is known from."""

from typing import Any

from keten.personen.gelijkenis import Kandidaat
from keten.toegang.actor import Actor
from meldingen.models import MeldingBetrokkene
from meldingen.status import OPEN


def note_meldingen(kandidaten: list[Kandidaat], *, actor: Actor) -> None:
    """Tell with each candidate on which meldingen it stands; one query."""
    if not kandidaten:
        return
    per_persoon: dict[Any, list[Any]] = {k.persoon.pk: [] for k in kandidaten}
    rijen = MeldingBetrokkene.objects.visible_to(actor).gekoppeld()
    for rij in rijen.filter(persoon__in=per_persoon).select_related("melding"):
        per_persoon[rij.persoon_id].append(
            {"melding": rij.melding, "is_open": rij.melding.status in OPEN}
        )
    for kandidaat in kandidaten:
        kandidaat.bekend_van = per_persoon[kandidaat.persoon.pk]
