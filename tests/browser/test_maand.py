"""
A month of the overlegtafel, with everybody who has to do with it.

One meeting of two casussen: who chairs, who takes the minutes, two people of one
partner, a guest at one item, and a stand-in without an account.
"""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.lijn import log_in, number, press, send
from tests.browser.maand import (
    NAMEN,
    accept,
    box,
    bring_forward,
    calendar_of,
    come_in,
    finish,
    hold,
    hours,
    invite_guest,
    open_without,
    prepare,
    stand_in,
    words,
)
from tests.browser.product import Product
from tests.browser.stappen import (
    add_deelnemer,
    change_over,
    make_melding,
    open_casus,
    plan_extra,
    record,
    send_signaal,
)

FEIT = "Zag de grijze auto opnieuw bij het plein."
OORDEEL = "De druk op haar neemt toe."
ALGEMEEN = "De parkeerkelder gaat om tien uur dicht."
FUNCTIE = "teamleider in de wijk"
WAT_EERST = "Spreekt de eigenaar van het terras."
WAT_LEV = "Loopt mee naar de sportclub."
WAT_GAST = "Zoekt een maatje voor de zaterdag."
DICHT = [WAT_EERST, FEIT, OORDEEL]
DAGEN = 3.5


@pytest.fixture
def mensen(keten: Product, browser: Browser) -> Iterator[dict[str, Page]]:
    """Everybody at a computer of their own; all go home at the end."""
    zitten: dict[str, Page] = {}
    yield zitten
    keten.set_clock(dagen=0)
    for page in zitten.values():
        page.context.close()


def _come(mensen: dict[str, Page], browser: Browser, keten: Product, *wie: str) -> None:
    for account in wie:
        if account in mensen:
            mensen[account].context.close()
        mensen[account] = log_in(browser, keten, account)


