"""
A colleague comes and goes; another is replaced for three weeks.

By hand in the browsers of the people themselves, with real workers, queue and mail.
"""

import re

from playwright.sync_api import Browser, Page, expect

from tests.browser.kijker import faults
from tests.browser.lijn import log_in, press, send, wait_for_mail
from tests.browser.product import Product

WACHTWOORD = "vier losse woorden achter elkaar"
_LINK = re.compile(r"/beheer/welkom/[\w-]+/")


def _choose(page: Page, naam: str, tekst: str) -> None:
    """Choose the first option with this text in it."""
    veld = page.locator(f"[name={naam}]")
    waarde = veld.locator("option", has_text=tekst).first.get_attribute("value")
    veld.select_option(waarde)


def test_a_partner_adds_a_colleague_and_lets_one_go(
    keten: Product, browser: Browser
) -> None:
    beheer = log_in(browser, keten, "levbeheer")
    beheer.goto(f"{keten.url}/beheer/medewerkers/nieuw/")
    beheer.fill("[name=naam]", "Kim Proef")
    beheer.fill("[name=inlognaam]", "kimproef")
    beheer.fill("[name=email]", "kimproef@lev.example")
    _choose(beheer, "organisatie", "LEV Groep")
    beheer.fill("[name=functie]", "jongerenwerker")
    send(beheer)
    expect(beheer.locator("main")).to_contain_text("toegevoegd")

    mail = wait_for_mail(beheer, keten, "kimproef@lev.example", "Kies uw wachtwoord")
    inhoud = mail.get_body(("plain",))
    assert inhoud is not None
    link = _LINK.search(inhoud.get_content())
    assert link is not None
    context = browser.new_context(locale="nl-NL")
    kim = context.new_page()
    kim.goto(f"{keten.url}{link.group()}")
    kim.fill("[name=password1]", WACHTWOORD)
    kim.fill("[name=password2]", WACHTWOORD)
    send(kim)
    expect(kim.locator("h1")).to_have_text("Inloggen")
    assert kim.request.get(f"{keten.url}{link.group()}").status == 404
    context.close()
    kim = log_in(browser, keten, "kimproef", WACHTWOORD)

    beheer.goto(f"{keten.url}/beheer/medewerkers/")
    beheer.get_by_role("link", name="Kim Proef").click()
    press(beheer, "Beëindig dienstverband")
    expect(beheer.locator("main")).to_contain_text("Casussen waarop genoemd")
    assert faults(beheer) == []
    beheer.check("[name=wanneer][value=nu]")
    send(beheer)
    expect(beheer.locator("main")).to_contain_text("Het einde is vastgelegd")

    kim.goto(f"{keten.url}/")
    expect(kim.locator("h1")).not_to_have_text("Mijn werk")
    kim.context.close()
    beheer.context.close()


def test_a_colleague_is_replaced_for_three_weeks(
    keten: Product, browser: Browser
) -> None:
    # The demo has one that began five days ago: jeugdwerk3 for jeugdwerk2.
    vervanger = log_in(browser, keten, "jeugdwerk3")
    expect(vervanger.locator("main")).to_contain_text("U vervangt")
    vervanger.goto(f"{keten.url}/casussen/")
    tijdens = vervanger.locator("tbody tr").count()
    assert faults(vervanger) == []
    vervangen = log_in(browser, keten, "jeugdwerk2")
    expect(vervangen.locator("main")).to_contain_text("U wordt vervangen door")
    vervangen.context.close()
    vervanger.context.close()

    keten.set_clock(dagen=17)
    try:
        daarna = log_in(browser, keten, "jeugdwerk3")
        expect(daarna.locator("main")).not_to_contain_text("U vervangt")
        daarna.goto(f"{keten.url}/casussen/")
        expect(daarna.locator("h1")).to_contain_text("Casussen")
        assert daarna.locator("tbody tr").count() < tijdens
        daarna.context.close()
    finally:
        keten.set_clock(dagen=0)
