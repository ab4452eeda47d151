"""From a melding that was accepted to its casus, for who may see that casus."""

from typing import Any

import pytest

from tests.casusoverleg.kast import Kast, make_kast
from tests.gedeeld import gedeeld
from tests.rollen import make_casus


@gedeeld
def kast(db: None) -> Kast:
    return make_kast()


def _panel(kast: Kast, wie: str, casus: Any = None) -> Any:
    return kast.get(wie, "panel_voor_melding", (casus or kast.casus).melding_id)


def test_who_is_on_the_casus_goes_from_the_melding_to_it(kast: Kast) -> None:
    melding = kast.casus.melding
    assert melding is not None
    page = kast.browser("regisseur").get(melding.get_absolute_url())
    assert kast.url("panel_voor_melding", melding.pk) in page.text

    assert kast.casus.get_absolute_url() in _panel(kast, "regisseur").text


def test_who_sent_the_signaal_in_but_is_not_on_the_casus_reads_no_number(
    kast: Kast,
) -> None:
    casus = make_casus(kast.kring, deelnemers=(kast.kring.politie,), gestart=False)

    answer = _panel(kast, "lev", casus)

    assert "Er is geen casus waarop u genoemd bent." in answer.text
    assert casus.nummer not in answer.text


@pytest.mark.parametrize("wie", ["politie2", "vreemde"])
def test_who_does_not_see_the_melding_learns_nothing(kast: Kast, wie: str) -> None:
    assert _panel(kast, wie).status_code == 404


def test_the_meldpunt_sees_no_casus_and_no_way_to_it(kast: Kast) -> None:
    melding = kast.casus.melding
    assert melding is not None

    page = kast.browser("meldpunt").get(melding.get_absolute_url())

    assert "van-melding" not in page.text
    assert _panel(kast, "meldpunt").status_code == 403