def test_a_month_in_which_everybody_reads_the_own_items_only(
    keten: Product, browser: Browser, mensen: dict[str, Page]
) -> None:
    """One meeting, from the agenda to what was established: each fact on the last."""
    _come(mensen, browser, keten, "regisseur", "lev", "meldpunt", "politie")
    regie = mensen["regisseur"]
    eerste, tweede = _open_casussen(mensen, keten)

    # The agenda: proposed with the reason, in order, with a guest at one item.
    nummer = plan_extra(regie, keten)
    overleg = regie.url
    accept(regie, overleg, tweede)
    accept(regie, overleg, eerste)
    bring_forward(regie, overleg, eerste)
    invite_guest(regie, overleg, tweede, NAMEN["mee"])
    press(regie, "Nodig uit")
    send(regie)

    # Each is told the own stretch, and no number of another.
    for account, uren, eigen, ander in (
        ("politie", ("20.00", "20.30"), [eerste, tweede], []),
        ("politie2", ("20.00", "20.15"), [eerste], [tweede]),
        ("lev", ("20.15", "20.30"), [tweede], [eerste]),
        ("mee", ("20.15", "20.30"), [tweede], [eerste]),
    ):
        event = calendar_of(regie, keten, account, nummer)
        assert hours(event) == uren
        hold(event.serialize().replace("\r\n ", ""), wel=eigen, niet=[*ander, FEIT])

    politie = mensen["politie"]
    meegebracht = prepare(politie, overleg, feiten=FEIT, oordeel=OORDEEL)

    # The table. What was prepared is not there before it is laid down.
    regie.goto(overleg)
    _come(mensen, browser, keten, "notulist")
    open_without(
        regie,
        notulist=NAMEN["notulist"],
        afwezig=[NAMEN["lev"], NAMEN["mee"]],
        algemeen=ALGEMEEN,
    )
    change_over(regie)
    expect(regie.locator("h1")).to_have_text(eerste)
    expect(regie.locator("main")).not_to_contain_text(FEIT)
    politie.goto(meegebracht)
    press(politie, "Geef vrij aan de tafel")
    expect(regie.locator("#tafel-links")).to_contain_text(FEIT)
    notulist = mensen["notulist"]
    notulist.goto(regie.url)
    record(notulist, "Politie", WAT_EERST)
    expect(regie.locator("#tafel-rechts")).to_contain_text(WAT_EERST)
    finish(regie)

    _change_places(regie)
    notulist.goto(regie.url)
    record(notulist, "LEV Groep", WAT_LEV)
    record(notulist, "MEE", WAT_GAST)
    finish(regie)
    press(regie, "Sluit het overleg")
    send(regie)
    expect(regie.locator("main")).to_contain_text("gesloten")

    # The concept of the guest: how it goes, the own afspraken, nothing it is about.
    van_gast = {
        "wel": [tweede, WAT_GAST, ALGEMEEN],
        "niet": [eerste, WAT_LEV, FUNCTIE, *DICHT],
    }
    _come(mensen, browser, keten, "mee")
    hold(words(mensen["mee"], keten, nummer), **van_gast)

    # Days later: laid before the readers, established, read by each of them.
    keten.set_clock(dagen=DAGEN)
    _come(mensen, browser, keten, "regisseur", "politie", "politie2", "lev", "mee")
    _establish(mensen["regisseur"], overleg)
    mag = {
        "politie": ([eerste, tweede, WAT_EERST, WAT_LEV, WAT_GAST, FUNCTIE], []),
        "politie2": (
            [eerste, WAT_EERST],
            [tweede, WAT_LEV, WAT_GAST, FUNCTIE, NAMEN["lev"], NAMEN["mee"]],
        ),
        "lev": (
            [tweede, WAT_LEV, WAT_GAST, FUNCTIE],
            [eerste, NAMEN["politie2"], *DICHT],
        ),
    }
    for account, (wel, niet) in mag.items():
        tekst = words(mensen[account], keten, nummer)
        hold(tekst, wel=[ALGEMEEN, *wel], niet=["CONCEPT", *niet])
    proces = words(mensen["regisseur"], keten, nummer, "Procesverslag")
    hold(proces, wel=[nummer], niet=[eerste, tweede, WAT_LEV, WAT_GAST, *DICHT])
    # The day of the guest is over: nothing is left to read.
    gast = mensen["mee"]
    gast.goto(f"{keten.url}/verslagen/")
    expect(gast.locator("h1")).to_have_text("Verslagen")
    expect(gast.locator("main")).not_to_contain_text(nummer)


def _open_casussen(mensen: dict[str, Page], keten: Product) -> list[str]:
    """Two casussen; one of the two of politie is on the first only."""
    regie = mensen["regisseur"]
    nummers = []
    for roepnaam, wie in (
        ("Bernadette", ("politie", "politie2")),
        ("Xaviera", ("politie", "lev")),
    ):
        signaal = send_signaal(mensen["lev"], keten, f"Er hing iemand rond. {roepnaam}")
        casus = open_casus(regie, make_melding(mensen["meldpunt"], signaal, roepnaam))
        nummers.append(number(regie))
        for account in wie:
            add_deelnemer(regie, casus, NAMEN[account])
    return nummers


def _change_places(regie: Page) -> None:
    """One has to leave, one comes in, for one a colleague sits there."""
    expect(regie.locator("h1")).to_have_text("Wisselmoment")
    expect(regie.locator("main")).not_to_contain_text(FEIT)
    weg = box(regie, "weg").locator("li")
    expect(weg).to_have_count(1)
    expect(weg).to_contain_text(NAMEN["politie2"])
    expect(box(regie, "blijft")).to_contain_text(NAMEN["politie"])
    come_in(regie, NAMEN["mee"])
    stand_in(regie, NAMEN["lev"], functie=FUNCTIE)
    press(regie, "De zaal klopt")
    expect(regie.locator("main")).to_contain_text("Nog in de zaal")
    change_over(regie)
    expect(regie.locator("[name=wat]")).to_be_focused()


def _establish(page: Page, overleg: str) -> None:
    page.goto(overleg)
    press(page, "Leg de verslagen voor")
    send(page)
    press(page, "Stel de verslagen vast")
    send(page)
    expect(page.locator("main")).to_contain_text("De verslagen zijn vastgesteld")
