"""What colleagues ask of me: who stands in for whom, and what waits for my word."""

import datetime as dt
from typing import Any

from django.urls import reverse

from casusoverleg.actions import vervanging
from keten.organisaties.models import Vervanging
from keten.toegang.actor import Actor
from keten.toegang.rechten import Recht
from keten.werkvoorraad.taak import MEER, taak


def replacements(actor: Actor, *, vandaag: dt.date) -> list[dict[str, Any]]:
    """Return for whom this person stands in, and who stands in for this person."""
    rijen = (
        Vervanging.objects.visible_to(actor)
        .van_iemand(actor.pk)
        .afgesproken()
        .niet_voorbij(vandaag)
        .met_namen()
        .order_by("van")
    )
    return [
        {
            "rij": rij,
            "zelf": rij.voor_id == actor.pk,
            "wie": rij.door if rij.voor_id == actor.pk else rij.voor,
            "begonnen": rij.van <= vandaag,
        }
        for rij in rijen[:MEER]
    ]


def waiting(actor: Actor, *, vandaag: dt.date) -> list[dict[str, Any]]:
    """Return what waits for an answer of this person about colleagues."""
    return [*_te_keuren(actor, vandaag), *_gemist(actor, vandaag)]


def _te_keuren(actor: Actor, vandaag: dt.date) -> list[dict[str, Any]]:
    if not _keurt(actor):
        return []
    rijen = Vervanging.objects.te_keuren(actor, vandaag).order_by("van")
    return [
        taak(
            "Vervanging goedkeuren",
            reverse("casusoverleg:vervanging", args=[rij.pk]),
            doe="Beoordeel",
            stand="goedkeuren",
            icoon="mensen",
            wie=rij.get_rol_display(),
        )
        for rij in rijen[:MEER]
    ]


def _gemist(actor: Actor, vandaag: dt.date) -> list[dict[str, Any]]:
    verbanden = actor.verbanden_met(Recht.CASUS_REGISSEREN)
    if not verbanden:
        return []
    nu = Vervanging.objects.geldig(vandaag).filter(samenwerkingsverband__in=verbanden)
    return [
        taak(
            "Casus zonder vervanger",
            reverse("casusoverleg:vervanging", args=[rij.pk]),
            doe="Bekijk",
            stand=f"{aantal} {'casus' if aantal == 1 else 'casussen'}",
            kleur="oranje",
            icoon="kier",
        )
        for rij, aantal in vervanging.missed(nu)[:MEER]
    ]


def _keurt(actor: Actor) -> bool:
    return actor.mag(Recht.ROL_GOEDKEUREN) or actor.mag(Recht.MEDEWERKERS_BEHEREN)
