"""What a Vervanging gives: places on casussen and the chair of a meeting, no more."""

import datetime as dt
from collections.abc import Iterable
from typing import Any

from django.db import transaction

from casusoverleg.actions import plaats
from casusoverleg.models import CasusDeelname, Overleg
from casusoverleg.status.overleg import NOG_NIET_BEGONNEN
from keten.kern import klok, opdrachten, vastleggen
from keten.kern.models import Herinnering
from keten.kern.verzoek import systeem
from keten.organisaties import actions
from keten.organisaties.models import Medewerker, Vervanging
from keten.toegang.actor import Actor
from keten.toegang.rollen import Rol
from keten.toegang.uitzonderingen import read_geblokkeerd

TAAK = "casusoverleg.mail_afspraak_vervanger"
VOORBIJ = "De vervanging is voorbij."


@transaction.atomic
def ask(*, by: Actor, **velden: Any) -> Vervanging:
    """Ask for somebody to stand in; where nobody else is asked it holds at once."""
    return _apply(actions.ask_vervanging(by=by, **velden), by=by)


@transaction.atomic
def ask_for_overleg(
    overleg: Overleg,
    *,
    voor: Medewerker,
    door: Medewerker,
    rol: str,
    by: Actor,
    reden: str = "",
) -> Vervanging:
    """Ask for somebody to chair, or take the minutes of, this one meeting."""
    vers = vastleggen.lock(overleg)
    if vers.status not in NOG_NIET_BEGONNEN:
        raise actions.KanNietVervangenError("Dit overleg is al begonnen of voorbij.")
    dag = vers.datum
    return ask(
        voor=voor,
        door=door,
        rol=rol,
        verband=vers.samenwerkingsverband,
        van=dag,
        tot=dag + dt.timedelta(days=1),
        overleg_id=vers.pk,
        reden=reden,
        by=by,
    )


@transaction.atomic
def approve(rij: Vervanging, *, by: Actor) -> Vervanging:
    """Agree; from its first day the substitute sees and does what the other did."""
    return _apply(actions.approve_vervanging(rij, by=by), by=by)


@transaction.atomic
def end(rij: Vervanging, *, reden: str, by: Actor) -> Vervanging:
    """End it now ®, and all that it gave with it."""
    vers = actions.end_vervanging(rij, reden=reden, by=by)
    _take_back(vers, by=by)
    return vers


@transaction.atomic
def keep_up(*, by: Actor) -> int:
    """
    Give what came in between, take back what is over; return how many are over.

    A casus on the agenda since, a substitute kept away from a casus since.
    """
    vandaag = klok.vandaag()
    for rij in Vervanging.objects.geldig(vandaag):
        _give(rij, by=by)
    voorbij = Vervanging.objects.filter(
        goedgekeurd_op__isnull=False, tot__lte=vandaag, afgehandeld_op__isnull=True
    )
    gedaan = list(voorbij.select_for_update(skip_locked=True))
    for rij in gedaan:
        _take_back(rij, by=by)
    return len(gedaan)


def missed(vervangingen: Iterable[Vervanging]) -> list[tuple[Vervanging, int]]:
    """
    Count per Vervanging on how many casussen the substitute is not.

    Two queries. Why is not told: it may be that somebody is kept away from it.
    """
    rijen = list(vervangingen)
    geldig = CasusDeelname.objects.geldig(klok.vandaag()).exclude(
        casus__status="afgesloten"
    )
    plekken = list(
        geldig.filter(
            medewerker__in=[rij.voor_id for rij in rijen], vervanging__isnull=True
        ).select_related("casus")
    )
    erop = set(
        geldig.filter(medewerker__in=[rij.door_id for rij in rijen]).values_list(
            "casus_id", "medewerker_id"
        )
    )
    geteld = [
        (rij, sum(_is_missed(plek, rij, erop) for plek in plekken)) for rij in rijen
    ]
    return [(rij, aantal) for rij, aantal in geteld if aantal]


@transaction.atomic
def end_for_overleg(overleg: Overleg, *, reden: str, by: Actor) -> None:
    """Let nobody stand in any more at a meeting that moved or is off."""
    for rij in Vervanging.objects.niet_voorbij(klok.vandaag()).filter(
        overleg_id=overleg.pk
    ):
        end(rij, reden=reden, by=by)


