"""A browser, and the product that it looks at; every test here is a browser test."""

import os
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from keten.opstart.chromium import VLAGGEN, environment, find_chromium
from keten.opstart.draaiend import HOST, free_port, page_status
from keten.opstart.processen import WEB, local
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


@pytest.fixture(scope="module")
def strenge_keten(keten: Product, worker_id: str) -> Iterator[str]:
    """The same product through a second door, at which a second step must be."""
    poort = free_port()
    map_ = Path(tempfile.mkdtemp(dir=os.environ["KETEN_PROEFMAP"]))
    with (map_ / "web.log").open("wb") as log:
        process = subprocess.Popen(
            local(WEB.command(host=HOST, poort=poort)),
            env=keten.omgeving | {"KETEN_TWEEDE_FACTOR": "1"},
            stdout=log,
            stderr=log,
        )
    try:
        until = time.monotonic() + 30
        while not page_status(poort=poort):
            assert time.monotonic() < until, (map_ / "web.log").read_text()
            time.sleep(0.1)
        # By name: a security key belongs to a name, never to a number.
        yield f"http://localhost:{poort}"
    finally:
        process.terminate()
        process.wait(timeout=15)
