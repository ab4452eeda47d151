"""The room: who may hear an item, who has to leave it, who sits there and why."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db import transaction

from casusoverleg.models import (
    Aanwezigheid,
    Agendapunt,
    CasusDeelname,
    Opkomst,
    Overleg,
)
from keten.kern import klok, overgangen, vastleggen
from keten.toegang.actor import Actor
from keten.toegang.zichtbaarheid import PROCES


class ZaalKloptNietError(overgangen.OvergangError):
    """Somebody sits there who may not hear the next item."""


@dataclass(frozen=True)
class Wissel:
    """Who does what before an item begins."""

    gaan_weg: list[Any]
    blijven: list[Any]
    verwacht: list[Any]


def change_over(punt: Agendapunt) -> Wissel:
    """Return who leaves, who stays and who is still missing, before this item."""
    zaal = in_room(punt.overleg)
    mogen, bij_uitzondering = may_hear(punt), _exceptions(punt)
    weg: list[Any] = []
    blijven: list[Any] = []
    for rij in zaal:
        rij.reden = bij_uitzondering.get(rij.pk, "")
        rij.genoemd = rij.medewerker_id in mogen
        mag = rij.reden or (rij.genoemd and rij.geheimhouding_op)
        (blijven if mag else weg).append(rij)
    erbij = [rij for rij in _in_house(punt.overleg) if rij.pk in bij_uitzondering]
    al = {rij.pk for rij in zaal}
    for rij in erbij:
        if rij.pk not in al:
            rij.reden = bij_uitzondering[rij.pk]
            blijven.append(rij)
    al_binnen = {rij.medewerker_id for rij in blijven}
    return Wissel(weg, blijven, _expected(punt, zonder=al_binnen))


def in_room(overleg: Overleg) -> list[Any]:
    """Return who sits in the room now: who heard the item before, and who runs it."""
    huis = list(_in_house(overleg))
    vorige = (
        overleg.agendapunten.filter(begonnen_op__isnull=False)
        .exclude(status__in=["op_agenda", "voorbereid", "in_bespreking"])
        .order_by("-begonnen_op")
        .first()
    )
    if vorige is None:
        return huis
    zaten = vorige.aanwezigheid.exclude(stand=Aanwezigheid.Stand.AFWEZIG)
    paren = list(zaten.values_list("medewerker_id", "opkomst_id"))
    wie = {pk for pk, _ in paren if pk} | {overleg.voorzitter_id, overleg.notulist_id}
    los = {pk for _, pk in paren if pk}
    return [rij for rij in huis if rij.medewerker_id in wie or rij.pk in los]


def may_hear(punt: Agendapunt) -> set[UUID]:
    """Return who is named on the casus of this item, whether needed at it or not."""
    rijen = CasusDeelname.objects.geldig(klok.vandaag()).filter(
        casus=punt.casus_id, niveau__gte=PROCES
    )
    return set(rijen.values_list("medewerker_id", flat=True))


def require_room(punt: Agendapunt, *, weg: Collection[UUID]) -> None:
    """
    Let nobody hear this who may not.

    :param weg: of whom the chair says that they left the room
    :raises ZaalKloptNietError: while somebody else has to leave
    """
    nog = [rij for rij in change_over(punt).gaan_weg if rij.pk not in weg]
    if nog:
        namen = ", ".join(_called(rij) for rij in nog)
        raise ZaalKloptNietError(
            f"Nog in de zaal: {namen}. Vink aan wie weg is, of laat iemand blijven "
            "met een reden."
        )


@transaction.atomic
def keep_in(punt: Agendapunt, wie: Opkomst, *, reden: str, by: Actor) -> Aanwezigheid:
    """
    Let somebody stay who is not named on this casus; the reason is kept.

    :raises RedenOntbreektError: without one
    """
    if not reden.strip():
        raise overgangen.RedenOntbreektError("Vul in waarom deze persoon blijft.")
    rij = _seat_of(punt, wie)
    if rij:
        stand = Aanwezigheid.Stand.AANWEZIG
        return vastleggen.change(rij, by=by, stand=stand, reden=reden)
    return vastleggen.create(
        Aanwezigheid,
        by=by,
        agendapunt=punt,
        casus_id=punt.casus_id,
        medewerker_id=wie.medewerker_id,
        opkomst=None if wie.medewerker_id else wie,
        organisatie_id=wie.organisatie_id,
        namens=wie.namens,
        functie=wie.functie,
        stand=Aanwezigheid.Stand.AANWEZIG,
        reden=reden,
    )


def send_out(punt: Agendapunt, wie: Opkomst, *, by: Actor) -> None:
    """Take back that somebody may stay."""
    rij = _seat_of(punt, wie)
    if rij:
        vastleggen.change(rij, by=by, stand=Aanwezigheid.Stand.AFWEZIG)


def follow(rij: Aanwezigheid, *, stand: str, by: Actor) -> None:
    """After the opening: who is said to be there or not at an item, came or did not."""
    overleg = rij.agendapunt.overleg
    if not overleg.opening_op or not rij.medewerker_id:
        return
    wie = overleg.opkomst.filter(medewerker=rij.medewerker_id).first()
    if wie is None:
        return
    if stand == Aanwezigheid.Stand.AFWEZIG:
        vastleggen.change(wie, by=by, stand=Opkomst.Stand.AFWEZIG)
        return
    vastleggen.change(
        wie,
        by=by,
        stand=Opkomst.Stand.AANWEZIG,
        geheimhouding_op=wie.geheimhouding_op or klok.nu(),
    )


def seat(punt: Agendapunt, *, by: Actor) -> None:
    """
    Write down who sits there at the beginning of an item.

    After the opening who came is known; without one, who is expected is taken to be
    there, and who is late at an earlier item is late until the chair says otherwise.
    From paper nobody is: who was there is typed in.
    """
    overleg = punt.overleg
    al = set(punt.aanwezigheid.values_list("medewerker_id", flat=True))
    standen = _known(overleg) if overleg.opening_op else _assumed(overleg)
    onbekend = overleg.opening_op or overleg.achteraf
    stand = Aanwezigheid.Stand
    gewoon = stand.AFWEZIG if onbekend else stand.AANWEZIG
    dag = overleg.datum if overleg.achteraf else klok.vandaag()
    for rij in CasusDeelname.objects.verwacht([punt], dag=dag):
        if rij.medewerker_id in al:
            continue
        vastleggen.create(
            Aanwezigheid,
            by=by,
            agendapunt=punt,
            casus_id=punt.casus_id,
            medewerker_id=rij.medewerker_id,
            organisatie_id=rij.organisatie_id,
            stand=standen.get(rij.medewerker_id, gewoon),
        )


def _known(overleg: Overleg) -> dict[UUID, str]:
    huis = _in_house(overleg).filter(geheimhouding_op__isnull=False)
    return dict.fromkeys(
        huis.values_list("medewerker_id", flat=True), Aanwezigheid.Stand.AANWEZIG
    )


def _assumed(overleg: Overleg) -> dict[UUID, str]:
    eerder = Aanwezigheid.objects.filter(
        agendapunt__overleg=overleg, medewerker__isnull=False
    )
    rijen = eerder.order_by("gewijzigd_op").values_list("medewerker_id", "stand")
    weg = Aanwezigheid.Stand.AFWEZIG
    return {wie: weg for wie, stand in dict(rijen).items() if stand == weg}


def _in_house(overleg: Overleg) -> Any:
    return (
        overleg.opkomst.in_huis()
        .select_related("organisatie", "medewerker")
        .order_by("organisatie__naam", "namens", "medewerker__naam")
    )


def _expected(punt: Agendapunt, *, zonder: Collection[UUID | None]) -> list[Any]:
    """Who should sit there and does not yet; with what is known of who came."""
    opkomst = {
        rij.medewerker_id: rij
        for rij in punt.overleg.opkomst.filter(medewerker__isnull=False)
    }
    rijen = (
        CasusDeelname.objects.verwacht([punt], dag=klok.vandaag())
        .exclude(medewerker__in=[pk for pk in zonder if pk])
        .select_related("organisatie", "medewerker")
        .order_by("organisatie__naam")
    )
    gevonden = list(rijen)
    for rij in gevonden:
        rij.opkomst = opkomst.get(rij.medewerker_id)
        rij.in_huis = bool(rij.opkomst and rij.opkomst.stand == Opkomst.Stand.AANWEZIG)
    return gevonden


def _exceptions(punt: Agendapunt) -> dict[UUID, str]:
    """Who may stay though not named, by the key of their coming, and why."""
    rijen = punt.aanwezigheid.exclude(stand=Aanwezigheid.Stand.AFWEZIG).exclude(
        reden=""
    )
    per_persoon, gevonden = {}, {}
    for medewerker_id, opkomst_id, reden in rijen.values_list(
        "medewerker_id", "opkomst_id", "reden"
    ):
        if opkomst_id:
            gevonden[opkomst_id] = reden
        else:
            per_persoon[medewerker_id] = reden
    if per_persoon:
        van = punt.overleg.opkomst.filter(medewerker__in=per_persoon)
        for pk, medewerker_id in van.values_list("pk", "medewerker_id"):
            gevonden[pk] = per_persoon[medewerker_id]
    return gevonden


def _seat_of(punt: Agendapunt, wie: Opkomst) -> Aanwezigheid | None:
    rijen = punt.aanwezigheid.all()
    if wie.medewerker_id:
        return rijen.filter(medewerker=wie.medewerker_id).first()
    return rijen.filter(opkomst=wie).first()


def _called(rij: Any) -> str:
    """Say who somebody is, as the lists on the screen do."""
    van = rij.organisatie.naam if rij.organisatie else rij.namens
    naam = rij.medewerker.naam if rij.medewerker else rij.functie
    return f"{naam} ({van})"
