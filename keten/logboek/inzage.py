"""
Write down who looked at what: one row for each request behind the door.

The door says that somebody looks, pages say at which records. It is written when the
request is over, whether its work stayed or was undone, and before the answer leaves.
"""

import uuid
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import Any, Protocol
from uuid import UUID

from django.db import connection
from django.db.models import Model
from django.utils.crypto import salted_hmac

from keten.kern.models import KetenModel

# What a record hangs below: who looks at the one looks at the other.
_HOOFD = (
    *("casus_id", "melding_id", "signaal_id"),
    *("persoon_id", "over_persoon_id", "medewerker_id"),
)
# They are about no person.
_ZONDER_PERSONEN = frozenset(
    {
        "organisaties.gemeente", "organisaties.samenwerkingsverband",
        "organisaties.convenant", "organisaties.organisatie", "organisaties.deelname",
        "casusoverleg.overlegreeks",
    }
)  # fmt: skip
_MEDEWERKER = "organisaties.medewerker"
# Spelled out: these columns may be filled in and no other. Key, moment and transaction
# are given by the database, so that nobody can make them up.
_INSERT = (
    "INSERT INTO logboek_inzageregel (medewerker_id, organisaties, verbanden, rollen,"
    " actie, soort, objecten, doel, resultaat, verzoek_id, termen)"
    " VALUES (%s, %s::uuid[], %s::uuid[], %s::text[], %s, %s, %s::uuid[], %s, %s, %s,"
    " %s::text[])"
)


class Kijker(Protocol):
    """The little that this log tells of who looked."""

    @property
    def pk(self) -> UUID | None: ...
    @property
    def deelnames(self) -> Iterable[tuple[UUID, UUID]]: ...
    @property
    def rollen(self) -> Iterable[tuple[str, UUID]]: ...
    @property
    def noodtoegang(self) -> frozenset[UUID]: ...


@dataclass
class Inzage:
    """What one request looked at, until it is written down."""

    verzoek_id: UUID = field(default_factory=uuid.uuid4)
    # What for; empty as long as nothing about a person was asked for.
    doel: str = ""
    soort: str = ""
    # In the order in which they came by.
    objecten: dict[UUID, None] = field(default_factory=dict)
    termen: list[str] = field(default_factory=list)


_huidige: ContextVar[Inzage | None] = ContextVar("inzage", default=None)


@contextmanager
def follow() -> Iterator[Inzage]:
    """Collect what is looked at from here on."""
    inzage = Inzage()
    merk = _huidige.set(inzage)
    try:
        yield inzage
    finally:
        _huidige.reset(merk)


def look(doel: str) -> None:
    """Say that this request looks at something about people, and what for."""
    inzage = _huidige.get()
    if inzage is not None:
        inzage.doel = doel


def note(*rijen: Any) -> None:
    """Say that these records were shown; what is about nobody is passed over."""
    inzage = _huidige.get()
    if inzage is None:
        return
    for rij in rijen:
        if not _about_people(rij):
            continue
        inzage.soort = inzage.soort or rij._meta.label_lower
        inzage.objecten[rij.pk] = None
        for naam in _HOOFD:
            # As it was read: asking for a column that was left out is a query.
            sleutel = rij.__dict__.get(naam)
            if sleutel is not None:
                inzage.objecten[sleutel] = None


def note_term(woord: str) -> None:
    """Say that somebody searched for this; only a digest of it is kept."""
    inzage = _huidige.get()
    if inzage is not None and woord:
        inzage.termen.append(digest(woord))


def digest(woord: str) -> str:
    """Return what the log knows a word by: the same for the same word."""
    kaal = " ".join(woord.casefold().split())
    return salted_hmac("keten.logboek.term", kaal, algorithm="sha256").hexdigest()


def write(inzage: Inzage, *, by: Kijker, actie: str, resultaat: int) -> None:
    """Write the one row of a request."""
    deelnames, rollen = list(by.deelnames), list(by.rollen)
    nood = not by.noodtoegang.isdisjoint(inzage.objecten)
    with connection.cursor() as cursor:
        cursor.execute(
            _INSERT,
            [
                by.pk,
                sorted({organisatie for organisatie, _ in deelnames}),
                sorted({verband for _, verband in deelnames}),
                sorted({str(rol) for rol, _ in rollen}),
                actie[:120],
                inzage.soort,
                list(inzage.objecten),
                "noodtoegang" if nood else inzage.doel,
                resultaat,
                inzage.verzoek_id,
                inzage.termen,
            ],
        )


def _about_people(rij: Any) -> bool:
    if not isinstance(rij, Model):
        return False
    naam = rij._meta.label_lower
    if naam == _MEDEWERKER:
        return True
    return isinstance(rij, KetenModel) and naam not in _ZONDER_PERSONEN
