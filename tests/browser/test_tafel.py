"""The table in two browsers: the keyboard alone, two people at once, no network."""

from playwright.sync_api import Browser, Page, expect

from tests.browser.lijn import log_in, press, send
from tests.browser.product import Product
from tests.browser.stappen import (
    add_deelnemer,
    change_over,
    make_melding,
    name_of,
    open_casus,
    plan_extra,
    put_on_agenda,
    send_signaal,
)

TWINTIG = 20


def test_at_the_table_by_keyboard_together_and_without_a_network(
    keten: Product, browser: Browser
) -> None:
    """One meeting of two items: each fact builds on the one before it."""
    regie = log_in(browser, keten, "regisseur")
    tafel, notulist = _open_table(browser, keten, regie)

    _twenty_by_keyboard(regie)

    # The other sees them without asking, and what is being typed there stays.
    notulist.goto(tafel)
    expect(notulist.locator("#tafel-rechts")).to_contain_text("Afspraak nummer 20")
    notulist.fill("[name=wat]", "Ik ben nog aan het typen")
    regie.fill("[name=wat]", "Komt er net bij")
    regie.press("[name=wat]", "Enter")
    expect(notulist.locator("#tafel-rechts")).to_contain_text("Komt er net bij")
    expect(notulist.locator("[name=wat]")).to_have_value("Ik ben nog aan het typen")

    _without_network(notulist, regie)

    # Read aloud and ended: who has to leave is named before the next item begins.
    regie.reload()
    regie.get_by_role("link", name="Lees voor en rond af").click()
    press(regie, "Klopt, rond af")
    expect(regie.locator("h1")).to_have_text("Wisselmoment")
    press(regie, "De zaal klopt")
    expect(regie.locator("main")).to_contain_text("Nog in de zaal")
    change_over(regie)
    expect(regie.locator("[name=wat]")).to_be_focused()


def _open_table(browser: Browser, keten: Product, regie: Page) -> tuple[str, Page]:
    """Two casussen on one agenda, LEV on the first only; both at the table."""
    namen = {wie: name_of(browser, keten, wie) for wie in ("lev", "politie", "mee")}
    lev = log_in(browser, keten, "lev")
    meldpunt = log_in(browser, keten, "meldpunt")
    casussen = []
    for roepnaam, wie in (("Dee", ("lev", "politie")), ("Els", ("politie", "mee"))):
        signaal = send_signaal(lev, keten, f"Iemand zag iets bij school. {roepnaam}")
        casus = open_casus(regie, make_melding(meldpunt, signaal, roepnaam))
        for account in wie:
            add_deelnemer(regie, casus, namen[account])
        casussen.append(casus)
    nummer = plan_extra(regie, keten)
    for casus in casussen:
        pagina = put_on_agenda(regie, casus, nummer)
    regie.goto(pagina)
    press(regie, "Open het overleg")
    naam = name_of(browser, keten, "notulist")
    regie.select_option("[name=notulist]", label=naam)
    send(regie)
    press(regie, "Iedereen is er en bevestigt")
    change_over(regie)
    return regie.url, log_in(browser, keten, "notulist")


def _twenty_by_keyboard(page: Page) -> None:
    """No mouse: the organisation by its first letters, the date in words."""
    toets = page.keyboard
    expect(page.locator("[name=wat]")).to_be_focused()
    toets.press("Shift+Tab")
    toets.type("Poli")
    toets.press("Tab")
    for nummer in range(1, TWINTIG + 1):
        toets.type(f"Afspraak nummer {nummer}")
        toets.press("Tab")
        toets.type("over twee weken")
        toets.press("Enter")
        expect(page.locator("#tafel-terug")).to_contain_text(
            f"Politie: Afspraak nummer {nummer}, uiterlijk"
        )
        expect(page.locator("[name=wat]")).to_be_focused()
    expect(page.locator("#tafel-rechts")).to_contain_text(f"Afspraak nummer {TWINTIG}")
    expect(page.locator("#tafel-rechts .k-regels").first.locator("> li")).to_have_count(
        TWINTIG
    )


def _without_network(page: Page, ander: Page) -> None:
    """What is typed waits in the page, is sent once, in order, and says so."""
    page.reload()
    page.context.set_offline(True)
    for woord in ("eerste", "tweede", "derde"):
        page.fill("[name=wat]", f"Zonder net, {woord}")
        page.press("[name=wat]", "Enter")
    expect(page.locator("#tafel-wacht")).to_contain_text("3 regels wachten")
    assert _kept(page) == ""

    page.context.set_offline(False)
    expect(page.locator("#tafel-wacht")).to_be_hidden(timeout=20_000)

    regels = ander.locator("#tafel-rechts .k-regels").first.locator("> li")
    zonder = regels.filter(has_text="Zonder net")
    expect(zonder).to_have_count(3)
    expect(zonder.filter(has_text="achteraf ingevoerd")).to_have_count(3)
    for rij, woord in zip(zonder.all(), ("eerste", "tweede", "derde"), strict=True):
        expect(rij).to_contain_text(woord)
    assert _kept(page) == ""


def _kept(page: Page) -> str:
    """Return what the browser keeps; htmx alone notes which address this page has."""
    gehouden = page.evaluate(
        """async () => {
            const own = 'htmx-current-path-for-history';
            const rows = [localStorage, sessionStorage].flatMap(Object.entries);
            const stores = await indexedDB.databases();
            return JSON.stringify([
                ...rows.filter(([name]) => name !== own),
                ...await caches.keys(), ...stores.map((store) => store.name),
            ]);
        }"""
    )
    return "" if gehouden == "[]" else str(gehouden)
