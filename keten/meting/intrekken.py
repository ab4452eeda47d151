"""Proof: what somebody may no longer see stops at once, on the web and in an export."""

import random
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from django.db import transaction
from django.test import Client

from casusoverleg import documents
from casusoverleg.actions import blokkade, deelname
from casusoverleg.models import Casus, CasusDeelname, Uitgifte
from keten.kern import klok, vastleggen, verzoek
from keten.meting import opstelling
from keten.meting.uitkomst import Uitkomst, number
from keten.organisaties.actions.sessies import end_sessies
from keten.organisaties.lezer import actor_for
from keten.organisaties.models import (
    Deelname,
    Dienstverband,
    Medewerker,
    Roltoekenning,
)
from keten.rapportage import documents as werkbladen
from keten.rapportage.models import Export
from keten.toegang import sessie
from keten.toegang.actor import systeem

REDEN = "proef op het weghalen van rechten"
HOOGSTENS = 1.0  # seconds until a page is refused
PUNTEN = 2


def prove_intrekken(*, aantal: int, zaad: int) -> Uitkomst:
    """Take a right away so many times, while a page is open and an export is made."""
    lot = random.Random(zaad)  # noqa: S311 - a proof that can be repeated
    with transaction.atomic(), verzoek.systeem(REDEN):
        overleg = opstelling.hold_tafel(aantal=PUNTEN)
        uitgifte = Uitgifte.objects.get(
            overleg=overleg, lezer__inlognaam=opstelling.LEZER
        )
        regisseur = opstelling.find_medewerker(opstelling.REGISSEUR)
        proef = Intrekken(uitgifte, regisseur, Client(SERVER_NAME="127.0.0.1"))
        for _ in range(aantal):
            proef.lose(lot.choice(WEGEN))
        transaction.set_rollback(True)
    traagste = f"{max(proef.tijden):.2f}".replace(".", ",")
    return Uitkomst(
        f"{number(aantal)} keer een recht weggehaald terwijl een pagina open stond en"
        f" een PDF en een werkmap gemaakt werden; de eerste weigering na hooguit"
        f" {traagste} s; te laat, of daarna nog iets getoond",
        number(len(proef.fouten)),
        gelukt=not proef.fouten,
    )


@dataclass
class Intrekken:
    """
    Somebody who reads a casus and whose PDF is being made, until the right goes.

    :param uitgifte: a PDF of two casussen or more, for one reader
    :param regisseur: who asked for a workbook of figures
    """

    uitgifte: Uitgifte
    regisseur: Medewerker
    client: Client
    tijden: list[float] = field(default_factory=list)
    fouten: list[str] = field(default_factory=list)

    def lose(self, weg: str) -> None:
        """Take the right away in this way, look, and give it back."""
        self._look(weg, self._page)
        self._look(weg, self._pdf)
        if weg in _VAN_IEDER:
            self._look(weg, self._workbook)

    def _look(self, weg: str, wat: Any) -> None:
        with _taken_back():
            fout = wat(weg)
        if fout:
            self.fouten.append(f"{weg}: {fout}")

    @property
    def _lezer(self) -> Medewerker:
        lezer: Medewerker = Medewerker.objects.get(pk=self.uitgifte.lezer_id)
        return lezer

    @property
    def _casus(self) -> Casus:
        """The last casus of the PDF: nothing of it was drawn yet."""
        punten = self.uitgifte.overleg.agendapunten.order_by("volgorde")
        return Casus._base_manager.get(pk=punten.reverse()[0].casus_id)

    def _page(self, weg: str) -> str:
        casus = self._casus
        self._log_in()
        if self.client.get(casus.get_absolute_url()).status_code != 200:
            return "de pagina ging niet open"
        self._take(weg, self._lezer)
        begin = time.perf_counter()
        status = self.client.get(casus.get_absolute_url()).status_code
        self.tijden.append(time.perf_counter() - begin)
        if status == 200:
            return "de pagina ging nog open"
        return "" if self.tijden[-1] <= HOOGSTENS else "de weigering kwam te laat"

    def _pdf(self, weg: str) -> str:
        bladen = documents.sections(self.uitgifte)
        next(bladen)
        self._take(weg, self._lezer)
        return "de PDF ging verder" if list(bladen) else ""

    def _workbook(self, weg: str) -> str:
        export = vastleggen.create(
            Export,
            by=actor_for(self.regisseur, today=klok.vandaag()),
            samenwerkingsverband=self.uitgifte.overleg.samenwerkingsverband,
            jaar=klok.vandaag().year,
        )
        bladen = werkbladen.released(export)
        next(bladen)
        self._take(weg, self.regisseur)
        try:
            next(bladen)
        except werkbladen.IngetrokkenError:
            return ""
        return "de werkmap ging verder"

    def _log_in(self) -> None:
        self.client.force_login(self._lezer)
        begonnen = self.client.session
        sessie.begin(begonnen)
        begonnen.save()

    def _take(self, weg: str, wie: Medewerker) -> None:
        if weg in _PER_CASUS:
            _PER_CASUS[weg](self._casus, wie, self.regisseur)
        else:
            _VAN_IEDER[weg](wie)


@contextmanager
def _taken_back() -> Iterator[None]:
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def _end_plaats(casus: Casus, wie: Medewerker, regisseur: Medewerker) -> None:
    rij = CasusDeelname.objects.geldig(klok.vandaag()).get(casus=casus, medewerker=wie)
    regie = actor_for(regisseur, today=klok.vandaag())
    deelname.end_deelnemer(rij, reden=REDEN, by=regie)


def _block(casus: Casus, wie: Medewerker, regisseur: Medewerker) -> None:
    regie = actor_for(regisseur, today=klok.vandaag())
    blokkade.block_on_casus(casus, medewerker=wie, reden=REDEN, by=regie)


def _end_werk(wie: Medewerker) -> None:
    _stop(Dienstverband.objects.filter(medewerker=wie))


def _end_convenant(wie: Medewerker) -> None:
    werk = Dienstverband.objects.geldig(klok.vandaag()).filter(medewerker=wie)
    _stop(Deelname.objects.filter(organisatie__in=werk.values("organisatie")))


def _end_rol(wie: Medewerker) -> None:
    _stop(Roltoekenning.objects.filter(medewerker=wie))


def _freeze(wie: Medewerker) -> None:
    Medewerker._base_manager.filter(pk=wie.pk).update(is_active=False)
    end_sessies(wie)


def _stop(rijen: Iterable[Any]) -> None:
    for rij in rijen:
        vastleggen.change(rij, by=systeem(REDEN), tot=max(klok.vandaag(), rij.van))


_PER_CASUS = {"plaats": _end_plaats, "blokkade": _block}
_VAN_IEDER = {
    "werk": _end_werk,
    "convenant": _end_convenant,
    "rol": _end_rol,
    "bevriezen": _freeze,
}
WEGEN = (*_PER_CASUS, *_VAN_IEDER)
