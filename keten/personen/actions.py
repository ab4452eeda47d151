"""The only writer of people."""

import datetime as dt
from typing import Any
from uuid import UUID

from django.db import transaction

from keten.kern import vastleggen
from keten.kern.tekst import fold
from keten.personen.gelijkenis import Wie
from keten.personen.models import Alias, Persoon
from keten.toegang.actor import Actor
from keten.toegang.models import Inzagegrond
from keten.toegang.rechten import Recht

MAX_NAAM = 120
NAAMVELDEN = ("voornamen", "roepnaam", "voorvoegsel", "geslachtsnaam")


@transaction.atomic
def create_persoon(*, by: Actor, **velden: Any) -> Persoon:
    """Write down a person; who sees it follows from why it is written."""
    return vastleggen.create(Persoon, by=by, zoeknaam=_zoeknaam(velden), **velden)


@transaction.atomic
def settle(wie: Wie, *, by: Actor) -> Persoon:
    """
    Return the person who was meant; somebody new is written down.

    Under another spelling a person who was known is found from now on, too.
    """
    if isinstance(wie, dict):
        return create_persoon(by=by, **wie)
    if isinstance(wie, Persoon):
        return wie
    persoon, letters = wie.persoon, fold(wie.naam)
    al = persoon.aliassen.filter(zoeknaam=letters)
    if letters not in persoon.zoeknaam and not al.exists():
        add_alias(persoon, naam=wie.naam, soort=Alias.Soort.SPELLING, by=by)
    return persoon


@transaction.atomic
def change_persoon(
    persoon: Persoon, *, by: Actor, versie: int | None = None, **velden: Any
) -> Persoon:
    """Correct a person; the name that stood there stays findable as a spelling."""
    oud = persoon.volledige_naam
    naam = {veld: velden.get(veld, getattr(persoon, veld)) for veld in NAAMVELDEN}
    vers = vastleggen.change(
        persoon, by=by, versie=versie, zoeknaam=_zoeknaam(naam), **velden
    )
    if vers.volledige_naam != oud:
        add_alias(vers, naam=oud, soort=Alias.Soort.SPELLING, by=by)
    return vers


@transaction.atomic
def add_alias(persoon: Persoon, *, naam: str, soort: str, by: Actor) -> Alias:
    """Let a person be found by another name too; the same name twice is one."""
    naam = naam[:MAX_NAAM]
    letters = fold(naam)[:MAX_NAAM]
    al = Alias.objects.filter(persoon=persoon, zoeknaam=letters, soort=soort).first()
    return al or vastleggen.create(
        Alias, by=by, persoon=persoon, naam=naam, soort=soort, zoeknaam=letters
    )


def open_for_meldpunt(
    persoon_id: UUID, *, verband_id: UUID, herkomst: UUID, today: dt.date
) -> None:
    """Let the meldpunt of this verband see the person, because of a melding."""
    Inzagegrond.objects.get_or_create(
        soort=Inzagegrond.Soort.PERSOON,
        object_id=persoon_id,
        samenwerkingsverband_id=verband_id,
        recht=Recht.MELDING_BEOORDELEN,
        herkomst=herkomst,
        tot=None,
        defaults={"van": today},
    )


def _zoeknaam(velden: dict[str, Any]) -> str:
    """Fold both the name people say and the official one."""
    roep = fold("".join(str(velden.get(v, "")) for v in NAAMVELDEN[1:]))
    return f"{roep} {fold(str(velden.get('voornamen', '')))}".strip()
