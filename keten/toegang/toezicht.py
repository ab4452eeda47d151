"""Who sees what was arranged about access itself; the rest is in `zichtbaarheid`."""

from django.db.models import Q

from keten.toegang.actor import Actor
from keten.toegang.rechten import Recht
from keten.toegang.zichtbaarheid import NIETS


def blokkades(actor: Actor) -> Q:
    """
    Who directs sees those of the verband, an organisatiebeheerder the own entries.

    Nobody those about the own person, nor those on what one is kept away from.
    """
    if not actor.is_active:
        return NIETS
    regie = Q(samenwerkingsverband_id__in=actor.verbanden_met(Recht.CASUS_REGISSEREN))
    regel = regie & ~Q(object_id__in=actor.geblokkeerd)
    if actor.mag(Recht.COLLEGAS_BEHEREN):
        regel |= Q(herkomst="organisatie", organisatie_id__in=actor.organisaties)
    return regel & ~Q(medewerker_id=actor.pk)


def delingen(actor: Actor) -> Q:
    """Who judges sees with whom a signaal is shared; others what was shared to them."""
    if not actor.is_active:
        return NIETS
    meldpunt = Q(
        signaal__samenwerkingsverband_id__in=actor.verbanden_met(
            Recht.SIGNAAL_BEOORDELEN
        )
    )
    regel = meldpunt | Q(medewerker_id=actor.pk)
    return regel & ~Q(signaal_id__in=actor.geblokkeerd)
