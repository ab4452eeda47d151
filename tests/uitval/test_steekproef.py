"""Two kills of the long proof ``beproef uitval``, always the same ones."""

from keten.meting.product import Product
from keten.meting.telling import Telling
from keten.meting.uitval import break_product
from keten.meting.zitting import Zitting


def test_nothing_is_lost_and_nothing_doubled_whatever_is_killed(
    product: Product, telling: Telling, zitting: Zitting
) -> None:
    uitkomst = break_product(product, telling, zitting, aantal=2, zaad=45)

    assert uitkomst.gelukt, uitkomst
    assert uitkomst.cijfer == "0"
