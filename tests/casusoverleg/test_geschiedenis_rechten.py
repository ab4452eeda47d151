"""What stood there before is as secret as what stands there now."""

from typing import Any

import pytest
from django.urls import reverse

from casusoverleg.actions import aanpak, deelname
from casusoverleg.models import Casus, CasusDeelname, InformatieElement
from keten.kern import klok
from keten.kern.models import Verbetering
from keten.kern.verzoek import actor
from tests.gedeeld import gedeeld
from tests.rollen import Kring, actor_of, make_casus, make_kring

pytestmark = pytest.mark.django_db
EERST, NU = "Leent geld van een kermisbaas.", "Leent geld van een paardenknecht."


@gedeeld
def kring() -> Kring:
    return make_kring()


@gedeeld
def casus(kring: Kring) -> Casus:
    """A casus on which LEV and politie take part."""
    return make_casus(kring)


def correct(kring: Kring, casus: Casus, zichtbaarheid: str) -> InformatieElement:
    by = actor_of(kring.lev)
    element = aanpak.add_informatie(
        casus,
        by=by,
        soort=InformatieElement.Soort.FEIT,
        tekst=EERST,
        datum=klok.vandaag(),
        zichtbaarheid=zichtbaarheid,
    )
    return aanpak.change_informatie(element, by=by, tekst=NU)


def tijdlijn(kring: Kring, wie: Any, casus: Casus) -> str:
    adres = reverse("casusoverleg:casus_tijdlijn", args=[casus.pk])
    tekst: str = kring.client(wie).get(adres).text
    return tekst


@pytest.mark.parametrize(
    ("zichtbaarheid", "politie"),
    [("alle_deelnemers", True), ("alleen_regisseur", False)],
)
def test_a_correction_is_read_by_who_reads_what_was_corrected(
    kring: Kring, casus: Casus, zichtbaarheid: str, politie: bool
) -> None:
    element = correct(kring, casus, zichtbaarheid)

    bij_regie = tijdlijn(kring, kring.regisseur, casus)
    assert EERST in bij_regie
    assert NU in bij_regie
    assert (EERST in tijdlijn(kring, kring.politie, casus)) == politie
    with actor(kring.politie.pk):
        rijen = Verbetering.objects.filter(object_id=element.pk)
        assert rijen.exists() == politie


def test_who_sees_how_it_goes_reads_no_correction(kring: Kring, casus: Casus) -> None:
    correct(kring, casus, "alle_deelnemers")
    plek = CasusDeelname.objects.get(casus=casus, medewerker=kring.politie)
    deelname.change_niveau(
        plek,
        niveau=CasusDeelname.Niveau.PROCES,
        tot=None,
        reden="Hoeft de inhoud niet te kennen.",
        by=actor_of(kring.regisseur),
    )

    pagina = tijdlijn(kring, kring.politie, casus)

    assert EERST not in pagina
    assert NU not in pagina


def test_a_stranger_finds_nothing_in_the_database_either(
    kring: Kring, casus: Casus
) -> None:
    element = correct(kring, casus, "alle_deelnemers")

    for wie in (kring.politie2, kring.vreemde, kring.meldpunt):
        with actor(wie.pk):
            assert not Verbetering.objects.filter(object_id=element.pk).exists()
