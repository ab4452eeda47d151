"""The pictures of the handbook, taken of a running demonstration."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from keten.demo.partners import WACHTWOORD
from keten.opstart.chromium import VLAGGEN, find_chromium

TELEFOON = (390, 844)
LAPTOP = (1366, 820)


@dataclass(frozen=True)
class Beeld:
    """One picture: its name, who looks, how wide, and how to get there."""

    naam: str
    account: str
    formaat: tuple[int, int]
    stappen: tuple[Callable[[Page], None], ...]


def _ga(pad: str) -> Callable[[Page], None]:
    def stap(page: Page) -> None:
        page.goto(page.url.split("/", 3)[0] + "//" + page.url.split("/")[2] + pad)

    return stap


def _klik(wat: str) -> Callable[[Page], None]:
    def stap(page: Page) -> None:
        page.locator(wat).first.click()
        page.wait_for_load_state()

    return stap


_OPEN_AGENDA = _klik("main a:has-text('Open de agenda')")
BEELDEN = (
    Beeld("mijn-werk-regisseur", "regisseur", LAPTOP, (_ga("/"),)),
    Beeld("casus", "regisseur", LAPTOP, (_ga("/casussen/"), _klik("main tbody a"))),
    Beeld("agenda", "regisseur", LAPTOP, (_OPEN_AGENDA,)),
    Beeld("mijn-werk-professional", "lev", TELEFOON, (_ga("/"),)),
    Beeld("signaal", "lev", TELEFOON, (_ga("/signalen/nieuw/"),)),
    Beeld("afspraak", "lev", TELEFOON, (_klik("main .k-taken a"),)),
    Beeld("verslagen", "lev", LAPTOP, (_ga("/verslagen/"),)),
    Beeld("mijn-werk-meldpunt", "meldpunt", LAPTOP, (_ga("/"),)),
    Beeld("melding", "meldpunt", LAPTOP, (_ga("/meldingen/"), _klik("main tbody a"))),
    Beeld("cijfers", "beleid", LAPTOP, (_ga("/rapportage/"),)),
    Beeld("medewerkers", "beheer", LAPTOP, (_ga("/beheer/medewerkers/"),)),
    Beeld("opdrachten", "beheer", LAPTOP, (_ga("/beheer/opdrachten/"),)),
    # Last: from here the meeting of the demonstration is open.
    Beeld(
        "wisselmoment",
        "regisseur",
        LAPTOP,
        (
            _OPEN_AGENDA,
            _klik("main a:has-text('Open het overleg')"),
            _klik("main form.k-formulier button[type=submit]"),
            _klik("main button:has-text('Iedereen is er')"),
        ),
    ),
    Beeld(
        "voorzitten",
        "regisseur",
        LAPTOP,
        (
            _OPEN_AGENDA,
            _klik("main a:has-text('Naar de tafel')"),
            _klik("main button:has-text('Allen zijn weg')"),
        ),
    ),
)


def take(*, adres: str, folder: Path) -> list[Path]:
    """Take every picture; return the files."""
    folder.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=find_chromium(argv=[]), args=list(VLAGGEN)
        )
        gemaakt = [_take(browser, beeld, adres, folder) for beeld in BEELDEN]
        browser.close()
    return gemaakt


def _take(browser: Browser, beeld: Beeld, adres: str, folder: Path) -> Path:
    breed, hoog = beeld.formaat
    context = browser.new_context(
        viewport={"width": breed, "height": hoog}, locale="nl-NL"
    )
    page = context.new_page()
    page.goto(f"{adres}/inloggen/")
    page.fill("[name=login]", beeld.account)
    page.fill("[name=password]", WACHTWOORD)
    page.click("main button[type=submit]")
    for stap in beeld.stappen:
        stap(page)
    page.wait_for_load_state("networkidle")
    pad = folder / f"{beeld.naam}.png"
    page.screenshot(path=str(pad))
    context.close()
    return pad
