"""A browser, and the product that it looks at; every test here is a browser test."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from keten.opstart.chromium import VLAGGEN, environment, find_chromium
from tests.browser.product import Product, build_product

_HIER = Path(__file__).parent


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if item.path.is_relative_to(_HIER):
            item.add_marker(pytest.mark.browser)


@contextmanager
def _running(worker_id: str, *, leeg: bool) -> Iterator[Product]:
    folder = Path(tempfile.mkdtemp(dir=os.environ["KETEN_PROEFMAP"]))
    # One worker may begin with an empty product more than once.
    naam = f"keten_browser_{worker_id}_{folder.name}"
    product = build_product(naam=naam, folder=folder, leeg=leeg)
    try:
        yield product
    finally:
        product.stop()
        shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(scope="session")
def keten(worker_id: str) -> Iterator[Product]:
    """The product with demo data; the tests of one worker share it."""
    with _running(worker_id, leeg=False) as product:
        yield product


@pytest.fixture(scope="module")
def lege_keten(worker_id: str) -> Iterator[Product]:
    """The product with nothing in it but its tables; for one file of tests."""
    with _running(worker_id, leeg=True) as product:
        yield product


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    path = find_chromium(argv=[])
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=path,
            args=list(VLAGGEN),
            env={**os.environ, **environment(path)},
        )
        yield browser
        browser.close()


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """One person at one computer; ask ``browser.new_context`` for a second one."""
    context = browser.new_context(
        viewport={"width": 1366, "height": 900}, locale="nl-NL", bypass_csp=True
    )
    context.set_default_timeout(15_000)
    yield context
    context.close()


@pytest.fixture
def page(context: BrowserContext) -> Page:
    return context.new_page()
