"""A worker that is killed in the act: its work is done again, and once."""

from http import HTTPStatus

from keten.meting.product import Product, wait_until, watch
from keten.meting.telling import Telling
from keten.meting.zitting import Zitting
from tests.uitval.grenzen import STIL


def test_each_pdf_exists_once_after_the_worker_was_killed(
    product: Product, telling: Telling, zitting: Zitting
) -> None:
    eerder = telling.uitvallen()
    assert zitting.close().status == HTTPStatus.FOUND
    aantal = telling.uitgiften(zitting.overleg)
    wait_until(lambda: telling.gemaakt(zitting.overleg) > 0, "de eerste PDF")
    wait_until(lambda: bool(telling.grepen()), "de volgende is begonnen", elke=0.001)

    product.kill_worker()
    afgebroken = telling.grepen()
    halverwege = telling.gemaakt(zitting.overleg)
    product.start_worker()

    assert afgebroken
    assert halverwege < aantal
    wait_until(lambda: not afgebroken & telling.grepen(), "teruggegeven", geduld=STIL)
    watch(lambda: telling.gemaakt(zitting.overleg), tot=aantal, wat="PDF's", stil=STIL)
    assert telling.uitvallen() == eerder + len(afgebroken)
    assert telling.wezen() == 0
    assert telling.vastgelopen() == 0


def test_a_meeting_that_opens_again_leaves_no_pdf_behind(
    telling: Telling, zitting: Zitting
) -> None:
    assert zitting.close().status == HTTPStatus.FOUND
    wait_until(lambda: telling.gemaakt(zitting.overleg) > 0, "de eerste PDF")
    wait_until(lambda: bool(telling.grepen()), "de volgende is begonnen", elke=0.001)

    zitting.reopen()

    wait_until(lambda: telling.te_doen() == 0, "het werk is gedaan")
    assert telling.uitgiften(zitting.overleg) == 0
    assert telling.wezen() == 0
    assert telling.vastgelopen() == 0
