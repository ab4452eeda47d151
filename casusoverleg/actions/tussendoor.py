"""What changes the agenda while the meeting goes on."""

from typing import Any

from django.db import transaction
from django.db.models import Q

from casusoverleg.actions import agendapunt, agendavolgorde, bespreking, opkomst
from casusoverleg.actions.overleg import close_overleg
from casusoverleg.models import Agendapunt, Casus, Overleg
from casusoverleg.status import AgendapuntStatus
from casusoverleg.status.overleg import TE_BESPREKEN
from keten.kern import overgangen, vastleggen, verzoek
from keten.toegang.actor import Actor

A = AgendapuntStatus


@transaction.atomic
def add_urgent(
    overleg: Overleg, *, casus: Casus, vraag: str, by: Actor, **rest: Any
) -> Agendapunt:
    """Put an urgent casus on the agenda, as the next item; its people are expected."""
    nieuw = agendapunt.schedule(
        overleg=overleg, casus=casus, vraag=vraag, spoed=True, by=by, **rest
    )
    _put_next(nieuw, by=by)
    opkomst.expect(overleg, by=by)
    return nieuw


@verzoek.systeem("een overleg met al zijn punten")
def break_off(
    overleg: Overleg, *, reden: str, by: Actor, versie: int | None = None
) -> Overleg:
    """
    Stop halfway: what was recorded at the open item stands, the rest is put off ®.

    :raises RedenOntbreektError: without a reason
    """
    if not reden.strip():
        raise overgangen.RedenOntbreektError("Vul in waarom u afbreekt.")
    bespreking.require_tafel(overleg, by=by)
    vers = vastleggen.lock(overleg, versie=versie)
    open_ = Q(status__in=TE_BESPREKEN) | Q(status=A.IN_BESPREKING)
    for punt in vers.agendapunten.filter(open_):
        if punt.status == A.IN_BESPREKING and bespreking.has_uitkomst(punt):
            bespreking.finish(punt, by=by)
        else:
            agendapunt.postpone(punt, reden=reden, by=by)
    return close_overleg(vers, by=by)


def _put_next(punt: Agendapunt, *, by: Actor) -> None:
    wacht = punt.overleg.agendapunten.filter(status__in=TE_BESPREKEN)
    was = list(wacht.order_by("volgorde", "gemaakt_op").values_list("pk", flat=True))
    rest = [pk for pk in was if pk != punt.pk]
    agendavolgorde.arrange(punt.overleg, volgorde=[punt.pk, *rest], was=was, by=by)
