"""Access as the people concerned meet it: colleagues, the log, an emergency."""

import re
from urllib.parse import urlsplit

from playwright.sync_api import Browser, Page, expect

from tests.browser.lijn import (
    log_in,
    mails_to,
    number,
    press,
    send,
    wait_for_mail,
)
from tests.browser.product import Product
from tests.browser.stappen import own_name

NIEUW, WACHTWOORD = "nieuweling", "Zeven-groene-fietsen-12"
REDEN = "De huisarts belt: vannacht is er met vuur gedreigd."
OORDEEL = "Er was niemand anders te bereiken."


def first_casus(page: Page, keten: Product) -> tuple[str, str]:
    """Return address and number of the first casus on the list of this person."""
    page.goto(f"{keten.url}/casussen/")
    page.locator("main tbody a[href^='/casussen/']").first.click()
    return page.url, number(page)


def status_of(page: Page, adres: str) -> int:
    antwoord = page.goto(adres)
    assert antwoord is not None
    return antwoord.status


def test_a_colleague_is_added_chooses_a_password_and_leaves(
    keten: Product, browser: Browser
) -> None:
    beheer = log_in(browser, keten, "politiebeheer")
    beheer.goto(f"{keten.url}/beheer/medewerkers/nieuw/")
    beheer.fill("[name=naam]", "Proefje Nieuweling")
    beheer.fill("[name=inlognaam]", NIEUW)
    beheer.fill("[name=email]", f"{NIEUW}@politie.example")
    beheer.select_option("[name=organisatie]", label="Politie")
    beheer.fill("[name=functie]", "wijkagent")
    send(beheer)
    expect(beheer.locator("h1")).to_have_text("Proefje Nieuweling")
    pagina = beheer.url
    mail = wait_for_mail(beheer, keten, f"{NIEUW}@", "Keten").get_content()
    link = re.search(r"/beheer/welkom/[\w-]+/", mail)
    assert link is not None

    eerste = browser.new_context(locale="nl-NL", bypass_csp=True)
    ander = eerste.new_page()
    ander.goto(keten.url + link.group())
    for veld in ("password1", "password2"):
        ander.fill(f"[name={veld}]", WACHTWOORD)
    send(ander)
    expect(ander.locator("h1")).to_have_text("Inloggen")
    assert status_of(ander, keten.url + link.group()) == 404
    eerste.close()
    nieuw = log_in(browser, keten, NIEUW, WACHTWOORD)

    # Of somebody with work one sees first how much rests on it.
    beheer.goto(f"{keten.url}/beheer/medewerkers/")
    press(beheer, "Sander Timmermans")
    press(beheer, "Beëindig")
    expect(beheer.locator("main dl")).to_contain_text(
        re.compile(r"Casussen waarop genoemd\s*[1-9]")
    )
    beheer.goto(pagina)
    press(beheer, "Beëindig")
    expect(beheer.locator("main")).to_contain_text("Op deze collega rust nu niets")
    beheer.check("[name=wanneer][value=nu]")
    send(beheer)
    expect(beheer.locator("main")).to_contain_text("voorbij")

    nieuw.goto(f"{keten.url}/")
    expect(nieuw.locator("h1")).to_have_text("Inloggen")


def test_who_stands_in_for_three_weeks_sees_the_casus_and_a_stranger_not(
    keten: Product, browser: Browser
) -> None:
    leider = log_in(browser, keten, "smo2")
    adres, nummer = first_casus(leider, keten)
    vervanger = log_in(browser, keten, "smo3")
    assert status_of(vervanger, adres) == 404
    namen = {"voor": own_name(leider), "door": own_name(vervanger)}

    regie = log_in(browser, keten, "regisseur")
    regie.goto(f"{keten.url}/vervangingen/nieuw/")
    for veld, naam in namen.items():
        keuze = regie.locator(f"[name={veld}] option", has_text=naam).first
        regie.select_option(f"[name={veld}]", keuze.get_attribute("value"))
    regie.fill("[name=van]", "vandaag")
    dag = regie.evaluate(
        "() => { const x = new Date(Date.now() + 20 * 864e5);"
        " return `${x.getDate()}-${x.getMonth() + 1}-${x.getFullYear()}` }"
    )
    regie.fill("[name=laatste_dag]", dag)
    send(regie)
    expect(regie.locator("main")).to_contain_text("De vervanging is vastgelegd")

    assert status_of(vervanger, adres) == 200
    assert number(vervanger) == nummer
    vervanger.goto(f"{keten.url}/")
    expect(vervanger.locator("main")).to_contain_text(namen["voor"])
    assert status_of(log_in(browser, keten, "ggd3"), adres) == 404


def test_the_fg_reads_who_looked_and_the_patterns(
    keten: Product, browser: Browser
) -> None:
    lev = log_in(browser, keten, "lev")
    naam = own_name(lev)
    adres, nummer = first_casus(lev, keten)

    fg = log_in(browser, keten, "fg")
    fg.goto(f"{keten.url}/verantwoording/?nummer={nummer}")
    rij = fg.locator("tbody tr", has_text=naam).first
    expect(rij).to_contain_text(nummer)
    expect(rij).to_contain_text("bekeek")
    assert status_of(fg, adres) == 403
    fg.goto(f"{keten.url}/verantwoording/patronen/")
    expect(fg.locator("main")).to_contain_text("Keek zonder op de casus te staan")

    regie = log_in(browser, keten, "regisseur")
    regie.goto(adres)
    press(regie, "Wie keek mee")
    expect(regie.locator("tbody")).to_contain_text(naam)


def test_noodtoegang_opens_a_casus_and_is_judged(
    keten: Product, browser: Browser
) -> None:
    regie = log_in(browser, keten, "regisseur")
    adres, nummer = first_casus(regie, keten)
    meldpunt = log_in(browser, keten, "meldpunt")
    assert status_of(meldpunt, adres) == 403

    meldpunt.goto(f"{keten.url}/noodtoegang/openen/")
    meldpunt.fill("[name=nummer]", nummer)
    meldpunt.check("[name=grond][value=gevaar]")
    meldpunt.fill("[name=reden]", REDEN)
    send(meldpunt)
    expect(meldpunt.locator("h1")).to_contain_text(nummer)
    expect(meldpunt.locator("body")).to_contain_text("Noodtoegang tot")

    brief = wait_for_mail(regie, keten, "fg@", "oodtoegang")
    assert nummer not in f"{brief['Subject']} {brief.get_content()}"
    regie.goto(f"{keten.url}/noodtoegang/")
    regie.locator("tbody tr", has_text=nummer).first.get_by_role("link").click()
    press(regie, "Beoordeel")
    regie.check("[name=oordeel][value=onterecht]")
    regie.fill("[name=toelichting]", OORDEEL)
    send(regie)
    expect(regie.locator("main")).to_contain_text(OORDEEL)

    assert status_of(meldpunt, adres) == 403
    pad = urlsplit(regie.url).path
    meldpunt.goto(f"{keten.url}{pad}")
    expect(meldpunt.locator("main")).to_contain_text(OORDEEL)
    assert not any(REDEN in str(m) for m in mails_to(keten, "@"))
