"""Who goes on in the place of somebody who left; the trajectregisseur decides."""

from typing import Any

from django.db import transaction
from django.db.models import Q

from casusoverleg.actions import afspraak as afspraken
from casusoverleg.actions import casus as casus_actions
from casusoverleg.actions import deelname
from casusoverleg.models import Afspraak, Casus, CasusDeelname, Opvolging
from keten.kern import klok, overgangen, vastleggen
from keten.organisaties.models import Dienstverband, Medewerker
from keten.toegang.actor import Actor


class AlBeslotenError(overgangen.OvergangError):
    """Somebody decided before who goes on here."""


@transaction.atomic
def succeed(
    rij: Opvolging,
    *,
    naar: Dienstverband | None,
    by: Actor,
    casusregie: bool = False,
    toelichting: str = "",
) -> Opvolging:
    """
    Name who goes on, with the afspraken of who left; or say that nobody need.

    :raises AlBeslotenError: if somebody decided before
    """
    vers = vastleggen.lock(rij)
    casus = vastleggen.lock(vers.casus)
    deelname.require_regie(casus, by=by)
    if vers.besluit:
        raise AlBeslotenError("Dit is al besloten.")
    if naar is None:
        besluit = Opvolging.Besluit.NIET_NODIG
        return decide(vers, besluit=besluit, by=by, toelichting=toelichting)
    _name(casus, vers, naar, by=by)
    for afspraak in _of_successor(vers):
        hand_to(afspraak, naar=naar.medewerker, by=by)
    if casusregie:
        casus_actions.appoint_casusregisseur(
            casus,
            medewerker=naar.medewerker,
            organisatie=naar.organisatie,
            reden=toelichting or "Volgt een collega op.",
            by=by,
        )
    return decide(
        vers,
        besluit=Opvolging.Besluit.OPGEVOLGD,
        by=by,
        toelichting=toelichting,
        naar=naar.medewerker,
    )


def decide(vers: Opvolging, *, besluit: str, by: Actor, **velden: Any) -> Opvolging:
    """Write down what was decided."""
    return vastleggen.change(
        vers, by=by, besluit=besluit, besloten_op=klok.nu(), **velden
    )


def hand_to(afspraak: Afspraak, *, naar: Medewerker | None, by: Actor) -> None:
    """Put an afspraak on a name, or on none; who is reminded follows."""
    vers = vastleggen.change(afspraak, by=by, medewerker=naar)
    afspraken.plan_herinneringen(vers)


def _name(casus: Casus, rij: Opvolging, naar: Dienstverband, *, by: Actor) -> None:
    vandaag = klok.vandaag()
    if casus.deelnames.geldig(vandaag).filter(medewerker=naar.medewerker_id).exists():
        return
    vorige = casus.deelnames.filter(
        medewerker=rij.weg_id, organisatie=rij.organisatie_id, vervanging__isnull=True
    ).order_by("-van")
    oud = vorige.first()
    deelname.add_deelnemer(
        casus,
        organisatie=naar.organisatie,
        medewerker=naar.medewerker,
        rol=CasusDeelname.Rol.UITVOERDER,
        noodzaak=oud.noodzaak if oud else "Neemt het werk over van een collega.",
        by=by,
    )


def _of_successor(rij: Opvolging) -> Any:
    """What who left had on name, or left without one."""
    return Afspraak.objects.niet_klaar().filter(
        Q(medewerker=rij.weg_id) | Q(medewerker__isnull=True),
        casus=rij.casus_id,
        organisatie=rij.organisatie_id,
    )
