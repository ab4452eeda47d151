"""Who is expected at an item, and who reads what was prepared."""

import pytest

from casusoverleg.models import Agendapunt, CasusDeelname, VoorbereidingTekst
from keten.kern import klok
from keten.kern.verzoek import actor as als
from keten.organisaties.models import Medewerker
from tests.casusoverleg.tafelproef import make_overleg
from tests.factories import (
    AgendapuntFactory,
    VoorbereidingFactory,
    VoorbereidingTekstFactory,
    VrijstellingFactory,
)
from tests.gedeeld import gedeeld
from tests.rollen import Kring, actor_of, make_casus, make_kring

pytestmark = pytest.mark.django_db


@gedeeld
def kring() -> Kring:
    return make_kring()


@gedeeld
def punt(kring: Kring) -> Agendapunt:
    rij: Agendapunt = AgendapuntFactory(
        casus=make_casus(kring), overleg=make_overleg(kring, dagen=7)
    )
    return rij


def _verwacht(punt: Agendapunt) -> set[str]:
    rijen = CasusDeelname.objects.verwacht([punt], dag=klok.vandaag())
    return set(rijen.values_list("organisatie__naam", flat=True))


def test_who_is_on_the_casus_for_a_partner_is_expected(punt: Agendapunt) -> None:
    assert _verwacht(punt) == {"LEV Groep", "Politie"}


def test_who_is_not_needed_is_not_expected(kring: Kring, punt: Agendapunt) -> None:
    VrijstellingFactory(agendapunt=punt, medewerker=kring.politie)

    assert _verwacht(punt) == {"LEV Groep"}


def test_who_is_needed_after_all_is_expected(kring: Kring, punt: Agendapunt) -> None:
    VrijstellingFactory(
        agendapunt=punt, medewerker=kring.politie, vervallen_op=klok.nu()
    )

    assert _verwacht(punt) == {"LEV Groep", "Politie"}


def test_who_is_not_needed_keeps_seeing_the_casus(
    kring: Kring, punt: Agendapunt
) -> None:
    VrijstellingFactory(agendapunt=punt, medewerker=kring.politie)

    page = kring.client(kring.politie).get(punt.casus.get_absolute_url())

    assert page.status_code == 200


def _tekst(kring: Kring, punt: Agendapunt, *, vrij: bool = False) -> VoorbereidingTekst:
    rij: VoorbereidingTekst = VoorbereidingTekstFactory(
        voorbereiding=VoorbereidingFactory(
            agendapunt=punt, medewerker=kring.lev, organisatie=kring.levgroep
        ),
        vrijgegeven_op=klok.nu() if vrij else None,
    )
    return rij


def _leest(wie: Medewerker) -> bool:
    """Ask the gate alone, the policies alone, and hold the one to the other."""
    poort = VoorbereidingTekst.objects.visible_to(actor_of(wie)).exists()
    with als(wie.pk):
        rijen = VoorbereidingTekst._base_manager.exists()
    assert poort == rijen
    return poort


@pytest.mark.parametrize("wie", ["lev"])
def test_the_own_words_are_read(kring: Kring, punt: Agendapunt, wie: str) -> None:
    _tekst(kring, punt)

    assert _leest(getattr(kring, wie))


@pytest.mark.parametrize("wie", ["politie", "regisseur", "politie2", "vreemde"])
def test_nobody_else_reads_them_before_release(
    kring: Kring, punt: Agendapunt, wie: str
) -> None:
    _tekst(kring, punt)

    assert not _leest(getattr(kring, wie))


def test_a_colleague_on_another_casus_does_not_read_them(
    kring: Kring, punt: Agendapunt
) -> None:
    make_casus(kring, deelnemers=(kring.lev, kring.politie2))
    VoorbereidingTekstFactory(
        voorbereiding=VoorbereidingFactory(
            agendapunt=punt,
            medewerker=kring.politie,
            organisatie=kring.politieorganisatie,
        )
    )

    assert not _leest(kring.politie2)


def test_who_directs_waits_though_of_the_same_organisation(
    kring: Kring, punt: Agendapunt
) -> None:
    VoorbereidingTekstFactory(
        voorbereiding=VoorbereidingFactory(
            agendapunt=punt, medewerker=kring.lev, organisatie=kring.gemeente
        )
    )

    assert not _leest(kring.regisseur)


@pytest.mark.parametrize(
    ("wie", "leest"), [("politie", True), ("regisseur", True), ("politie2", False)]
)
def test_released_words_are_content_of_the_casus(
    kring: Kring,
    punt: Agendapunt,
    wie: str,
    leest: bool,
) -> None:
    _tekst(kring, punt, vrij=True)

    assert _leest(getattr(kring, wie)) is leest
