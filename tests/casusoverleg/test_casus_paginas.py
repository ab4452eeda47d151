"""Every page of the casus answers to who may, and to nobody else."""

import pytest
from django.urls import reverse

from tests.casusoverleg.kast import Kast, make_kast
from tests.gedeeld import gedeeld

TABS = (
    "casus",
    "casus_afspraken",
    "casus_betrokkenen",
    "casus_deelnemers",
    "casus_informatie",
    "casus_verslagen",
    "casus_tijdlijn",
    "casus_afdruk",
)
FORMULIEREN_REGIE = (
    "casus_wijzigen",
    "deelnemer_toevoegen",
    "casusregisseur_aanwijzen",
    "betrokkene_toevoegen",
)
FORMULIEREN_BIJDRAGE = ("informatie_toevoegen", "afspraak_voorstellen")


@gedeeld
def kast(db: None) -> Kast:
    return make_kast()


@pytest.mark.parametrize("naam", TABS)
@pytest.mark.parametrize("wie", ["regisseur", "lev", "politie"])
def test_a_named_deelnemer_opens_every_tab(kast: Kast, naam: str, wie: str) -> None:
    answer = kast.get(wie, naam)

    assert answer.status_code == 200


@pytest.mark.parametrize("naam", [*TABS, *FORMULIEREN_BIJDRAGE])
@pytest.mark.parametrize("wie", ["politie2", "vreemde"])
def test_the_stranger_gets_404(kast: Kast, naam: str, wie: str) -> None:
    answer = kast.get(wie, naam)

    assert answer.status_code == 404


@pytest.mark.parametrize("naam", [*TABS, *FORMULIEREN_BIJDRAGE, *FORMULIEREN_REGIE])
def test_who_lacks_the_right_gets_403(kast: Kast, naam: str) -> None:
    answer = kast.get("meldpunt", naam)

    assert answer.status_code == 403


@pytest.mark.parametrize("naam", FORMULIEREN_REGIE)
def test_only_the_trajectregisseur_opens_the_forms_of_who_directs(
    kast: Kast, naam: str
) -> None:
    assert kast.get("regisseur", naam).status_code == 200
    assert kast.get("lev", naam).status_code == 403
    assert kast.get("vreemde", naam).status_code == 404


@pytest.mark.parametrize("naam", FORMULIEREN_BIJDRAGE)
def test_a_professional_on_the_casus_opens_the_forms_of_who_contributes(
    kast: Kast, naam: str
) -> None:
    assert kast.get("lev", naam).status_code == 200
    assert kast.get("regisseur", naam).status_code == 200


@pytest.mark.parametrize("wie", ["regisseur", "lev"])
@pytest.mark.parametrize("naam", ["casussen", "afspraken"])
def test_a_list_answers(kast: Kast, naam: str, wie: str) -> None:
    answer = kast.browser(wie).get(reverse(f"casusoverleg:{naam}"))

    assert answer.status_code == 200


def test_the_browser_title_holds_the_number_and_no_name(kast: Kast) -> None:
    for naam in TABS:
        titel = kast.html("regisseur", naam).split("<title>")[1].split("</title>")[0]

        assert kast.casus.nummer in titel
        assert "Proef" not in titel
