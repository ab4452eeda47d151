"""A shared computer: hidden at once, and nothing left behind after logging out."""

from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.browser.lijn import WACHTWOORD
from tests.browser.product import Product
from tests.browser.wandeling import people
from tests.server import url_for

_BEWAARD = """async () => JSON.stringify([
  {...localStorage}, {...sessionStorage}, await caches.keys(),
  (await indexedDB.databases()).map(databank => databank.name), document.cookie,
])"""
_LEEG = '[{},{},[],[],""]'
# So long that the word stands nowhere by chance.
KORTST = 5


def sit_down(context: BrowserContext, keten: Product) -> Page:
    """Log in by hand, with the browser as strict as it is."""
    context.set_default_timeout(15_000)
    page = context.new_page()
    page.goto(f"{keten.url}/inloggen/")
    page.fill("[name=login]", "lev")
    page.fill("[name=password]", WACHTWOORD)
    page.click("main button[type=submit]")
    expect(page.locator("h1")).to_have_text("Mijn werk")
    return page


def open_casus(page: Page, keten: Product) -> frozenset[str]:
    """Open the people of a casus; return the names on that page."""
    page.goto(f"{keten.url}/casussen/")
    page.locator("main a[href^='/casussen/']").first.click()
    page.get_by_role("link", name="Betrokkenen", exact=True).click()
    namen = people(database_url=url_for("", keten.database))
    hier = page.locator("main").inner_text()
    gezien = frozenset(n for n in namen if len(n) >= KORTST and n in hier)
    assert gezien
    return gezien


def names_in(page: Page, namen: frozenset[str]) -> set[str]:
    alles = page.content() + page.url + page.title() + page.evaluate(_BEWAARD)
    return {naam for naam in namen if naam in alles}


def test_escape_twice_hides_the_page_and_what_led_to_it(
    keten: Product, browser: Browser
) -> None:
    with browser.new_context(locale="nl-NL") as context:
        page = sit_down(context, keten)
        namen = open_casus(page, keten)

        page.keyboard.press("Escape")
        page.keyboard.press("Escape")

        page.wait_for_url("**/weg/")
        expect(page).to_have_title("Nieuw tabblad")
        assert names_in(page, namen) == set()
        assert page.evaluate(_BEWAARD) == _LEEG


def test_one_escape_closes_what_is_open_and_hides_nothing(
    keten: Product, browser: Browser
) -> None:
    with browser.new_context(locale="nl-NL") as context:
        page = sit_down(context, keten)
        menu = page.locator("details.k-ik")
        menu.locator("summary").click()
        expect(menu).to_have_attribute("open", "")

        page.keyboard.press("Escape")

        expect(menu).not_to_have_attribute("open", "")
        expect(menu.locator("summary")).to_be_focused()
        expect(page.locator("h1")).to_have_text("Mijn werk")


def test_escape_twice_hides_also_what_was_open(
    keten: Product, browser: Browser
) -> None:
    with browser.new_context(locale="nl-NL") as context:
        page = sit_down(context, keten)
        page.locator("details.k-ik summary").click()

        page.keyboard.press("Escape")
        page.keyboard.press("Escape")

        page.wait_for_url("**/weg/")
        expect(page).to_have_title("Nieuw tabblad")


def test_a_key_that_is_held_down_hides_nothing(
    keten: Product, browser: Browser
) -> None:
    with browser.new_context(locale="nl-NL") as context:
        page = sit_down(context, keten)

        for _ in range(3):
            page.keyboard.down("Escape")
        page.keyboard.up("Escape")

        expect(page.locator("h1")).to_have_text("Mijn werk")


def test_it_hides_without_a_network(keten: Product, browser: Browser) -> None:
    with browser.new_context(locale="nl-NL") as context:
        page = sit_down(context, keten)
        namen = open_casus(page, keten)
        context.set_offline(True)

        page.get_by_role("link", name="Snel verbergen").click()

        expect(page).to_have_title("Nieuw tabblad")
        assert page.url.endswith("/weg/")
        assert page.locator("body").inner_text().strip() == ""
        assert names_in(page, namen) == set()


def test_it_hides_without_a_script(keten: Product, browser: Browser) -> None:
    with browser.new_context(locale="nl-NL", java_script_enabled=False) as context:
        page = sit_down(context, keten)

        page.get_by_role("link", name="Snel verbergen").click()

        page.wait_for_url("**/weg/")
        assert page.locator("body").inner_text().strip() == "Nieuw tabblad"


def test_after_logging_out_the_way_back_shows_nothing(
    keten: Product, browser: Browser
) -> None:
    with browser.new_context(locale="nl-NL") as context:
        page = sit_down(context, keten)
        namen = open_casus(page, keten)
        page.locator("details.k-ik summary").click()
        page.get_by_role("button", name="Log uit").click()
        page.wait_for_url("**/inloggen/**")

        gelekt = names_in(page, namen)
        for _ in range(4):
            page.go_back()
            gelekt |= names_in(page, namen)

        assert gelekt == set()
        # htmx notes which page it is on: the one to log in.
        assert "/casussen/" not in page.evaluate(_BEWAARD)
