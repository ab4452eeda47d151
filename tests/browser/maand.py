"""The steps of a whole month: what goes before a meeting, at its table, and after."""

import datetime as dt
from typing import Any

import vobject
from playwright.sync_api import Locator, Page, expect

from keten.demo.namen import ACCOUNTS
from tests.browser.lijn import press, read_pdf, reload_until, send, wait_for_mail
from tests.browser.product import Product
from tests.browser.stappen import VRAAG

NAMEN = {account.inlognaam: account.naam for account in ACCOUNTS}


def accept(page: Page, overleg: str, nummer: str) -> None:
    """Put this casus on the agenda, as the list of proposals says it could be."""
    page.goto(f"{overleg}voorstellen/")
    rij = page.locator("main .k-taken > li", has_text=nummer)
    expect(rij).to_contain_text("nieuw, geopend")
    rij.get_by_role("link", name="Zet op de agenda").click()
    page.fill("[name=vraag]", VRAAG)
    send(page)
    expect(page.locator("h1")).to_have_text("Agenda opstellen")
    expect(rij).to_have_count(0)


def bring_forward(page: Page, overleg: str, nummer: str) -> None:
    """Let this casus go first, on the page that says who is needed when."""
    page.goto(f"{overleg}volgorde/")
    punten = page.locator("[data-slepen] > li")
    punten.filter(has_text=nummer).get_by_role("button", name="Omhoog").click()
    expect(punten.first).to_contain_text(nummer)
    expect(page.locator(".k-zitten tr", has_text="LEV Groep")).to_contain_text(
        "20.15 tot 20.30"
    )


def invite_guest(page: Page, overleg: str, nummer: str, naam: str) -> None:
    """Name somebody from outside at the item of this casus."""
    page.goto(overleg)
    punt = page.locator(".k-agendalijst > li", has_text=nummer)
    punt.get_by_role("link", name="Gast erbij").click()
    keuze = page.locator("[name=wie] option", has_text=naam).first
    page.select_option("[name=wie]", keuze.get_attribute("value"))
    page.fill("[name=noodzaak]", "Kent de weg naar een maatje.")
    send(page)
    expect(page.locator("main")).to_contain_text("De gast is toegevoegd")


def calendar_of(page: Page, keten: Product, account: str, nummer: str) -> Any:
    """Return the one event that this person was mailed about this meeting."""
    mail = wait_for_mail(page, keten, f"{account}@", f"Uitnodiging {nummer}")
    (deel,) = [d for d in mail.walk() if d.get_content_type() == "text/calendar"]
    assert deel.get_param("method") == "REQUEST"
    event = vobject.readOne(deel.get_content()).vevent
    assert len(event.contents["attendee"]) == 1
    assert f"{account}@" in event.attendee.value
    return event


def hours(event: Any) -> tuple[str, str]:
    """Return from when until when somebody is expected, on the clock."""
    begin, eind = event.dtstart.value, event.dtend.value
    assert isinstance(begin, dt.datetime)
    return f"{begin:%H.%M}", f"{eind:%H.%M}"


def prepare(page: Page, overleg: str, *, feiten: str, oordeel: str) -> str:
    """Answer what is asked before the meeting; return where it stands."""
    page.goto(overleg)
    page.get_by_role("link", name="Bereid dit punt voor").first.click()
    page.check("[name=antwoord][value=nieuws]")
    page.fill("[name=feiten]", feiten)
    page.fill("[name=oordeel]", oordeel)
    send(page)
    expect(page.locator("main .k-badges")).to_contain_text("ingevuld")
    return page.url


def open_without(
    page: Page, *, notulist: str, afwezig: list[str], algemeen: str
) -> None:
    """Open the meeting; the others are there, and keep what is said."""
    press(page, "Open het overleg")
    page.select_option("[name=notulist]", label=notulist)
    send(page)
    expect(page.locator("main")).to_contain_text("Lees voor: geheimhouding")
    for naam in afwezig:
        rij = page.locator(".k-opkomst > li", has_text=naam)
        rij.get_by_label("Is er niet").check()
    page.fill("[name=algemeen]", algemeen)
    press(page, "Iedereen is er en bevestigt")


def box(page: Page, soort: str) -> Locator:
    """Return one of the lists of the wisselmoment: weg, blijft or mist."""
    return page.locator(f".k-wissel__vak.is-{soort}")


def come_in(page: Page, naam: str) -> None:
    """Somebody who was waited for is in the house now, and keeps what is said."""
    rij = box(page, "mist").locator("li", has_text=naam)
    rij.get_by_role("button", name="Is er").click()
    expect(rij).to_contain_text("is in huis")


def stand_in(page: Page, naam: str, *, functie: str) -> None:
    """A colleague without an account sits there for who does not come."""
    rij = box(page, "mist").locator("li", has_text=naam)
    rij.locator("summary", has_text="Vervanger").click()
    rij.locator("[name=functie]").fill(functie)
    rij.locator("[name=reden]").fill("Neemt de uitkomst mee.")
    rij.get_by_role("button", name="Laat meedoen, zonder verslag").click()
    expect(box(page, "blijft")).to_contain_text(functie)


def finish(page: Page) -> None:
    """Read aloud what was recorded, and end the item."""
    page.get_by_role("link", name="Lees voor en rond af").click()
    press(page, "Klopt, rond af")


def words(page: Page, keten: Product, nummer: str, link: str = "Mijn punten") -> str:
    """Return the words of a PDF of this meeting, without the breaks of its lines."""
    page.goto(f"{keten.url}/verslagen/")
    rij = page.locator("main tbody tr", has_text=nummer)
    knop = rij.get_by_role("link", name=f"{link} (PDF)")
    reload_until(page, knop)
    return " ".join(read_pdf(page, knop).split())


def hold(tekst: str, *, wel: list[str], niet: list[str]) -> None:
    """Compare what stands there with what may."""
    assert [woord for woord in wel if woord not in tekst] == [], tekst
    assert [woord for woord in niet if woord in tekst] == [], tekst
