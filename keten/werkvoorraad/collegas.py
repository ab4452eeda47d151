"""What colleagues ask of me: who stands in for whom, and what waits for my word."""

import datetime as dt
from typing import Any

from django.urls import reverse

from casusoverleg.actions import vertrek, vervanging
from casusoverleg.models import Afspraak, Opvolging
from keten.organisaties.models import Herstelverzoek, Toegangsronde, Vervanging
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
    return [
        *_te_keuren(actor, vandaag),
        *_gemist(actor, vandaag),
        *_opvolgen(actor),
        *_te_beleggen(actor, vandaag),
        *_onbemand(actor),
        *_rondes(actor, vandaag),
        *_herstel(actor),
    ]


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


def _opvolgen(actor: Actor) -> list[dict[str, Any]]:
    if not actor.mag(Recht.CASUS_REGISSEREN):
        return []
    rijen = Opvolging.objects.visible_to(actor).open().order_by("vanaf")
    return [
        taak(
            "Kies wie het overneemt",
            reverse("casusoverleg:opvolgen", args=[rij.pk]),
            doe="Kies",
            stand="casusregie" if rij.casusregie else "opvolgen",
            kleur="oranje" if rij.casusregie else "",
            icoon="mensen",
            nummer=rij.casus.nummer,
            wie=rij.organisatie.naam,
        )
        for rij in rijen.select_related("casus", "organisatie")[:MEER]
    ]


def _te_beleggen(actor: Actor, vandaag: dt.date) -> list[dict[str, Any]]:
    """Before somebody leaves, person or organisation: what must go to another."""
    if not actor.mag(Recht.CASUS_REGISSEREN):
        return []
    aantal = Afspraak.objects.visible_to(actor).te_beleggen(vandaag).count()
    lijst = f"{reverse('casusoverleg:afspraken')}?stand=te_beleggen"
    stand = f"{aantal} {'afspraak' if aantal == 1 else 'afspraken'}"
    wat = "Leg afspraken bij een ander neer"
    return [taak(wat, lijst, stand=stand, kleur="oranje", icoon="kier")] * bool(aantal)


def _onbemand(actor: Actor) -> list[dict[str, Any]]:
    """On how many of a partner nobody works any more; the regie sees which, as gaps."""
    if actor.mag(Recht.CASUS_REGISSEREN) or not actor.mag(Recht.COLLEGAS_BEHEREN):
        return []
    aantal = vertrek.unmanned(actor.organisaties)
    lijst = reverse("organisaties:medewerkers")
    stand = f"{aantal} {'afspraak' if aantal == 1 else 'afspraken'}"
    wat = "Afspraken van uw organisatie zonder medewerker"
    return [taak(wat, lijst, stand=stand, kleur="rood", icoon="kier")] * bool(aantal)


def _rondes(actor: Actor, vandaag: dt.date) -> list[dict[str, Any]]:
    """A partner answers; who manages or directs sees what is late."""
    if actor.mag(Recht.COLLEGAS_BEHEREN):
        rijen = Toegangsronde.objects.van_eigen(actor).open(vandaag)
    elif _keurt(actor):
        rijen = Toegangsronde.objects.te_lezen(actor).te_laat(vandaag)
    else:
        return []
    return [
        taak(
            "Wie heeft nog toegang?",
            reverse("organisaties:toegangsronde", args=[rij.pk]),
            doe="Bekijk",
            stand="te laat" if rij.uiterlijk < vandaag else f"{rij.open} open",
            icoon="mensen",
            wie=rij.organisatie.naam,
            uiterlijk=rij.uiterlijk,
        )
        for rij in rijen.order_by("uiterlijk", "pk")[:MEER]
    ]


def _herstel(actor: Actor) -> list[dict[str, Any]]:
    if not actor.mag(Recht.ROL_GOEDKEUREN) and not actor.mag(Recht.COLLEGAS_BEHEREN):
        return []
    return [
        taak(
            "Tweede stap kwijt: geef akkoord",
            reverse("casusoverleg:herstel", args=[rij.pk]),
            doe="Bekijk",
            stand="akkoord",
            icoon="sleutel",
        )
        for rij in Herstelverzoek.objects.wacht_op(actor).order_by("gemaakt_op")[:MEER]
    ]


def _keurt(actor: Actor) -> bool:
    return actor.mag(Recht.ROL_GOEDKEUREN) or actor.mag(Recht.MEDEWERKERS_BEHEREN)
