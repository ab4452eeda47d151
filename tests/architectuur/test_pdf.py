"""Guard 14: what is printed is printed without a complaint of WeasyPrint."""

import logging
from collections.abc import Callable

import pytest

from casusoverleg import documents
from casusoverleg.models import Uitgifte
from keten.kern import stempel
from tests.factories import (
    AanwezigheidFactory,
    AddendumFactory,
    AfspraakFactory,
    AgendapuntFactory,
    BesluitFactory,
    OverlegFactory,
    UitgifteFactory,
    VerslagFactory,
)
from tests.pdfkeuring import faults, reading_order
from tests.rollen import Kring, make_casus, make_kring


def _overleg(kring: Kring) -> Uitgifte:
    """Return the PDF of one casus on which everything stands that can stand there."""
    overleg = OverlegFactory(samenwerkingsverband=kring.verband)
    punt = AgendapuntFactory(overleg=overleg, casus=make_casus(kring))
    AanwezigheidFactory(agendapunt=punt, medewerker=kring.lev)
    BesluitFactory(agendapunt=punt)
    AfspraakFactory(casus=punt.casus, agendapunt=punt, organisatie=kring.levgroep)
    verslag = VerslagFactory(agendapunt=punt, toelichting="Met é, € en “aanhaling”.")
    AddendumFactory(verslag=verslag)
    uitgifte: Uitgifte = UitgifteFactory(
        overleg=overleg, soort=Uitgifte.Soort.CASUS, verslag=verslag
    )
    return uitgifte


def _addendum(kring: Kring) -> Uitgifte:
    verslag = _overleg(kring).verslag
    assert verslag is not None
    uitgifte: Uitgifte = UitgifteFactory(
        overleg=verslag.agendapunt.overleg,
        soort=Uitgifte.Soort.ADDENDUM,
        verslag=verslag,
        addendum=verslag.addenda.get(),
    )
    return uitgifte


def _lezer(kring: Kring) -> Uitgifte:
    uitgifte: Uitgifte = UitgifteFactory(
        overleg=_overleg(kring).overleg, soort=Uitgifte.Soort.LEZER, lezer=kring.lev
    )
    return uitgifte


def _proces(kring: Kring) -> Uitgifte:
    uitgifte: Uitgifte = UitgifteFactory(overleg=_overleg(kring).overleg)
    return uitgifte


SOORTEN: dict[str, Callable[[Kring], Uitgifte]] = {
    Uitgifte.Soort.CASUS: _overleg,
    Uitgifte.Soort.ADDENDUM: _addendum,
    Uitgifte.Soort.LEZER: _lezer,
    Uitgifte.Soort.PROCES: _proces,
}


@pytest.mark.django_db
@pytest.mark.parametrize("soort", Uitgifte.Soort.values)
def test_a_pdf_is_made_without_a_complaint(
    soort: str, caplog: pytest.LogCaptureFixture
) -> None:
    uitgifte = SOORTEN[soort](make_kring())

    with caplog.at_level(logging.WARNING):
        gemaakt = documents.make(uitgifte)

    klachten = [r.getMessage() for r in caplog.records if "weasy" in r.name]
    assert gemaakt.inhoud.startswith(b"%PDF-")
    assert not klachten


@pytest.mark.django_db
@pytest.mark.parametrize("soort", Uitgifte.Soort.values)
def test_a_pdf_can_be_read_aloud_also_with_the_stamp_on_it(soort: str) -> None:
    gemaakt = documents.make(SOORTEN[soort](make_kring()))

    met_stempel = stempel.stamp(gemaakt.inhoud, tekst="Voor Zoë Ğürşen, 12-01-2027")

    assert faults(gemaakt.inhoud) == []
    assert faults(met_stempel) == []
    assert "Zoë Ğürşen" in reading_order(met_stempel)


@pytest.mark.django_db
def test_it_is_read_in_the_order_in_which_it_was_said() -> None:
    tekst = reading_order(documents.make(_overleg(make_kring())).inhoud)

    stukken = ("Verslag C-", "Punt ", "Besluiten", "Afspraken", "Aan tafel", "Addendum")
    plaatsen = [tekst.index(stuk) for stuk in stukken]
    assert plaatsen == sorted(plaatsen)
