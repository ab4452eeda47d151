"""From the medewerker who is logged in to the actor of this request."""

import datetime as dt
from collections import defaultdict
from dataclasses import replace
from typing import Any
from uuid import UUID

from django.db.models import CharField, F, QuerySet, UUIDField, Value
from django.db.models.functions import Cast

from keten.kern import klok
from keten.organisaties.models import (
    Deelname,
    Dienstverband,
    Roltoekenning,
    Vervanging,
)
from keten.toegang.actor import NIEMAND, Actor
from keten.toegang.models import Blokkade
from keten.toegang.rechten import Recht
from keten.toegang.uitgeschreven import rows
from keten.toegang.uitzonderingen import reach_of, read_noodtoegang

# What a row is about, a word, a key, another key.
Rij = tuple[str, str, UUID, UUID]
_GEEN_WOORD, _GEEN_ANDER = Value(""), Value(None, output_field=UUIDField())


def actor_for(medewerker: Any, *, today: dt.date) -> Actor:
    """
    Read what this medewerker is today; one query for most people.

    Who is inactive, or works nowhere today, holds nothing.
    """
    if not getattr(medewerker, "is_active", False) or medewerker.pk is None:
        return NIEMAND
    gelezen: dict[str, list[Rij]] = defaultdict(list)
    for rij in rows(_alles, medewerker.pk, today):
        gelezen[rij[0]].append(rij)
    namens = frozenset((een, ander) for _, _, een, ander in gelezen["deelname"])
    verbanden = {verband for _, verband in namens}
    actor = Actor(
        pk=medewerker.pk,
        naam=medewerker.naam,
        is_active=bool(gelezen["dienst"]),
        deelnames=namens,
        # A role holds only where one of the own organisations takes part.
        rollen=frozenset(
            (rol, verband)
            for _, rol, verband, _ in gelezen["rol"]
            if verband in verbanden
        ),
        geblokkeerd=reach_of([(rij[1], rij[2]) for rij in gelezen["blokkade"]]),
        vervangt=frozenset(rij[2] for rij in gelezen["vervangt"]),
    )
    # With the role noodtoegang goes too, before its hours are over.
    nood = read_noodtoegang(
        medewerker.pk, verbanden=actor.verbanden_met(Recht.NOODTOEGANG), nu=klok.nu()
    )
    return replace(actor, noodtoegang=nood)


def _alles(wie: UUID, today: dt.date) -> QuerySet[Any, Any]:
    """All that makes an actor, one kind below the other."""
    # Who was frozen a moment ago is active still in the hands of a task.
    dienst = Dienstverband.objects.geldig(today).filter(
        medewerker=wie, medewerker__is_active=True
    )
    deelname = Deelname.objects.geldig(today).filter(
        organisatie_id__in=dienst.values("organisatie_id")
    )
    rol = Roltoekenning.objects.geldig(today).filter(medewerker=wie)
    vervangt = Vervanging.objects.geldig(today).filter(
        door=wie, soort=Vervanging.Soort.ROL
    )
    blokkade = Blokkade.objects.geldig(today).filter(medewerker_id=wie)
    return _kind(dienst, "dienst", een="organisatie_id").union(
        _kind(
            deelname,
            "deelname",
            een="organisatie_id",
            ander=F("samenwerkingsverband_id"),
        ),
        _kind(rol, "rol", woord=F("rol"), een="samenwerkingsverband_id"),
        _kind(vervangt, "vervangt", een="voor_id"),
        _kind(blokkade, "blokkade", woord=F("soort"), een="object_id"),
        all=True,
    )


def _kind(
    rijen: QuerySet[Any, Any],
    wat: str,
    *,
    een: str,
    woord: Any = _GEEN_WOORD,
    ander: Any = _GEEN_ANDER,
) -> QuerySet[Any, Any]:
    gezet: QuerySet[Any, Any] = (
        rijen.order_by()
        .annotate(
            _wat=Value(wat, output_field=CharField()),
            _woord=Cast(woord, CharField()),
            _een=F(een),
            _ander=Cast(ander, UUIDField()),
        )
        .values_list("_wat", "_woord", "_een", "_ander")
    )
    return gezet
