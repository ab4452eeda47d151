"""Steps that people take in the browser, by the names of the fields they fill in."""

import time
from email import policy
from email.message import EmailMessage
from email.parser import BytesParser
from io import BytesIO

from playwright.sync_api import Browser, Locator, Page, expect
from pypdf import PdfReader

from tests.browser.product import Product
from tests.pdfkeuring import faults

WACHTWOORD = "keten-demo"
GEDULD = 60.0


def log_in(browser: Browser, keten: Product, naam: str, wachtwoord: str = "") -> Page:
    """Sit down at a computer of one's own and log in."""
    context = browser.new_context(
        viewport={"width": 1366, "height": 900}, locale="nl-NL", bypass_csp=True
    )
    context.set_default_timeout(15_000)
    page = context.new_page()
    page.goto(f"{keten.url}/inloggen/")
    page.fill("[name=login]", naam)
    page.fill("[name=password]", wachtwoord or WACHTWOORD)
    page.click("main button[type=submit]")
    expect(page.locator("h1")).to_have_text("Mijn werk")
    return page


def press(page: Page, tekst: str) -> None:
    """Press the button or link with this text in the content of the page."""
    page.locator("main").get_by_role("button", name=tekst).or_(
        page.locator("main").get_by_role("link", name=tekst)
    ).first.click()


def send(page: Page) -> None:
    """Send the form of the page in."""
    page.locator("main form.k-formulier button[type=submit]").first.click()


def number(page: Page) -> str:
    """Return the number that stands in the heading."""
    return page.locator("h1 .k-heel").inner_text().strip()


def read_pdf(page: Page, link: Locator) -> str:
    """Press this download; return the words in it."""
    with page.expect_download() as wacht:
        link.click()
    inhoud = wacht.value.path().read_bytes()
    assert faults(inhoud) == []
    return "\n".join(blad.extract_text() for blad in PdfReader(BytesIO(inhoud)).pages)


def reload_until(page: Page, gezocht: Locator) -> None:
    """Look again until this stands on the page; the worker is at it."""
    tot = time.monotonic() + GEDULD
    while gezocht.count() == 0:
        assert time.monotonic() < tot, f"{gezocht} did not come"
        page.wait_for_timeout(300)
        page.reload()


def mails_to(keten: Product, adres: str) -> list[EmailMessage]:
    """Return what was mailed to this address, in order."""
    alle = [
        BytesParser(policy=policy.default).parsebytes(pad.read_bytes())
        for pad in sorted(keten.postmap.glob("*.eml"))
    ]
    return [mail for mail in alle if adres in str(mail["To"])]


def wait_for_mail(
    page: Page, keten: Product, adres: str, onderwerp: str
) -> EmailMessage:
    """Wait until somebody was mailed about this."""
    tot = time.monotonic() + GEDULD
    while True:
        for mail in mails_to(keten, adres):
            if onderwerp in str(mail["Subject"]):
                return mail
        assert time.monotonic() < tot, f"no mail “{onderwerp}”"
        page.wait_for_timeout(300)
