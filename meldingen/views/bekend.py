"""Where a person who might be the same is known from."""

from typing import Any

from keten.personen.gelijkenis import Gezocht, Kandidaat, candidates
from keten.personen.models import Persoon
from keten.toegang.actor import Actor
from meldingen.models import Melding, MeldingBetrokkene
from meldingen.status import OPEN

MAX_TE_VERGELIJKEN = 5


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


def note_lijkt_op(rijen: list[Any], melding: Melding, *, actor: Actor) -> None:
    """
    Tell with each betrokkene of whom the meldpunt should look: is this the same?

    Only of those whom a professional wrote down: that person cannot see who is known.
    """
    zichtbaar = Persoon.objects.visible_to(actor)
    for rij in rijen[:MAX_TE_VERGELIJKEN]:
        if rij.gemaakt_door_id != melding.aanmelder_id:
            continue
        anderen = zichtbaar.exclude(pk=rij.persoon_id)
        rij.lijkt_op = candidates(anderen, search_like(rij.persoon))
        note_meldingen(rij.lijkt_op, actor=actor)


def search_like(persoon: Persoon) -> Gezocht:
    """Return what to look for when this person may be known under another name."""
    return Gezocht(
        roepnaam=persoon.roepnaam,
        voorvoegsel=persoon.voorvoegsel,
        geslachtsnaam=persoon.geslachtsnaam,
        geboortedatum=persoon.geboortedatum,
        nauwkeurigheid=persoon.nauwkeurigheid,
        geslacht=persoon.geslacht,
    )
