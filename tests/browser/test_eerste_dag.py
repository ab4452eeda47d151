"""
The first day of a municipality: from an empty database to a meeting that is closed.

No demo: one file, two links, and from there on everything by hand in the browser.
"""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from keten.opstart.paden import ROOT
from tests.browser.kijker import faults
from tests.browser.lijn import GEDULD, log_in, number, press, send, wait_for_mail
from tests.browser.product import Product
from tests.browser.stappen import (
    add_deelnemer,
    discuss,
    make_melding,
    open_casus,
    open_meeting,
    own_pdf,
    plan_extra,
    put_on_agenda,
    send_signaal,
)

VOORBEELD = ROOT / "docs" / "inrichten-voorbeeld.toml"
WACHTWOORD = "vier losse woorden achter elkaar"
WAT_POLITIE = "Rijdt vaker langs de skatebaan."
# login name -> name, organisation, role.
MENSEN = {
    "agent": ("Anna Agent", "Politie", "partnerprofessional"),
    "werker": ("Wim Werker", "Jongerenwerk Voorbeeld", "partnerprofessional"),
    "meldpunt": ("Mo Meldpunt", "Gemeente Voorbeeld", "meldpuntmedewerker"),
}
_LINK = re.compile(r"/beheer/welkom/[\w-]+/")


@pytest.fixture
def mensen(browser: Browser) -> Iterator[dict[str, Page]]:
    """Everybody at a computer of their own; all go home at the end."""
    zitten: dict[str, Page] = {}
    yield zitten
    for page in zitten.values():
        page.context.close()


def _choose_password(page: Page, keten: Product, link: str) -> None:
    page.goto(f"{keten.url}{link}")
    page.fill("[name=password1]", WACHTWOORD)
    page.fill("[name=password2]", WACHTWOORD)
    send(page)
    expect(page.locator("h1")).to_have_text("Inloggen")


def _come_in(browser: Browser, keten: Product, inlognaam: str, link: str) -> Page:
    context = browser.new_context(locale="nl-NL")
    _choose_password(context.new_page(), keten, link)
    context.close()
    return log_in(browser, keten, inlognaam, WACHTWOORD)


def _add_colleague(page: Page, keten: Product, inlognaam: str) -> None:
    naam, organisatie, rol = MENSEN[inlognaam]
    page.goto(f"{keten.url}/beheer/medewerkers/nieuw/")
    page.fill("[name=naam]", naam)
    page.fill("[name=inlognaam]", inlognaam)
    page.fill("[name=email]", f"{inlognaam}@voorbeeld.example")
    page.select_option("[name=organisatie]", label=organisatie)
    page.fill("[name=functie]", "Medewerker")
    page.check(f"[name=rollen][value={rol}]")
    send(page)
    expect(page.locator("main")).to_contain_text("toegevoegd")


def _approve_all(page: Page, keten: Product) -> None:
    for _ in MENSEN:
        page.goto(f"{keten.url}/beheer/rollen/")
        press(page, "Beoordeel")
        send(page)
        expect(page.locator("main")).to_contain_text("goedgekeurd")
    expect(page.locator("main")).to_contain_text("Niets wacht op akkoord")


def _link_by_mail(page: Page, keten: Product, inlognaam: str) -> str:
    mail = wait_for_mail(page, keten, f"{inlognaam}@voorbeeld.example", "")
    inhoud = mail.get_body(("plain",))
    assert inhoud is not None
    gevonden = _LINK.search(inhoud.get_content())
    assert gevonden is not None
    return gevonden.group()


def _take_over(page: Page, keten: Product) -> None:
    """Bring in a casus that ran on paper."""
    page.goto(f"{keten.url}/casussen/")
    press(page, "Neem een lopende casus over")
    page.select_option("[name=type]", "loverboy")
    page.fill("[name=gestart_op]", "1-2-2026")
    page.fill("[name=noodzaak]", "Liep al voor Keten er was.")
    page.fill("[name=reden]", "De map gaat dicht.")
    page.fill("[name=roepnaam]", "Femke")
    page.fill("[name=geslachtsnaam]", "Overname")
    page.select_option("[name=rol]", "slachtoffer")
    send(page)
    expect(page.locator("h1")).to_contain_text("Casus C-")


def test_from_an_empty_database_to_the_first_meeting_closed(
    lege_keten: Product, browser: Browser, mensen: dict[str, Page]
) -> None:
    keten = lege_keten

    # One file, two links that work once.
    gezegd = keten.manage("inrichten", "--bestand", str(VOORBEELD))
    eerste, tweede = _LINK.findall(gezegd)
    mensen["beheer"] = beheer = _come_in(browser, keten, "beheer", eerste)
    mensen["regisseur"] = regie = _come_in(browser, keten, "regisseur", tweede)
    answer = regie.request.get(f"{keten.url}{eerste}")
    assert answer.status == 404

    # Three colleagues; another one agrees to what they may do.
    for inlognaam in MENSEN:
        _add_colleague(beheer, keten, inlognaam)
    _approve_all(regie, keten)
    for inlognaam in MENSEN:
        link = _link_by_mail(regie, keten, inlognaam)
        mensen[inlognaam] = _come_in(browser, keten, inlognaam, link)

    # The chain.
    signaal = send_signaal(mensen["agent"], keten, "Een auto wachtte bij school.")
    casus = open_casus(regie, make_melding(mensen["meldpunt"], signaal, "Aya"))
    for inlognaam in ("agent", "werker"):
        add_deelnemer(regie, casus, MENSEN[inlognaam][0])
    regie.goto(casus)
    nummer = number(regie)
    overleg = plan_extra(regie, keten)
    regie.goto(put_on_agenda(regie, casus, overleg))
    open_meeting(regie)
    assert faults(regie) == []
    discuss(regie, [("Politie", WAT_POLITIE)])
    expect(regie.locator("h1")).to_contain_text("Alle punten")
    assert faults(regie) == []
    press(regie, "Sluit het overleg")
    send(regie)
    expect(regie.locator("main")).to_contain_text("gesloten")

    expect(regie.locator(".k-voortgang")).to_have_count(0, timeout=GEDULD * 1000)
    tekst = own_pdf(mensen["agent"], keten, overleg)
    assert nummer in tekst
    assert WAT_POLITIE in tekst

    _take_over(regie, keten)
    expect(regie.locator("main")).to_contain_text("overgenomen")
