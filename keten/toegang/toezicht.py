"""
Who sees how access went: who was let in, who stands in, who looked.

The other half of ``zichtbaarheid``, which says who sees the records themselves.
"""

from uuid import UUID

from django.apps import apps
from django.db.models import Q

from keten.toegang.actor import Actor
from keten.toegang.rechten import Recht
from keten.toegang.zichtbaarheid import INHOUD, NIETS, op_casus, unless_blocked


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


def noodtoegangen(actor: Actor) -> Q:
    """
    The own; those of the verband for who directs, and for who keeps watch.

    Whoever leads the casus sees who was let in.
    """
    if not actor.is_active:
        return NIETS
    casus = apps.get_model("casusoverleg", "Casus")._base_manager
    eigen = casus.filter(op_casus(actor, INHOUD, "pk", nood=False))
    toezicht = actor.verbanden_met(Recht.CASUS_REGISSEREN) | actor.verbanden_met(
        Recht.LOGBOEK_INZIEN
    )
    regel = (
        Q(medewerker_id=actor.pk)
        | Q(samenwerkingsverband_id__in=toezicht)
        | Q(casus_id__in=eigen.filter(casusregisseur_id=actor.pk).values("pk"))
    )
    return unless_blocked(actor, regel, sleutel="casus_id")


def vervangingen(actor: Actor) -> Q:
    """Who is replaced and who stands in; and whoever appoints them."""
    if not actor.is_active:
        return NIETS
    return Q(voor_id=actor.pk) | Q(door_id=actor.pk) | te_beheren_vervangingen(actor)


def te_beheren_vervangingen(actor: Actor) -> Q:
    """Of the verband for who agrees to roles; of own colleagues for a partner."""
    if not actor.is_active:
        return NIETS
    verbanden = actor.verbanden_met(Recht.ROL_GOEDKEUREN) | actor.verbanden_met(
        Recht.MEDEWERKERS_BEHEREN
    )
    regel = Q(samenwerkingsverband_id__in=verbanden)
    if collega := actor.verbanden_met(Recht.COLLEGAS_BEHEREN):
        dienst = apps.get_model("organisaties", "Dienstverband")
        eigen = dienst._base_manager.filter(organisatie_id__in=actor.organisaties)
        regel |= Q(
            samenwerkingsverband_id__in=collega,
            voor_id__in=eigen.values("medewerker_id"),
        )
    return regel


def inzageregels(actor: Actor) -> Q:
    """Who looked: everybody the own rows, who keeps watch those of the verband."""
    if not actor.is_active:
        return NIETS
    toezicht = list(actor.verbanden_met(Recht.LOGBOEK_INZIEN))
    eigen = Q(medewerker_id=actor.pk)
    return eigen | Q(verbanden__overlap=toezicht) if toezicht else eigen


def noodafdrukken(agendapunten: list[UUID]) -> Q:
    """Who took a sheet of these items along on paper; for who chairs their meeting."""
    return Q(doel="noodmap", resultaat__lt=400, objecten__overlap=agendapunten)


def inzage_op_casus(casus_id: UUID) -> Q:
    """Who looked at this casus, or tried to; for who directs it."""
    return Q(objecten__contains=[casus_id])


def openingen(actor: Actor) -> Q:
    """Who opened a PDF: the own, and for who establishes verslagen those of all."""
    if not actor.is_active:
        return NIETS
    van_casus = Q(casus__isnull=True) | op_casus(actor, INHOUD, "casus_id", nood=False)
    regie = Q(
        samenwerkingsverband_id__in=actor.verbanden_met(Recht.VERSLAG_VASTSTELLEN)
    )
    return Q(medewerker_id=actor.pk) | regie & van_casus


def taakverdeling(actor: Actor) -> Q:
    """Of organisations, not of people: whoever works on a casus of the verband."""
    if not actor.is_active:
        return NIETS
    return Q(samenwerkingsverband_id__in=actor.verbanden_met(Recht.CASUS_INZIEN))


def escalaties(actor: Actor) -> Q:
    """What an organisation was told: who directs the verband."""
    if not actor.is_active:
        return NIETS
    return Q(samenwerkingsverband_id__in=actor.verbanden_met(Recht.CASUS_REGISSEREN))
