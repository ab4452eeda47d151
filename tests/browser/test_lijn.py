"""
The line: from signaal to the reader's own PDF and the reminder.

Everything by hand in browsers of six people, with real workers, queue and mail.
"""

from playwright.sync_api import Browser, Page, expect

from tests.browser.lijn import (
    log_in,
    number,
    press,
    read_pdf,
    reload_until,
    send,
    wait_for_mail,
)
from tests.browser.product import Product

VRAAG = "Wie houdt contact in de vakantie?"
WAT_LEV = "Belt de jongere elke dinsdag."
WAT_POLITIE = "Rijdt vaker langs de skatebaan."
WAT_SAMEN = "Maakt een afspraak op school."


def _signaal(page: Page, keten: Product, feiten: str) -> str:
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


def _melding(page: Page, url: str, roepnaam: str) -> str:
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


def _casus(page: Page, url: str) -> str:
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


def _deelnemer(page: Page, casus: str, naam: str) -> None:
    page.goto(f"{casus}deelnemers/toevoegen/")
    sleutel = page.locator("[name=wie] option", has_text=naam).first.get_attribute(
        "value"
    )
    page.select_option("[name=wie]", sleutel)
    page.check("[name=rol][value=uitvoerder]")
    page.fill("[name=noodzaak]", "Kent de jongere.")
    send(page)
    expect(page.locator("main")).to_contain_text(naam)


def _agendeer(page: Page, casus: str, nummer: str) -> str:
    page.goto(f"{casus}agenderen/")
    sleutel = page.locator(
        "[name=overleg] option", has_text=nummer
    ).first.get_attribute("value")
    page.select_option("[name=overleg]", sleutel)
    page.fill("[name=vraag]", VRAAG)
    send(page)
    expect(page.locator("h1")).to_contain_text(nummer)
    return page.url


def _plan_extra(page: Page, keten: Product) -> str:
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


def _leg_vast(page: Page, organisatie: str, wat: str) -> None:
    page.select_option("[name=organisatie]", label=organisatie)
    page.fill("[name=wat]", wat)
    page.fill("[name=uiterlijk]", _over(page, 10))
    page.press("[name=wat]", "Enter")
    expect(page.locator(".k-regels").first).to_contain_text(wat)


def _over(page: Page, dagen: int) -> str:
    return str(
        page.evaluate(
            "d => { const x = new Date(Date.now() + d * 864e5);"
            " return `${x.getDate()}-${x.getMonth() + 1}-${x.getFullYear()}` }",
            dagen,
        )
    )


def _punt(page: Page, regels: list[tuple[str, str]]) -> None:
    press(page, "De zaal klopt")
    for organisatie, wat in regels:
        _leg_vast(page, organisatie, wat)
    page.get_by_role("button", name="Lees voor en rond af").click()


def test_from_signaal_to_the_own_pdf_and_the_reminder(
    keten: Product, browser: Browser
) -> None:
    lev = log_in(browser, keten, "lev")
    meldpunt = log_in(browser, keten, "meldpunt")
    regie = log_in(browser, keten, "regisseur")
    namen = {
        account: _naam(browser, keten, account)
        for account in ("lev", "politie", "politie2")
    }

    # One casus of LEV and politie, one of the other of politie, one they share.
    casussen = []
    for roepnaam in ("Aya", "Bo", "Cem"):
        signaal = _signaal(lev, keten, f"Een auto wachtte bij school. {roepnaam}")
        casussen.append(_casus(regie, _melding(meldpunt, signaal, roepnaam)))
    nummers = []
    for casus, wie in zip(
        casussen,
        (["lev", "politie"], ["politie2"], ["politie", "politie2"]),
        strict=True,
    ):
        for account in wie:
            _deelnemer(regie, casus, namen[account])
        regie.goto(casus)
        nummers.append(number(regie))
    overleg = _plan_extra(regie, keten)
    for casus in casussen:
        pagina = _agendeer(regie, casus, overleg)

    regie.goto(pagina)
    press(regie, "Open het overleg")
    send(regie)
    _punt(regie, [("LEV Groep", WAT_LEV)])
    _punt(regie, [("Politie", WAT_POLITIE)])
    _punt(regie, [("Politie", WAT_SAMEN)])
    press(regie, "Sluit het overleg")
    send(regie)
    expect(regie.locator("main")).to_contain_text("gesloten")

    tekst = _own_pdf(lev, keten, overleg)
    assert nummers[0] in tekst
    assert WAT_LEV in tekst
    for ander in (nummers[1], nummers[2], WAT_POLITIE, WAT_SAMEN):
        assert ander not in tekst

    politie = _own_pdf(log_in(browser, keten, "politie"), keten, overleg)
    politie2 = _own_pdf(log_in(browser, keten, "politie2"), keten, overleg)
    assert nummers[0] in politie
    assert nummers[1] not in politie
    assert nummers[2] in politie
    assert nummers[0] not in politie2
    assert nummers[1] in politie2
    assert nummers[2] in politie2

    # Due in ten days: after three and a half of them LEV was reminded.
    keten.set_clock(dagen=3.5)
    mail = wait_for_mail(lev, keten, "lev", f"Afspraak bij {nummers[0]}")
    keten.set_clock(dagen=0)
    inhoud = mail.get_body(("plain",))
    assert inhoud is not None
    assert WAT_LEV not in inhoud.get_content()
    assert "Aya" not in inhoud.get_content()
    assert nummers[0] in inhoud.get_content()


def _own_pdf(page: Page, keten: Product, overleg: str) -> str:
    page.goto(f"{keten.url}/verslagen/")
    rij = page.locator("tr", has_text=overleg)
    eigen = rij.get_by_role("link", name="Mijn punten (PDF)")
    reload_until(page, eigen)
    return read_pdf(page, eigen)


def _naam(browser: Browser, keten: Product, account: str) -> str:
    page = log_in(browser, keten, account)
    naam = page.locator(".k-ik summary span").first.evaluate(
        "e => e.firstChild.textContent.trim()"
    )
    page.context.close()
    return str(naam)
