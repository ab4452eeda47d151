"""
What somebody saw in some days, record by record, and whom to call first.

For who keeps watch and may see no casus: numbers, and who leads it. Who that is, is
read past what the reader may see.
"""

import csv
import datetime as dt
import io
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from uuid import UUID

from casusoverleg.models import Casus
from keten.kern import klok, verzoek
from keten.logboek.models import Inzageregel
from keten.organisaties.models import Medewerker
from keten.toegang.rollen import Rol
from keten.verantwoording.nummers import numbers_in

_REDEN = "wie te bellen na een datalek"
_GELUKT = 400
_ADRES = "geheim adres"
_MEE = {"afdruk", "bestand", "noodmap"}
# A cell that begins like this is a formula to a spreadsheet.
_FORMULE = ("=", "+", "-", "@", "\t", "\r", "\n")
_KOPPEN = (
    *("Nummer", "Keer", "Eerst", "Laatst", "Wie keek"),
    *("Geheim adres getoond", "Afgedrukt of geopend als bestand", "Bel"),
)


@dataclass(frozen=True)
class Contact:
    """Whom to call."""

    naam: str
    als: str
    telefoon: str


@dataclass
class Dossier:
    """One record that was seen."""

    nummer: str
    eerst: dt.datetime
    laatst: dt.datetime
    keer: int = 0
    adres: bool = False
    mee: bool = False
    wie: set[UUID] = field(default_factory=set)
    namen: list[str] = field(default_factory=list)
    bel: Contact | None = None

    @property
    def ernst(self) -> tuple[bool, bool, int]:
        """What goes first: a geheim adres, what went along on paper, what was read."""
        return (not self.adres, not self.mee, -self.keer)


def survey(
    regels: Iterable[Inzageregel], *, verbanden: Collection[UUID]
) -> list[Dossier]:
    """Return what was seen, the most urgent first; a fixed number of queries."""
    gelukt = [r for r in regels if r.medewerker_id and r.resultaat < _GELUKT]
    nummers = numbers_in(verbanden, {pk for r in gelukt for pk in r.objecten})
    dossiers: dict[UUID, Dossier] = {}
    for regel in gelukt:
        for pk in regel.objecten:
            if pk in nummers:
                nieuw = Dossier(nummers[pk], regel.op, regel.op)
                _add(dossiers.setdefault(pk, nieuw), regel)
    _name(dossiers)
    return sorted(dossiers.values(), key=lambda d: (*d.ernst, d.nummer))


def whom_to_call(
    dossiers: list[Dossier], *, verbanden: Collection[UUID]
) -> list[tuple[Contact, list[str]]]:
    """Return who directs, then who leads what was seen, each with the numbers."""
    wie: dict[Contact, list[str]] = {contact: [] for contact in _regie(verbanden)}
    for dossier in dossiers:
        if dossier.bel:
            wie.setdefault(dossier.bel, []).append(dossier.nummer)
    return list(wie.items())


def as_csv(dossiers: list[Dossier]) -> bytes:
    """Return the same for a spreadsheet; no cell of it is a formula."""
    uit = io.StringIO()
    blad = csv.writer(uit, delimiter=";", lineterminator="\r\n")
    blad.writerow(_KOPPEN)
    for d in dossiers:
        momenten = [f"{klok.lokaal(m):%d-%m-%Y %H:%M}" for m in (d.eerst, d.laatst)]
        bel = f"{d.bel.naam}, {d.bel.als}, {d.bel.telefoon}" if d.bel else ""
        ja_nee = ["ja" if waar else "nee" for waar in (d.adres, d.mee)]
        cellen = [d.nummer, str(d.keer), *momenten, ", ".join(d.namen), *ja_nee, bel]
        blad.writerow([safe_cell(cel) for cel in cellen])
    return uit.getvalue().encode("utf-8-sig")


def safe_cell(tekst: str) -> str:
    """Return this text so that a spreadsheet shows it, and does not do it."""
    return f"'{tekst}" if tekst.startswith(_FORMULE) else tekst


def _add(dossier: Dossier, regel: Inzageregel) -> None:
    dossier.keer += 1
    dossier.eerst = min(dossier.eerst, regel.op)
    dossier.laatst = max(dossier.laatst, regel.op)
    dossier.adres |= regel.doel == _ADRES
    dossier.mee |= regel.doel in _MEE
    if regel.medewerker_id:
        dossier.wie.add(regel.medewerker_id)


def _name(dossiers: dict[UUID, Dossier]) -> None:
    """Write down who looked, and who leads the casus."""
    gezien = {wie for dossier in dossiers.values() for wie in dossier.wie}
    mensen = Medewerker.objects.filter(pk__in=gezien)
    namen = dict(mensen.values_list("pk", "naam"))
    with verzoek.systeem(_REDEN):
        casussen = Casus._base_manager.filter(
            pk__in=dossiers, casusregisseur__isnull=False
        )
        leidt = {rij.pk: rij for rij in casussen.select_related("casusregisseur")}
    for pk, dossier in dossiers.items():
        dossier.namen = sorted(namen[wie] for wie in dossier.wie if wie in namen)
        if pk in leidt and (wie := leidt[pk].casusregisseur):
            dossier.bel = _contact(wie, "casusregisseur")


def _regie(verbanden: Collection[UUID]) -> list[Contact]:
    vandaag = klok.vandaag()
    return [
        _contact(wie, "trajectregisseur")
        for verband in sorted(verbanden)
        for wie in Medewerker.objects.met_rol(Rol.TRAJECTREGISSEUR, verband, vandaag)
    ]


def _contact(wie: Medewerker, als: str) -> Contact:
    return Contact(wie.naam, als, wie.telefoon or "geen nummer bekend")
