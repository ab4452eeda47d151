"""The whole product with demo data, for tests that break it."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from keten.meting.bezoeker import Bezoeker
from keten.meting.product import Product, wait_until
from keten.meting.telling import Telling
from keten.meting.zitting import Zitting
from tests.browser.product import build_product

_HIER = Path(__file__).parent


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    # First, and so together in the first share of one worker: the product takes
    # longer to start than to break.
    items.sort(key=lambda item: not item.path.is_relative_to(_HIER))


@pytest.fixture(scope="session")
def product(worker_id: str) -> Iterator[Product]:
    """A product of its own: what breaks here breaks for no browser."""
    folder = Path(tempfile.mkdtemp(dir=os.environ["KETEN_PROEFMAP"]))
    gebouwd = build_product(naam=f"keten_uitval_{worker_id}", folder=folder, leeg=False)
    try:
        yield gebouwd
    finally:
        gebouwd.stop()
        shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(scope="session")
def telling(product: Product) -> Iterator[Telling]:
    """What stands in its database; the PDFs of the demo are not waited for."""
    with Telling(product.omgeving["DATABASE_URL"]) as telling:
        telling.write_off()
        wait_until(lambda: telling.te_doen() == 0, "de demo ligt stil")
        yield telling


@pytest.fixture(scope="session")
def _gehouden(product: Product, telling: Telling) -> Zitting:
    regisseur = Bezoeker(product.url).log_in("regisseur", "keten-demo")
    zitting = Zitting(regisseur, telling)
    zitting.hold()
    return zitting


@pytest.fixture
def zitting(_gehouden: Zitting, telling: Telling) -> Iterator[Zitting]:
    """A meeting of nine items, all discussed, that is closed by the test."""
    yield _gehouden
    # Whatever the test left: the next begins with a meeting that is open.
    wait_until(lambda: telling.te_doen() == 0, "het werk is gedaan")
    if _gehouden.dicht:
        _gehouden.reopen()
