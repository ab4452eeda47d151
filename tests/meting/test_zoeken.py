"""The daily sample of ``beproef zoeken``: the page says how many the reader may see."""

import pytest

from keten.meting.zoeken import WOORD, search
from tests.casusoverleg.kast import Kast, make_kast
from tests.gedeeld import gedeeld

pytestmark = pytest.mark.django_db


@gedeeld
def kast() -> Kast:
    return make_kast()


@pytest.mark.parametrize(
    ("wie", "tekst"), [("lev", "3"), ("politie", "2"), ("vreemde", "0")]
)
def test_only_what_is_seen_is_counted(kast: Kast, wie: str, tekst: str) -> None:
    for waar in ("alle_deelnemers", "alle_deelnemers", "eigen_organisatie"):
        kast.add_informatie("lev", tekst=f"Gaat op {WOORD}.", zichtbaarheid=waar)

    assert search(getattr(kast.kring, wie)) == tekst
