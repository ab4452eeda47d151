"""The only writer of who came to a meeting, and of its opening."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.db import transaction

from casusoverleg.actions import bespreking, deelname, zaal
from casusoverleg.models import Agendapunt, CasusDeelname, Opkomst, Overleg
from casusoverleg.status import OverlegStatus
from keten.kern import klok, overgangen, vastleggen, verzoek
from keten.organisaties.models import Organisatie
from keten.toegang.actor import Actor
from keten.toegang.zichtbaarheid import PROCES


@verzoek.systeem("wie er bij een overleg verwacht worden")
def expect(overleg: Overleg, *, by: Actor) -> None:
    """List who has to do with an item of this meeting, and who runs it."""
    casussen = overleg.agendapunten.op_tafel().values("casus_id")
    rijen = CasusDeelname.objects.geldig(klok.vandaag()).filter(
        casus__in=casussen, niveau__gte=PROCES
    )
    leiding = [overleg.voorzitter_id, overleg.notulist_id]
    van: dict[UUID, UUID] = {}
    for rij in rijen.filter(medewerker__in=leiding) | rijen.professionals():
        van.setdefault(rij.medewerker_id, rij.organisatie_id)
    if overleg.voorzitter_id and overleg.voorzitter_id == by.pk and by.organisaties:
        van.setdefault(overleg.voorzitter_id, min(by.organisaties))
    al = set(overleg.opkomst.values_list("medewerker_id", flat=True))
    for medewerker_id, organisatie_id in van.items():
        if medewerker_id not in al:
            vastleggen.create(
                Opkomst,
                by=by,
                overleg=overleg,
                medewerker_id=medewerker_id,
                organisatie_id=organisatie_id,
            )


@transaction.atomic
def end_opening(
    overleg: Overleg,
    *,
    standen: Mapping[UUID, str],
    algemeen: str,
    by: Actor,
    versie: int | None = None,
) -> Overleg:
    """
    Write down who came and keeps what is said here to themselves; the casussen begin.

    :param standen: per row of who was expected what it is now: "bevestigd" is there
        and keeps it, "aanwezig" is there and did not say so, "afwezig" is not
    """
    bespreking.require_tafel(overleg, by=by)
    vers = vastleggen.lock(overleg, versie=versie)
    _require_bezig(vers)
    for rij in vers.opkomst.filter(pk__in=list(standen)):
        mark(rij, stand=standen[rij.pk], by=by)
    return vastleggen.change(vers, by=by, algemeen=algemeen, opening_op=klok.nu())


@transaction.atomic
def mark(rij: Opkomst, *, stand: str, by: Actor) -> Opkomst:
    """Say that somebody is there, with or without a promise to keep it, or is not."""
    bespreking.require_tafel(rij.overleg, by=by)
    _require_bezig(rij.overleg)
    if stand == "bevestigd":
        return vastleggen.change(
            rij,
            by=by,
            stand=Opkomst.Stand.AANWEZIG,
            geheimhouding_op=rij.geheimhouding_op or klok.nu(),
        )
    if stand == "aanwezig":
        return vastleggen.change(rij, by=by, stand=stand, geheimhouding_op=None)
    return vastleggen.change(rij, by=by, stand=stand)


@transaction.atomic
def register(
    overleg: Overleg,
    *,
    functie: str,
    by: Actor,
    organisatie: Organisatie | None = None,
    namens: str = "",
) -> Opkomst:
    """Write down somebody without an account, who promised to keep it: no name."""
    bespreking.require_tafel(overleg, by=by)
    _require_bezig(overleg)
    return vastleggen.create(
        Opkomst,
        by=by,
        overleg=overleg,
        organisatie=organisatie,
        namens="" if organisatie else namens,
        functie=functie,
        stand=Opkomst.Stand.AANWEZIG,
        geheimhouding_op=klok.nu(),
    )


@transaction.atomic
def bring_in(
    punt: Agendapunt, *, functie: str, reden: str, by: Actor, **van: Any
) -> Opkomst:
    """Let somebody without an account sit at one item, and say why."""
    rij = register(punt.overleg, functie=functie, by=by, **van)
    zaal.keep_in(punt, rij, reden=reden, by=by)
    return rij


@transaction.atomic
def replace(
    punt: Agendapunt, wie: Opkomst, *, functie: str, reden: str, by: Actor
) -> Opkomst:
    """Let a colleague without an account sit there for somebody who does not come."""
    mark(wie, stand=Opkomst.Stand.AFWEZIG, by=by)
    return bring_in(
        punt,
        functie=functie,
        reden=reden,
        organisatie=wie.organisatie,
        namens=wie.namens,
        by=by,
    )


@transaction.atomic
def let_stay(punt: Agendapunt, wie: Opkomst, *, reden: str, by: Actor) -> None:
    """Let somebody stay who is not named on the casus of this item."""
    bespreking.require_tafel(punt.overleg, by=by)
    zaal.keep_in(punt, wie, reden=reden, by=by)


@transaction.atomic
def let_take_part(punt: Agendapunt, wie: Opkomst, *, reden: str, by: Actor) -> None:
    """
    Name somebody on the casus of this item; why this person stays is why it is needed.

    :raises NietDeelnemendError: for somebody without an account
    """
    if wie.medewerker is None or wie.organisatie is None:
        raise deelname.NietDeelnemendError(
            "Alleen iemand met een account kan deelnemen aan een casus."
        )
    bespreking.require_tafel(punt.overleg, by=by)
    deelname.add_deelnemer(
        punt.casus,
        organisatie=wie.organisatie,
        medewerker=wie.medewerker,
        rol=CasusDeelname.Rol.UITVOERDER,
        noodzaak=reden,
        by=by,
    )


@transaction.atomic
def let_go(punt: Agendapunt, wie: Opkomst, *, by: Actor) -> None:
    """Take back that somebody may stay."""
    bespreking.require_tafel(punt.overleg, by=by)
    zaal.send_out(punt, wie, by=by)


def _require_bezig(overleg: Overleg) -> None:
    if overleg.status != OverlegStatus.BEZIG:
        raise overgangen.VerkeerdeStandError("Het overleg is niet geopend.")
