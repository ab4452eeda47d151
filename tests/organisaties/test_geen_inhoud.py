"""Functional management sees who works, never on what."""

import pytest
from django.urls import reverse

from casusoverleg.models import CasusBetrokkene
from tests.factories import OpdrachtFactory
from tests.gedeeld import gedeeld
from tests.organisaties.beheerkring import Beheer, make_beheer
from tests.rollen import make_casus, make_persoon, make_signaal

pytestmark = pytest.mark.django_db


@gedeeld
def beheer() -> Beheer:
    return make_beheer()


def _pages(beheer: Beheer) -> list[str]:
    lev = beheer.kring.lev
    dienst = lev.dienstverbanden.get()
    rol = lev.roltoekenningen.get()
    deelname = beheer.kring.levgroep.deelnames.get()
    een = {
        "medewerker": lev,
        "medewerker_wijzigen": lev,
        "medewerker_link": lev,
        "rol_voorstellen": lev,
        "dienstverband_nieuw": lev,
        "organisatie": beheer.kring.levgroep,
        "organisatie_wijzigen": beheer.kring.levgroep,
        "deelname_nieuw": beheer.kring.levgroep,
    }
    lijsten = ("medewerkers", "rollen", "organisaties", "opdrachten")
    return [
        *(reverse(f"organisaties:{naam}") for naam in lijsten),
        *(reverse(f"organisaties:{naam}", args=[rij.pk]) for naam, rij in een.items()),
        reverse("organisaties:medewerker_nieuw"),
        reverse("organisaties:organisatie_nieuw"),
        reverse("organisaties:convenant_nieuw"),
        reverse("organisaties:medewerker_handeling", args=[lev.pk, "bevriezen"]),
        reverse("casusoverleg:dienstverband_beeindigen", args=[dienst.pk]),
        reverse("casusoverleg:rol_beeindigen", args=[rol.pk]),
        reverse("casusoverleg:deelname_beeindigen", args=[deelname.pk]),
    ]


def test_no_page_of_management_holds_a_casus(beheer: Beheer) -> None:
    make_persoon(by=beheer.kring.meldpunt, roepnaam="Kanarie")
    signaal = make_signaal(beheer.kring, feiten="kanarie-in-de-mijn")
    casus = make_casus(beheer.kring)
    OpdrachtFactory(gegevens={"casus_id": str(casus.pk)})
    persoon = CasusBetrokkene.objects.get(casus=casus).persoon
    client = beheer.kring.client(beheer.fb)

    for url in _pages(beheer):
        antwoord = client.get(url)
        tekst = antwoord.content.decode().lower()
        assert antwoord.status_code == 200, url
        for geheim in (
            casus.nummer,
            str(casus.pk),
            signaal.nummer,
            "kanarie",
            persoon.geslachtsnaam,
        ):
            assert geheim.lower() not in tekst, url


def test_every_page_of_management_is_shut_for_who_does_not_manage(
    beheer: Beheer,
) -> None:
    client = beheer.kring.client(beheer.kring.lev)

    for url in _pages(beheer):
        assert client.get(url).status_code == 403, url


def test_functional_management_opens_no_casus(beheer: Beheer) -> None:
    casus = make_casus(beheer.kring)

    antwoord = beheer.kring.client(beheer.fb).get(casus.get_absolute_url())

    assert antwoord.status_code == 403
