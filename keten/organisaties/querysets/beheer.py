"""Whose people somebody manages: the one rule behind the lists of colleagues."""

from django.db.models import Q

from keten.toegang.actor import Actor
from keten.toegang.rechten import Recht


def bij_beheer(actor: Actor, organisatie: str = "organisatie") -> Q:
    """
    Of partners of the verband for functional management; of the own for a partner.

    Joins: select keys with it, and the rows by those keys.

    :param organisatie: the way from the row to the organisation
    """
    mag = Q(pk__in=[])
    if verbanden := actor.verbanden_met(Recht.MEDEWERKERS_BEHEREN):
        mag |= Q(**{f"{organisatie}__deelnames__samenwerkingsverband__in": verbanden})
    if actor.mag(Recht.COLLEGAS_BEHEREN):
        mag |= Q(**{f"{organisatie}__in": actor.organisaties})
    return mag
