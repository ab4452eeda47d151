"""The tables filled in: the same for the screen and for the workbook."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple
from uuid import UUID

from keten.rapportage.netwerk import Sleutel
from keten.rapportage.onthulling import Waarde
from keten.rapportage.periode import Periode
from keten.rapportage.tabellen import TABELLEN, Rij, Tabel
from keten.rapportage.tellingen import Vraag, count_up

Getoond = Mapping[Sleutel, Waarde]


class Kolom(NamedTuple):
    """What stands above a column; the first word is left out where room is scarce."""

    woord: str
    kort: str
    naam: str

    def __str__(self) -> str:
        return f"{self.woord} {self.naam}".strip()


@dataclass(frozen=True)
class Regel:
    """One row as it is shown."""

    naam: str
    waarden: list[Waarde]
    is_totaal: bool = False


@dataclass(frozen=True)
class Blad:
    """One table as it is shown."""

    tabel: Tabel
    kolommen: list[Kolom]
    regels: list[Regel]


def make_bladen(verband_id: UUID, *, periode: Periode, today: dt.date) -> list[Blad]:
    """Return every table for one year or quarter of one samenwerkingsverband."""
    vraag = Vraag(verband_id, periode.jaar, today)
    getoond = count_up(vraag)
    kolommen = [periode]
    if not periode.kwartaal:
        kolommen = [*vraag.kwartalen, periode]
    per_kwartaal = [t for t in TABELLEN if not t.kolommen]
    bladen = [_per_periode(tabel, getoond, kolommen) for tabel in per_kwartaal]
    if not periode.kwartaal:
        bladen += [
            _per_organisatie(tabel, getoond, periode.jaar)
            for tabel in TABELLEN
            if tabel.kolommen
        ]
    return bladen


def _per_periode(tabel: Tabel, getoond: Getoond, kolommen: list[Periode]) -> Blad:
    def waarden(rij: Rij) -> list[Waarde]:
        vast = (rij.onderwerp, rij.indeling, rij.soort)
        return [getoond.get(Sleutel(*vast, periode.code), 0) for periode in kolommen]

    return Blad(
        tabel,
        [_kolom(periode) for periode in kolommen],
        [Regel(rij.naam, waarden(rij), rij.is_totaal) for rij in tabel.rijen],
    )


def _per_organisatie(tabel: Tabel, getoond: Getoond, jaar: int) -> Blad:
    rijen = [s for s in getoond if s.indeling == "organisatie" and s.kolom == str(jaar)]
    regels = [
        Regel(
            rij.rij,
            [
                getoond.get(rij._replace(kolom=kolom or str(jaar)), 0)
                for kolom, _ in tabel.kolommen
            ],
        )
        for rij in sorted(rijen)
    ]
    kolommen = [Kolom("", "", naam) for _, naam in tabel.kolommen]
    return Blad(tabel, kolommen, regels)


def _kolom(periode: Periode) -> Kolom:
    if periode.kwartaal:
        return Kolom("Kwartaal", "K", str(periode.kwartaal))
    return Kolom("Heel", "", str(periode.jaar))
