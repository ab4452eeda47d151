"""Mail: each at least once; a second copy only with the same Message-ID."""

from collections.abc import Callable

import pytest

from keten.meting.product import Product, wait_until
from keten.meting.telling import Telling
from tests.uitval.grenzen import NA_FOUT
from tests.uitval.postbode import Postbode

VEEL, PAAR = 24, 6


@pytest.fixture
def herinnerd(telling: Telling) -> Callable[[], set[str]]:
    """The keys of the reminders sent in this test, as the database has it."""
    eerder = set(telling.herinnerd())
    return lambda: {str(pk) for pk in set(telling.herinnerd()) - eerder}


def _let_come_due(product: Product, telling: Telling, aantal: int) -> None:
    """Set the clock to when so many more people are to be reminded."""
    product.set_clock(dagen=telling.dagen_tot(aantal))


def _wait(product: Product, telling: Telling, *, geduld: float) -> None:
    """Wait until all that came due was picked up, and done."""
    wait_until(lambda: telling.dagen_tot(1) > product.dagen, "opgepakt", geduld=geduld)
    wait_until(lambda: telling.te_doen() == 0, "verstuurd", geduld=geduld)


def test_a_mail_that_was_handed_over_unheard_is_sent_again_as_the_same_mail(
    product: Product, telling: Telling, herinnerd: Callable[[], set[str]]
) -> None:
    with Postbode(product) as post:
        post.houd_bij = 3
        _let_come_due(product, telling, VEEL)
        assert post.houdt.wait(timeout=60)

        # The mail server has it; nobody has heard that it has.
        product.kill_worker()
        post.let_go()
        product.start_worker()
        _wait(product, telling, geduld=60)

    verstuurd = herinnerd()
    assert len(verstuurd) > post.houd_bij
    assert verstuurd <= set(post.keren)
    assert {pk: n for pk, n in post.keren.items() if n > 1} == {post.gehouden: 2}
    assert len(post.kopieen(post.gehouden)) == 1
    assert telling.vastgelopen() == 0


def test_a_mail_server_that_refuses_for_now_loses_nothing(
    product: Product, telling: Telling, herinnerd: Callable[[], set[str]]
) -> None:
    with Postbode(product) as post:
        post.weiger = 3
        _let_come_due(product, telling, PAAR)

        _wait(product, telling, geduld=60 + NA_FOUT)

    verstuurd = herinnerd()
    assert verstuurd
    assert post.weiger == 0
    assert verstuurd <= set(post.keren)
    assert set(post.keren.values()) == {1}
    assert telling.vastgelopen() == 0
