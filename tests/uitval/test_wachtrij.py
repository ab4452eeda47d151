"""The queue is only transport: it may die, lose all it held, or hang."""

import threading
import time
from http import HTTPStatus

from keten.meting.bezoeker import Antwoord
from keten.meting.product import Product, wait_until, watch
from keten.meting.telling import Telling
from keten.meting.zitting import Zitting
from tests.uitval.grenzen import PAGINA, STIL


def _close(zitting: Zitting) -> Antwoord:
    begin = time.monotonic()
    antwoord = zitting.close()
    assert time.monotonic() - begin < PAGINA
    return antwoord


def _all_made(zitting: Zitting, telling: Telling) -> None:
    aantal = telling.uitgiften(zitting.overleg)
    assert aantal > 20
    watch(lambda: telling.gemaakt(zitting.overleg), tot=aantal, wat="PDF's", stil=STIL)
    assert telling.wezen() == 0
    assert telling.vastgelopen() == 0


def test_a_meeting_closes_while_the_queue_is_gone(
    product: Product, telling: Telling, zitting: Zitting
) -> None:
    product.kill_valkey()

    antwoord = _close(zitting)

    product.start_valkey()
    assert antwoord.status == HTTPStatus.FOUND
    _all_made(zitting, telling)


def test_what_was_told_to_a_queue_that_dies_is_told_again(
    product: Product, telling: Telling, zitting: Zitting
) -> None:
    antwoorden: list[Antwoord] = []
    sluiten = threading.Thread(target=lambda: antwoorden.append(_close(zitting)))

    sluiten.start()
    wait_until(lambda: telling.te_doen() > 0, "het werk staat er", elke=0.001)
    product.kill_valkey()
    sluiten.join()

    product.start_valkey()
    assert [antwoord.status for antwoord in antwoorden] == [HTTPStatus.FOUND]
    _all_made(zitting, telling)


def test_a_queue_that_hangs_holds_no_page_up(
    product: Product, telling: Telling, zitting: Zitting
) -> None:
    with product.hanging_valkey():
        antwoord = _close(zitting)

    assert antwoord.status == HTTPStatus.FOUND
    _all_made(zitting, telling)
