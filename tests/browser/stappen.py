"""The steps of the chain, taken by hand in a browser."""

from playwright.sync_api import Browser, Page, expect

from tests.browser.lijn import log_in, number, press, read_pdf, reload_until, send
from tests.browser.product import Product

VRAAG = "Wie houdt contact in de vakantie?"


def send_signaal(page: Page, keten: Product, feiten: str) -> str:
    """Write a signaal and send it in; return its address."""
    page.goto(f"{keten.url}/signalen/nieuw/")
    verband = page.locator("[name=samenwerkingsverband]")
    if verband.count():
        page.get_by_label("Casusoverleg").first.check()
    page.check("[name=acuut][value=nee]")
    page.check("[name=type][value=loverboy]")
    page.fill("[name=feiten]", feiten)
    page.fill("[name=over_wie]", "Een meisje van ongeveer 15")
    press(page, "Dien in")
    expect(page.locator("main")).to_contain_text("ingediend")
    return page.url


def make_melding(page: Page, url: str, roepnaam: str) -> str:
    """Take the signaal up and make a melding of it, up to the triage."""
    page.goto(url)
    press(page, "Pak op")
    press(page, "Maak een melding")
    page.fill("[name=aanleiding]", "Drie mensen zagen hetzelfde.")
    page.fill("[name=doel]", "Samen bepalen wie wat doet.")
    page.fill("[name=weet_betrokkene]", "Nog niets.")
    page.fill("[name=roepnaam]", roepnaam)
    page.fill("[name=geslachtsnaam]", f"Proef{roepnaam}")
    page.select_option("[name=rol]", "slachtoffer")
    send(page)
    press(page, "Start de screening")
    press(page, "Zet klaar voor triage")
    expect(page.locator("main")).to_contain_text("triage")
    return page.url


def open_casus(page: Page, url: str) -> str:
    """Weigh the melding and accept it as a casus; return its address."""
    page.goto(url)
    press(page, "Accepteer als casus")
    for criterium in ("leefgebieden", "ketens", "gewone_hulp", "gevaar"):
        page.check(f"[name={criterium}][value=ja]")
        page.fill(f"[name={criterium}_waarom]", "Thuis, school en online.")
    page.fill("[name=noodzaak]", "Eén organisatie redt het niet.")
    page.fill("[name=informeren]", "De casusregisseur vertelt het de jongere.")
    page.fill("[name=reden]", "Meer organisaties zien hetzelfde.")
    page.locator("main form[method=post] button[type=submit]").last.click()
    expect(page.locator("h1")).to_contain_text("Casus C-")
    return page.url


def add_deelnemer(page: Page, casus: str, naam: str) -> None:
    """Name somebody on the casus."""
    page.goto(f"{casus}deelnemers/toevoegen/")
    sleutel = page.locator("[name=wie] option", has_text=naam).first.get_attribute(
        "value"
    )
    page.select_option("[name=wie]", sleutel)
    page.check("[name=rol][value=uitvoerder]")
    page.fill("[name=noodzaak]", "Kent de jongere.")
    send(page)
    expect(page.locator("main")).to_contain_text(naam)


def put_on_agenda(page: Page, casus: str, nummer: str) -> str:
    """Put the casus on the agenda; return the address of the meeting."""
    page.goto(f"{casus}agenderen/")
    sleutel = page.locator(
        "[name=overleg] option", has_text=nummer
    ).first.get_attribute("value")
    page.select_option("[name=overleg]", sleutel)
    page.fill("[name=vraag]", VRAAG)
    send(page)
    expect(page.locator("h1")).to_contain_text(nummer)
    return page.url


def plan_extra(page: Page, keten: Product) -> str:
    """An extra meeting today, so that nothing of the demo stands on its agenda."""
    page.goto(f"{keten.url}/overleggen/nieuw/")
    if page.locator("select[name=verband]").count():
        page.select_option("select[name=verband]", index=1)
    page.fill("[name=datum]", "vandaag")
    page.fill("[name=begin]", "20.00")
    page.fill("[name=eind]", "22.00")
    page.fill("[name=plaats]", "Kamer 1")
    send(page)
    return number(page)


def record(page: Page, organisatie: str, wat: str) -> None:
    """Record an afspraak at the table, with the keyboard."""
    page.select_option("[name=organisatie]", label=organisatie)
    page.fill("[name=wat]", wat)
    page.fill("[name=uiterlijk]", _day_after(page, 10))
    page.press("[name=wat]", "Enter")
    expect(page.locator("#tafel-rechts")).to_contain_text(wat)


def _day_after(page: Page, dagen: int) -> str:
    """Return the day so many days from now, as people type it."""
    return str(
        page.evaluate(
            "d => { const x = new Date(Date.now() + d * 864e5);"
            " return `${x.getDate()}-${x.getMonth() + 1}-${x.getFullYear()}` }",
            dagen,
        )
    )


def open_meeting(page: Page) -> None:
    """Open the meeting; everybody is there, and keeps what is said."""
    press(page, "Open het overleg")
    send(page)
    press(page, "Iedereen is er en bevestigt")


def change_over(page: Page) -> None:
    """Wait until who may not hear the next item has left, and begin it."""
    for vak in page.locator("[name=weg]").all():
        vak.check()
    press(page, "De zaal klopt")


def discuss(page: Page, regels: list[tuple[str, str]]) -> None:
    """Discuss the next item: record this, read aloud, and finish it."""
    change_over(page)
    for organisatie, wat in regels:
        record(page, organisatie, wat)
    page.get_by_role("link", name="Lees voor en rond af").click()
    press(page, "Klopt, rond af")


def own_pdf(page: Page, keten: Product, overleg: str) -> str:
    """Return the words of the reader's own PDF."""
    page.goto(f"{keten.url}/verslagen/")
    rij = page.locator("tr", has_text=overleg)
    eigen = rij.get_by_role("link", name="Mijn punten (PDF)")
    reload_until(page, eigen)
    return read_pdf(page, eigen)


def name_of(browser: Browser, keten: Product, account: str) -> str:
    """Return what the person with this account is called."""
    page = log_in(browser, keten, account)
    naam = own_name(page)
    page.context.close()
    return naam


def own_name(page: Page) -> str:
    """Return what the person who is logged in here is called."""
    naam = page.locator(".k-ik summary span").first.evaluate(
        "e => e.firstChild.textContent.trim()"
    )
    return str(naam)
