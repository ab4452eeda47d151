"""Who reads what somebody brings along to a meeting: the own organisation first."""

from django.apps import apps
from django.db.models import Exists, OuterRef, Q

from keten.toegang.actor import Actor
from keten.toegang.zichtbaarheid import (
    PROCES,
    casusinhoud,
    eigen_deelnames,
)

# They lead the meeting, for whatever organisation: that is no reason to read first.
LEIDT_OVERLEG = ("trajectregisseur", "notulist", "voorzitter")


def voorbereidingsteksten(actor: Actor) -> Q:
    """
    Content of the casus once released.

    Before that only of the professionals of that very organisation on it: not of who
    directs, and not through noodtoegang.
    """
    deelname = apps.get_model("casusoverleg", "CasusDeelname")
    namens = deelname._base_manager.exclude(rol__in=LEIDT_OVERLEG).filter(
        eigen_deelnames(actor, niveau=PROCES),
        casus=OuterRef("casus"),
        organisatie=OuterRef("organisatie"),
    )
    return casusinhoud(actor) & Q(vrijgegeven_op__isnull=False) | Q(Exists(namens))
