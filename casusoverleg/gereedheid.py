"""Who is ready for a meeting: that somebody answered, and never what."""

from typing import Any

from casusoverleg.actions.voorbereiding import OPEN
from casusoverleg.models import CasusDeelname, Overleg, Voorbereiding
from casusoverleg.status import AGENDAPUNT
from casusoverleg.status.overleg import NOG_NIET_BEGONNEN
from keten.kern import klok
from keten.toegang.actor import Actor

# What can become of an item about which nobody has news.
ZONDER_TAFEL = ("doorschuiven", "schriftelijk-afdoen")


def read_gereedheid(
    overleg: Overleg, punten: list[Any], *, actor: Actor, regie: bool
) -> dict[str, Any]:
    """
    Hang on each item who is expected and who is ready; a fixed number of queries.

    :param regie: whose agenda it is sees who was asked; others only their own question
    """
    verwacht = list(
        CasusDeelname.objects.visible_to(actor)
        .verwacht(punten, dag=klok.vandaag())
        .select_related("organisatie")
        .order_by("organisatie__naam")
    )
    rijen = list(
        Voorbereiding.objects.visible_to(actor)
        .filter(agendapunt__in=punten)
        .geldend(klok.vandaag())
        .select_related("organisatie", "medewerker")
        .order_by("organisatie__naam", "medewerker__naam")
    )
    for punt in punten:
        gevraagd = [rij for rij in rijen if rij.agendapunt_id == punt.pk]
        namen = [r.organisatie.naam for r in verwacht if r.agendapunt_id == punt.pk]
        punt.organisaties = list(dict.fromkeys(namen))
        punt.eigen_vraag = _own(gevraagd, actor=actor) if punt.status in OPEN else None
        if regie and punt.wacht_op_beurt:
            _tell(punt, gevraagd)
            punt.zonder_tafel = [
                stap
                for stap in AGENDAPUNT.mogelijk(punt, actor)
                if punt.zonder_nieuws and stap.actie in ZONDER_TAFEL
            ]
    komt = regie and overleg.status in NOG_NIET_BEGONNEN
    wachten = {punt.pk for punt in punten if punt.wacht_op_beurt}
    al = {(rij.agendapunt_id, rij.medewerker_id) for rij in rijen}
    nodig = {
        (plek.agendapunt_id, plek.medewerker_id)
        for plek in verwacht
        if plek.agendapunt_id in wachten and plek.niveau
    }
    return {
        "mag_voorbereiden": komt,
        "te_vragen": komt and bool(nodig - al),
        "stil": komt and any(getattr(punt, "stil", None) for punt in punten),
    }


def _own(rijen: list[Any], *, actor: Actor) -> Any:
    return next((rij for rij in rijen if rij.medewerker_id == actor.pk), None)


def _tell(punt: Any, rijen: list[Any]) -> None:
    stil = [rij for rij in rijen if not rij.beantwoord_op]
    punt.gevraagd = len(rijen)
    punt.antwoorden = f"{len(rijen) - len(stil)} van {len(rijen)} voorbereid"
    punt.stil = [f"{rij.organisatie.naam}, {rij.medewerker.naam}" for rij in stil]
