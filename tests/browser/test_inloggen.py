"""Coming in: with an app on a phone, and with a security key."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.axe import violations
from tests.browser.kijker import Kijker
from tests.browser.lijn import WACHTWOORD, press, send
from tests.browser.product import Product
from tests.inloggen.telefoon import make_code

MET_APP, MET_SLEUTEL = "politie4", "politie3"


def test_the_login_page_answers_and_is_accessible(keten: Product, page: Page) -> None:
    answer = page.goto(keten.url)

    assert answer is not None
    assert answer.status == 200
    expect(page.locator("h1")).to_be_visible()
    assert violations(page) == []


@pytest.fixture
def kijker(browser: Browser, strenge_keten: str) -> Iterator[Kijker]:
    kijker = Kijker(browser, strenge_keten, {})
    yield kijker
    kijker.close()


def _log_in(page: Page, url: str, naam: str) -> None:
    page.goto(f"{url}/inloggen/")
    page.fill("[name=login]", naam)
    page.fill("[name=password]", WACHTWOORD)
    send(page)


def _log_out(page: Page, url: str) -> None:
    page.goto(f"{url}/uitloggen/")
    press(page, "Log uit")
    expect(page.locator("h1")).to_have_text("Inloggen")


def test_a_first_login_with_an_app_on_a_phone(
    kijker: Kijker, strenge_keten: str
) -> None:
    page, fouten = kijker.page, []
    _log_in(page, strenge_keten, MET_APP)
    expect(page.locator("main")).to_contain_text("Kies eerst een tweede stap")
    fouten += kijker.judge()
    press(page, "Gebruik een app")
    geheim = "".join(page.locator(".k-sleuteltekst code").all_inner_texts())
    fouten += kijker.judge()

    page.fill("[name=code]", make_code(geheim))
    send(page)
    expect(page.locator("h1")).to_have_text("Uw herstelcodes")
    codes = page.locator(".k-codes code").all_inner_texts()
    fouten += kijker.judge()
    press(page, "Ik heb ze opgeschreven")
    expect(page.locator("h1")).to_have_text("Mijn werk")

    _log_out(page, strenge_keten)
    _log_in(page, strenge_keten, MET_APP)
    expect(page.locator("h1")).to_have_text("Tweede stap")
    fouten += kijker.judge()
    press(page, "Ik ben mijn tweede stap kwijt")
    expect(page.locator("h1")).to_have_text("Ik ben mijn tweede stap kwijt")
    fouten += kijker.judge()
    press(page, "Annuleer")
    page.fill("[name=code]", codes[0])
    send(page)
    expect(page.locator("h1")).to_have_text("Mijn werk")
    assert not fouten, "\n".join(fouten)


def test_a_first_login_with_a_security_key(kijker: Kijker, strenge_keten: str) -> None:
    page, fouten = kijker.page, []
    cdp = page.context.new_cdp_session(page)
    cdp.send("WebAuthn.enable")
    cdp.send(
        "WebAuthn.addVirtualAuthenticator",
        {
            "options": {
                "protocol": "ctap2",
                "transport": "internal",
                "hasUserVerification": True,
                "isUserVerified": True,
                "automaticPresenceSimulation": True,
            }
        },
    )
    _log_in(page, strenge_keten, MET_SLEUTEL)
    press(page, "Voeg een sleutel toe")
    expect(page.locator("h1")).to_have_text("Voeg een sleutel toe")
    fouten += kijker.judge()

    page.fill("[name=name]", "Proefsleutel")
    press(page, "Voeg toe")
    expect(page.locator("h1")).to_have_text("Uw herstelcodes")
    press(page, "Ik heb ze opgeschreven")

    _log_out(page, strenge_keten)
    _log_in(page, strenge_keten, MET_SLEUTEL)
    expect(page.locator("h1")).to_have_text("Tweede stap")
    fouten += kijker.judge()
    press(page, "Gebruik uw sleutel")
    expect(page.locator("h1")).to_have_text("Mijn werk")
    page.goto(f"{strenge_keten}/mijn-beveiliging/")
    expect(page.locator("main")).to_contain_text(
        re.compile("Proefsleutel.*laatst gebruikt", re.DOTALL)
    )
    assert not fouten, "\n".join(fouten)
