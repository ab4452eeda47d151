"""The only writer of what happens at the table: who is there, what is decided."""

import datetime as dt
from collections.abc import Collection
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import Q

from casusoverleg.actions import casus as casus_actions
from casusoverleg.actions import deelname, zaal
from casusoverleg.models import (
    Aanwezigheid,
    Agendapunt,
    Besluit,
    Overleg,
)
from casusoverleg.status import AGENDAPUNT, OVERLEG, AgendapuntStatus, OverlegStatus
from casusoverleg.status.overleg import mag_voorzitten
from keten.kern import klok, overgangen, vastleggen
from keten.toegang.actor import Actor
from keten.toegang.rechten import Recht


class NogIetsInBesprekingError(overgangen.OvergangError):
    """One item at a time."""


class ZonderUitkomstError(overgangen.OvergangError):
    """An item ends with an afspraak, a besluit, or the reason why with neither."""


@transaction.atomic
def discuss(
    punt: Agendapunt,
    *,
    by: Actor,
    versie: int | None = None,
    weg: Collection[UUID] = (),
) -> Agendapunt:
    """
    Begin an item (G5), when nobody is in the room who may not hear it.

    :param weg: who came, of whom the chair says that they left the room
    :raises NogIetsInBesprekingError: while another item is open
    :raises ZaalKloptNietError: while somebody has to leave
    """
    overleg = vastleggen.lock(punt.overleg)
    if overleg.status != OverlegStatus.BEZIG:
        raise overgangen.VerkeerdeStandError("Het overleg is niet geopend.")
    ander = overleg.agendapunten.filter(status=AgendapuntStatus.IN_BESPREKING).first()
    if ander and ander.pk != punt.pk:
        raise NogIetsInBesprekingError(
            f"Punt {ander.volgorde} is nog in bespreking. Rond dat eerst af."
        )
    zaal.require_room(punt, weg=weg)
    nu = klok.nu()
    vers = overgangen.move(
        AGENDAPUNT,
        "bespreken",
        punt,
        by=by,
        versie=versie,
        begonnen_op=nu,
        zaal_bevestigd_op=nu,
    )
    zaal.seat(vers, by=by)
    return vers


@transaction.atomic
def set_aanwezigheid(
    punt: Agendapunt, *, medewerker_id: UUID, stand: str, by: Actor
) -> Aanwezigheid:
    """
    Say who sits at the table for this item; also late, also gone.

    Who comes in late says to keep it, as the others did at the opening.

    :param medewerker_id: who; of somebody without an account the key of the coming
    """
    require_tafel(punt.overleg, by=by)
    rij: Aanwezigheid | None = punt.aanwezigheid.filter(
        Q(medewerker_id=medewerker_id) | Q(opkomst_id=medewerker_id)
    ).first()
    if rij is None:
        raise deelname.NietDeelnemendError("Deze persoon hoort niet bij dit punt.")
    zaal.follow(rij, stand=stand, by=by)
    return vastleggen.change(rij, by=by, stand=stand)


@transaction.atomic
def decide(
    punt: Agendapunt,
    *,
    tekst: str,
    by: Actor,
    soort: str = Besluit.Soort.BESLUIT,
    achteraf: bool = False,
) -> Besluit:
    """Record a besluit, a risk or a piece of information at the open item."""
    vers = vastleggen.lock(punt)
    require_tafel(vers.overleg, by=by)
    require_in_bespreking(vers)
    return vastleggen.create(
        Besluit,
        by=by,
        agendapunt=vers,
        casus_id=vers.casus_id,
        soort=soort,
        tekst=tekst,
        achteraf=achteraf,
    )


@transaction.atomic
def change_besluit(
    besluit: Besluit, *, by: Actor, versie: int | None = None, **velden: Any
) -> Besluit:
    """Correct it until the verslag is established (rule 8)."""
    require_tafel(besluit.agendapunt.overleg, by=by)
    if besluit.agendapunt.status == AgendapuntStatus.VASTGESTELD:
        raise overgangen.VerkeerdeStandError(
            "Het verslag is vastgesteld. Maak een addendum."
        )
    return vastleggen.change(besluit, by=by, versie=versie, **velden)


def drop_besluit(besluit: Besluit, *, by: Actor) -> Besluit:
    """Strike it out; it stays in the history."""
    return change_besluit(besluit, by=by, vervallen_op=klok.nu())


@transaction.atomic
def move_besluit(besluit: Besluit, *, naar: Agendapunt, by: Actor) -> Besluit:
    """Put a besluit that was typed under the wrong item under the right one."""
    vers = vastleggen.lock(besluit)
    overleg = vers.agendapunt.overleg
    require_tafel(overleg, by=by)
    if naar.overleg_id != overleg.pk or overleg.status != OverlegStatus.BEZIG:
        raise overgangen.VerkeerdeStandError(
            "Verplaatsen kan alleen tijdens het overleg."
        )
    return vastleggen.change(vers, by=by, agendapunt=naar, casus=naar.casus)


@transaction.atomic
def finish(
    punt: Agendapunt,
    *,
    by: Actor,
    versie: int | None = None,
    geen_vervolg: str = "",
    herbespreken_op: dt.date | None = None,
) -> Agendapunt:
    """
    End an item (G6).

    :param herbespreken_op: the day on which the table wants the casus back
    :raises ZonderUitkomstError: with no afspraak, no besluit and no reason
    """
    vers = vastleggen.lock(punt)
    if not has_uitkomst(vers) and not geen_vervolg.strip():
        raise ZonderUitkomstError(
            "Leg een afspraak of besluit vast, of vul in waarom er geen vervolg is."
        )
    vers = overgangen.move(
        AGENDAPUNT,
        "afronden",
        vers,
        by=by,
        versie=versie,
        afgerond_op=klok.nu(),
        geen_vervolg=geen_vervolg,
    )
    casus_actions.mark_besproken(
        vers.casus, op=vers.overleg.datum, herbespreken_op=herbespreken_op, by=by
    )
    return vers


def has_uitkomst(punt: Agendapunt) -> bool:
    """Test if something was recorded at this item."""
    besluiten = punt.besluiten.filter(vervallen_op=None)
    return bool(punt.afspraken.exists() or besluiten.exists())


def require_tafel(overleg: Overleg, *, by: Actor) -> None:
    """
    Let only the chair's role, or the minute taker of this meeting, go on.

    :raises GeenRechtError: for anybody else
    """
    voorzit = by.mag(
        Recht.OVERLEG_VOORZITTEN, overleg.samenwerkingsverband_id
    ) and mag_voorzitten(overleg, by)
    notuleert = overleg.notulist_id is not None and overleg.notulist_id == by.pk
    if not voorzit and not (
        notuleert and by.mag(Recht.OVERLEG_NOTULEREN, overleg.samenwerkingsverband_id)
    ):
        overgangen.note_weigering(OVERLEG.soort, overleg.pk, "tafel", "GeenRechtError")
        raise overgangen.GeenRechtError("U hebt hiervoor niet het recht.")


def require_in_bespreking(punt: Agendapunt) -> None:
    """
    Record only at the item that is on the table.

    :raises VerkeerdeStandError: for any other item
    """
    if punt.status != AgendapuntStatus.IN_BESPREKING:
        raise overgangen.VerkeerdeStandError("Dit punt is niet in bespreking.")
