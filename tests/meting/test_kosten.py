"""The daily sample of ``beproef kosten``: what it leaves out, comes back."""

import pytest

from keten.kern import klok
from keten.logboek.models import Inzageregel
from keten.meting.kosten import nothing_kept_closed
from tests.casusoverleg.kast import Kast, make_kast

pytestmark = pytest.mark.django_db


@pytest.fixture
def kast() -> Kast:
    return make_kast()


def _rows() -> int:
    return Inzageregel.objects.filter(op__lte=klok.nu()).count()


def test_without_them_a_page_is_the_same_and_nobody_notes_it(kast: Kast) -> None:
    browser = kast.browser("lev")
    with nothing_kept_closed(kast.kring.lev):
        zonder = browser.get(kast.casus.get_absolute_url())
        geteld = _rows()

    met = browser.get(kast.casus.get_absolute_url())

    assert zonder.status_code == met.status_code == 200
    assert (geteld, _rows()) == (0, 1)


def test_afterwards_the_gate_stands_again(kast: Kast) -> None:
    vreemde = kast.browser("vreemde")
    with nothing_kept_closed(kast.kring.vreemde):
        pass

    assert vreemde.get(kast.casus.get_absolute_url()).status_code == 404
