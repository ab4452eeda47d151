"""The rows of the log in words: who, what for, which page, which numbers."""

import datetime as dt
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from keten.logboek.models import Inzageregel, Verwerkingsregel, Zegel, head
from keten.organisaties.models import Medewerker, Organisatie
from keten.toegang import toezicht
from keten.toegang.actor import Actor
from keten.toegang.rollen import NAMEN
from keten.verantwoording.nummers import Nummers

DOELEN = {
    "inzien": "bekeek",
    "lijst": "zag een lijst",
    "zoeken": "zocht",
    "afdruk": "drukte af",
    "noodmap": "drukte af voor de noodmap",
    "bestand": "opende een bestand",
    "geheim adres": "liet een geheim adres tonen",
    "vastleggen": "legde vast",
    "noodtoegang": "keek met noodtoegang",
    "geweigerd": "mocht niet",
}
# More numbers than this on one line say no more than how many there are.
_MEESTE = 4
_FOUT = 400
_TE_LAAT = dt.timedelta(minutes=5)


@dataclass(frozen=True)
class Regel:
    """One row as people read it."""

    op: dt.datetime
    wie: str
    namens: str
    rol: str
    deed: str
    pagina: str
    nummers: list[str]
    meer: int
    mocht: bool


@dataclass(frozen=True)
class Verwerking:
    """One look without who looked."""

    op: dt.datetime
    namens: str
    deed: str
    pagina: str


@dataclass(frozen=True)
class Ketting:
    """How the chain stands, as far as it can be told without the key."""

    kop: str
    laatste: dt.datetime | None
    aantal: int
    wacht: int


def visible_rows(actor: Actor) -> Any:
    """Return the rows that this actor may read."""
    return Inzageregel.objects.filter(toezicht.inzageregels(actor))


def in_words(rijen: list[Inzageregel], *, nummers: Nummers) -> list[Regel]:
    """
    Return rows as people read them; a fixed number of queries.

    :param nummers: those that the reader may read; other records are left out
    """
    medewerkers = _names(Medewerker, {rij.medewerker_id for rij in rijen})
    organisaties = _names(Organisatie, {o for rij in rijen for o in rij.organisaties})
    regels = []
    for rij in rijen:
        gevonden = [nummers[pk] for pk in rij.objecten if pk in nummers]
        namens = [organisaties[o] for o in rij.organisaties if o in organisaties]
        regels.append(
            Regel(
                op=rij.op,
                wie=medewerkers.get(rij.medewerker_id, "onbekend"),
                namens=", ".join(namens),
                rol=", ".join(NAMEN.get(rol, rol) for rol in rij.rollen),
                deed=DOELEN.get(rij.doel, rij.doel),
                pagina=page_of(rij.actie),
                nummers=gevonden[:_MEESTE],
                meer=max(0, len(gevonden) - _MEESTE),
                mocht=rij.resultaat < _FOUT,
            )
        )
    return regels


def without_who(rijen: list[Verwerkingsregel]) -> list[Verwerking]:
    """Return rows as the person concerned may have them; one query."""
    namen = _names(Organisatie, {o for rij in rijen for o in rij.organisaties})
    return [
        Verwerking(
            op=rij.op,
            namens=", ".join(sorted(namen[o] for o in rij.organisaties if o in namen)),
            deed=DOELEN.get(rij.doel, rij.doel),
            pagina=page_of(rij.actie),
        )
        for rij in rijen
    ]


def page_of(actie: str) -> str:
    """Return the name of an address as a word."""
    return actie.rpartition(":")[2].replace("_", " ")


def read_ketting(*, nu: dt.datetime) -> Ketting:
    """Return the head, the last seal, and how many rows wait for too long."""
    laatste = Zegel.objects.order_by("-volgnummer").first()
    onverzegeld = Inzageregel.objects.filter(tx__gte=laatste.horizon if laatste else 0)
    return Ketting(
        kop=head(),
        laatste=laatste.op if laatste else None,
        aantal=laatste.volgnummer if laatste else 0,
        wacht=onverzegeld.filter(op__lt=nu - _TE_LAAT).count(),
    )


def _names(model: Any, sleutels: set[UUID | None]) -> dict[UUID | None, str]:
    rijen = model.objects.filter(pk__in=sleutels - {None})
    return dict(rijen.values_list("pk", "naam"))
