"""What cannot wait for the next meeting, because this one was cancelled."""

from typing import Any

from casusoverleg.models import Agendapunt
from keten.toegang.actor import Actor
from keten.toegang.rechten import Recht
from keten.werkvoorraad.taak import MEER, taak


def spoed_today(actor: Actor) -> list[dict[str, Any]]:
    """Return items with spoed that lost their meeting; for who plans another."""
    if not actor.mag(Recht.OVERLEG_PLANNEN):
        return []
    punten = Agendapunt.objects.visible_to(actor).spoed_zonder_overleg()
    return [
        taak(
            "Spoed: het overleg is geannuleerd. Beslis vandaag wat er gebeurt",
            rij.get_absolute_url(),
            doe="Beslis",
            stand="vandaag",
            kleur="oranje",
            icoon="spoed",
            rij=rij,
            nummer=rij.casus.nummer,
            wie=f"nu een voorstel voor {rij.overleg.nummer}",
        )
        for rij in punten.select_related("casus", "overleg")[:MEER]
    ]