def remind_too(herinnering: Herinnering) -> None:
    """Let who stands in be reminded as well, unless that was planned already."""
    nu_voor = Vervanging.objects.geldig(klok.vandaag()).filter(
        voor=herinnering.aan_id, soort=Vervanging.Soort.ROL
    )
    al = Herinnering.objects.filter(
        soort=herinnering.soort,
        over_id=herinnering.over_id,
        moment=herinnering.moment,
        vervallen_op__isnull=True,
    )
    for door_id in nu_voor.exclude(door__in=al.values("aan")).values_list(
        "door_id", flat=True
    ):
        opdrachten.plan(
            TAAK,
            sleutel=f"vervanger:{herinnering.pk}:{door_id}",
            herinnering_id=str(herinnering.pk),
            medewerker_id=str(door_id),
        )


def _is_missed(plek: CasusDeelname, rij: Vervanging, erop: set[Any]) -> bool:
    return (
        plek.medewerker_id == rij.voor_id
        and rij.soort == Vervanging.Soort.ROL
        and plek.casus.samenwerkingsverband_id == rij.samenwerkingsverband_id
        and plaats.replaces(plek, rij)
        and (plek.casus_id, rij.door_id) not in erop
    )


def _apply(rij: Vervanging, *, by: Actor) -> Vervanging:
    if rij.goedgekeurd_op:
        _give(rij, by=by)
    return rij


def _give(rij: Vervanging, *, by: Actor) -> None:
    """Past what the person who agrees may see: management opens no casus."""
    with systeem("geven wat een vervanging geeft"):
        _give_places(rij, by=by)


def _give_places(rij: Vervanging, *, by: Actor) -> None:
    if rij.soort == Vervanging.Soort.OVERLEG:
        _give_overleg(rij, by=by)
    else:
        for plek in _places_of(rij):
            plaats.stand_in(plek, vervanging=rij, by=by)
    weg = read_geblokkeerd(rij.door_id, today=klok.vandaag())
    for plek in _given(rij).filter(casus__in=weg):
        plaats.end(vastleggen.lock(plek), reden=VOORBIJ, by=by)


def _places_of(rij: Vervanging) -> Any:
    """The casussen on which the other is named while it lasts, and open."""
    op_of_na = max(klok.vandaag(), rij.van)
    return (
        CasusDeelname.objects.niet_voorbij(op_of_na)
        .filter(
            medewerker=rij.voor_id,
            vervanging__isnull=True,
            casus__samenwerkingsverband=rij.samenwerkingsverband_id,
        )
        .exclude(casus__status="afgesloten")
        .exclude(casus__in=_given(rij).values("casus"))
        .select_related("casus")
    )


def _give_overleg(rij: Vervanging, *, by: Actor) -> None:
    overleg = _overleg_of(rij)
    wie = "voorzitter_id" if rij.rol == Rol.VOORZITTER else "notulist_id"
    if overleg.status in NOG_NIET_BEGONNEN and getattr(overleg, wie) != rij.door_id:
        vastleggen.change(overleg, by=by, **{wie: rij.door_id})  # type: ignore[arg-type]
    weg = read_geblokkeerd(rij.door_id, today=klok.vandaag())
    organisatie_id = plaats.organisation_of(
        rij.door_id, rij.samenwerkingsverband_id, rij.van
    )
    punten = overleg.agendapunten.op_tafel().exclude(casus__in=weg)
    for punt in punten.select_related("casus"):
        al = punt.casus.deelnames.filter(medewerker=rij.door_id).niet_voorbij(rij.van)
        if organisatie_id and not al.exists():
            plaats.admit(
                punt.casus,
                organisatie_id=organisatie_id,
                medewerker_id=rij.door_id,
                rol=rij.rol,
                niveau=CasusDeelname.Niveau.INHOUD,
                noodzaak="Vervangt bij één overleg.",
                van=rij.van,
                tot=rij.tot,
                vervanging=rij,
                by=by,
            )


def _take_back(rij: Vervanging, *, by: Actor) -> None:
    with systeem("terugnemen wat een vervanging gaf"):
        _take_places(rij, by=by)


def _take_places(rij: Vervanging, *, by: Actor) -> None:
    for plek in CasusDeelname.objects.filter(vervanging=rij, eindreden=""):
        plaats.end(vastleggen.lock(plek), reden=VOORBIJ, by=by)
    if rij.overleg_id:
        overleg = _overleg_of(rij)
        wie = "voorzitter_id" if rij.rol == Rol.VOORZITTER else "notulist_id"
        if overleg.status in NOG_NIET_BEGONNEN and getattr(overleg, wie) == rij.door_id:
            vastleggen.change(overleg, by=by, **{wie: None})
    actions.mark_afgehandeld(rij, by=by)


def _overleg_of(rij: Vervanging) -> Overleg:
    overleg: Overleg = Overleg.objects.filter(pk__in=[rij.overleg_id]).get()
    return vastleggen.lock(overleg)


def _given(rij: Vervanging) -> Any:
    return CasusDeelname.objects.filter(vervanging=rij).niet_voorbij(klok.vandaag())
