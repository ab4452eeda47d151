"""The only writer of people."""

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db import transaction

from keten.kern import klok, overgangen, vastleggen
from keten.kern.tekst import fold
from keten.kern.versleuteld import (
    Geheim,
    OnleesbaarError,
    read_ring,
    reseal,
    unseal,
)
from keten.kern.verzoek import systeem
from keten.personen.gelijkenis import Wie
from keten.personen.models import Alias, GeheimAdres, Persoon
from keten.toegang import objectrechten
from keten.toegang.actor import Actor
from keten.toegang.models import Inzagegrond
from keten.toegang.rechten import Recht

MAX_NAAM = 120
NAAMVELDEN = ("voornamen", "roepnaam", "voorvoegsel", "geslachtsnaam")
ADRES = "personen.geheimadres"
_WAAROM = "geheim adres vastleggen"


@dataclass(frozen=True)
class Ronde:
    """How far sealing anew came: the last row of the batch, none when it is done."""

    vernieuwd: int
    onleesbaar: int
    laatste: UUID | None


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


@transaction.atomic
def create_adres(
    *,
    persoon_id: UUID,
    soort: str,
    geheim: str,
    geverifieerd_op: dt.date | None,
    by: Actor,
) -> GeheimAdres:
    """Write a geheim adres down; the history says that, and not what."""
    with systeem(_WAAROM):
        rij = vastleggen.create(
            GeheimAdres,
            by=by,
            persoon_id=persoon_id,
            soort=soort,
            adres=Geheim(geheim),
            geverifieerd_op=geverifieerd_op,
            van=klok.vandaag(),
        )
        _note(rij, "vastgelegd", by=by)
        _grant(rij, medewerker_id=by.pk)
    return rij


@transaction.atomic
def change_adres(
    rij: GeheimAdres,
    *,
    geheim: str,
    geverifieerd_op: dt.date | None,
    by: Actor,
    versie: int | None = None,
) -> GeheimAdres:
    """
    Replace a geheim adres; no correction keeps the old one.

    :raises VerouderdError: if it is no longer the version that was shown
    """
    with systeem(_WAAROM):
        vers = vastleggen.lock(rij, versie=versie)
        vers = vastleggen.write(
            vers, by=by, adres=Geheim(geheim), geverifieerd_op=geverifieerd_op
        )
        _note(vers, "gewijzigd", by=by)
    return vers


@transaction.atomic
def end_adres(rij: GeheimAdres, *, reden: str, by: Actor) -> None:
    """End a geheim adres, and everybody's right to see it."""
    with systeem(_WAAROM):
        vers = vastleggen.lock(rij)
        vers = vastleggen.write(vers, by=by, tot=klok.vandaag())
        _note(vers, "beeindigd", by=by, reden=reden)
        for pk in objectrechten.holders(vers, recht=objectrechten.ADRES_INZIEN):
            objectrechten.revoke(vers, medewerker_id=pk)


@transaction.atomic
def grant_adres(
    rij: GeheimAdres, *, medewerker_id: UUID, reden: str, by: Actor
) -> None:
    """Name somebody who may see it."""
    with systeem(_WAAROM):
        _grant(rij, medewerker_id=medewerker_id)
        _note(rij, "inzage-gegeven", by=by, reden=reden)


@transaction.atomic
def revoke_adres(
    rij: GeheimAdres, *, medewerker_id: UUID, reden: str, by: Actor
) -> None:
    """Name somebody no longer."""
    with systeem(_WAAROM):
        objectrechten.revoke(rij, medewerker_id=medewerker_id)
        _note(rij, "inzage-beeindigd", by=by, reden=reden)


def revoke_all(personen: Collection[UUID], *, medewerker_id: UUID) -> None:
    """Take from one person the right to see the addresses of these people."""
    with systeem("een deelname eindigt"):
        rijen = GeheimAdres.objects.filter(persoon__in=personen).defer("adres")
        for rij in rijen:
            objectrechten.revoke(rij, medewerker_id=medewerker_id)


@transaction.atomic
def open_adres(rij: GeheimAdres, *, reden: str, by: Actor) -> str:
    """
    Return what it is; the history says who asked, and why.

    :raises OnleesbaarError: when the key is not here
    """
    with systeem("een geheim adres tonen"):
        _note(rij, "getoond", by=by, reden=reden)
    return unseal(rij, "adres")


@transaction.atomic
def reseal_batch(*, na: UUID | None, aantal: int) -> Ronde:
    """Seal some rows with the newest key; a row that cannot be opened stays."""
    vernieuwd, onleesbaar = 0, 0
    with systeem("sleutel vernieuwen"):
        rijen = GeheimAdres.objects.met_oude_sleutel(read_ring().kop)
        if na is not None:
            rijen = rijen.filter(pk__gt=na)
        greep = list(rijen.select_for_update(of=("self",)).order_by("pk")[:aantal])
        for rij in greep:
            try:
                nieuw = reseal(rij, "adres")
            except OnleesbaarError:
                onleesbaar += 1
                continue
            # Not a change of the record: what it says is the same.
            GeheimAdres.objects.filter(pk=rij.pk).update(adres=nieuw)
            vernieuwd += 1
    return Ronde(vernieuwd, onleesbaar, greep[-1].pk if greep else None)


def count_old() -> int:
    """Count what is not sealed with the newest key."""
    with systeem("sleutels tellen"):
        return GeheimAdres.objects.met_oude_sleutel(read_ring().kop).count()


def _zoeknaam(velden: dict[str, Any]) -> str:
    """Fold both the name people say and the official one."""
    roep = fold("".join(str(velden.get(v, "")) for v in NAAMVELDEN[1:]))
    return f"{roep} {fold(str(velden.get('voornamen', '')))}".strip()


def _grant(rij: GeheimAdres, *, medewerker_id: UUID | None) -> None:
    if medewerker_id:
        objectrechten.grant(
            rij, medewerker_id=medewerker_id, rechten=[objectrechten.ADRES_INZIEN]
        )


def _note(rij: GeheimAdres, actie: str, *, by: Actor, reden: str = "") -> None:
    overgangen.note_stap(rij, soort=ADRES, actie=actie, by=by, reden=reden)
