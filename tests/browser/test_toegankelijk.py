"""
Every page of every role: usable for everybody, and no page that fails.

Each role tries what nobody saw yet of the URL table, and follows every link. Whoever
comes home last checks that together they saw every page there is.
"""

import json
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from urllib.parse import urljoin

import psycopg
import pytest
from playwright.sync_api import Browser, Page, expect

from keten.meting.bezoeker import Bezoeker
from tests.browser.adressen import NIEMAND, addresses, rows
from tests.browser.kijker import Kijker
from tests.browser.lijn import WACHTWOORD
from tests.browser.product import Product
from tests.browser.wandeling import Wandeling, folder, people
from tests.server import url_for

NIEMAND_INGELOGD = "anoniem"
ROLLEN = (
    *("regisseur", "lev", "jptregie", "notulist", "meldpunt", "politie", "ggd"),
    *("halt", "humanitas", "gast", "levbeheer", "beleid", "beheer", "fg"),
    NIEMAND_INGELOGD,
)
# Name of the URL -> why nobody can open it.
GEEN_PAGINA = {
    "casusoverleg:agendapunt_verschuiven": "a button in the agenda",
    "casusoverleg:overleg_voorbereiding": "buttons on the agenda",
    "casusoverleg:voorbereiding_vrijgeven": "a button while the item is discussed",
    "casusoverleg:noodtoegang_beeindigen": "a button at one that runs",
    "casusoverleg:reactie_verwerkt": "a button at a reaction",
    "casusoverleg:uitgifte_opnieuw": "a button at a PDF that failed",
    "concept": "where a form keeps what is being typed",
    "organisaties:opdracht_opnieuw": "a button at work that got stuck",
    "organisaties:toegangsregel_antwoord": "a button on the list of a quarter",
    "rapportage:export_opnieuw": "a button at a file that failed",
    "schending": "where a browser tells what it held back",
}
# Name of the URL -> which other test looks at it.
ELDERS = {
    "mfa_authenticate": "test_inloggen: only who has a second step comes there",
    "tweede_stap_kwijt": "test_inloggen: only who has a second step comes there",
    "openid_connect_callback": "no page: it leads on, or refuses",
    "openid_connect_login": "no page: it leads to where somebody works",
}
# What the worker must have made first, and where that shows.
BESTAND = {
    "regisseur": ("casusoverleg:uitgifte", "/verslagen/"),
    "beleid": ("rapportage:export", "/rapportage/bestanden/"),
}
# Somebody of the demo of whom there are several, nearly.
BEKEND = ("Amira", "El Amrani")
_VELD = re.compile(r'name="(jaar|kwartaal|samenwerkingsverband)" value="([^"]+)"')
_LINK = re.compile(r"/beheer/welkom/[\w-]+/")


@contextmanager
def _sitting_down(
    browser: Browser, keten: Product, rol: str
) -> Iterator[tuple[Bezoeker, Kijker]]:
    bezoeker = Bezoeker(keten.url)
    if rol != NIEMAND_INGELOGD:
        bezoeker.log_in(rol, WACHTWOORD)
    kijker = Kijker(browser, keten.url, bezoeker.koekjes)
    try:
        yield bezoeker, kijker
    finally:
        kijker.close()


def _ask_for_a_file(bezoeker: Bezoeker, database_url: str) -> str:
    velden = dict(_VELD.findall(bezoeker.get("/rapportage/").tekst))
    bezoeker.post("/rapportage/bestanden/nieuw/", **velden)
    return "/rapportage/bestanden/"


def _get_a_link(bezoeker: Bezoeker, database_url: str) -> str:
    """Return the address at which somebody new chooses a password."""
    with psycopg.connect(database_url) as connection:
        sleutel = connection.execute(
            "SELECT id FROM organisaties_medewerker WHERE inlognaam = 'politie5'"
        ).fetchone()
    assert sleutel is not None
    beheer = Bezoeker(bezoeker.url).log_in("beheer", WACHTWOORD)
    pagina = beheer.post(f"/beheer/medewerkers/{sleutel[0]}/link/", doe="toon")
    gevonden = _LINK.search(pagina.tekst)
    assert gevonden is not None
    return gevonden.group()


# What must be there before it can be seen; returns where to begin besides home.
VOORAF: dict[str, Callable[[Bezoeker, str], str]] = {
    "beleid": _ask_for_a_file,
    NIEMAND_INGELOGD: _get_a_link,
}


@pytest.mark.parametrize("rol", ROLLEN)
def test_every_page_of_a_role_is_usable(
    keten: Product, browser: Browser, rol: str
) -> None:
    database_url = url_for("", keten.database)
    with _sitting_down(browser, keten, rol) as (bezoeker, kijker):
        ook = VOORAF[rol](bezoeker, database_url) if rol in VOORAF else "/hulp/"
        wandeling = Wandeling(bezoeker, kijker, people(database_url=database_url))
        wandeling.try_all(addresses(database_url=database_url))
        wandeling.follow("/")
        wandeling.follow(ook)
        if rol in BESTAND:
            naam, lijst = BESTAND[rol]
            wandeling.wait_for(naam, lijst=lijst)

    (folder() / f"{rol}.json").write_text(json.dumps(sorted(wandeling.gezien)))
    assert not wandeling.fouten, "\n".join(wandeling.fouten)
    ongezien = _unseen()
    assert not ongezien, f"seen by nobody: {', '.join(sorted(ongezien))}"


def _unseen() -> set[str]:
    """Return the pages that nobody saw; none as long as somebody is still out."""
    thuis = [folder() / f"{rol}.json" for rol in ROLLEN]
    if not all(bestand.exists() for bestand in thuis):
        return set()
    gezien = {naam for bestand in thuis for naam in json.loads(bestand.read_text())}
    return {rij.naam for rij in rows()} - gezien - set(GEEN_PAGINA) - set(ELDERS)


def test_what_is_no_page_is_a_button() -> None:
    views = {rij.naam: rij.view for rij in rows()}

    assert {n for n in GEEN_PAGINA if "get" in views[n].http_method_names} == set()


def _send(page: Page) -> None:
    with page.expect_navigation():
        page.locator("main form[method=post] [type=submit]").first.click()


def _empty(page: Page) -> None:
    """Send the form of the page in as nobody filled it in."""
    for veld in page.locator("main form[method=post] :is(input,textarea)").all():
        if veld.get_attribute("type") in {None, "text"} or veld.evaluate(
            "veld => veld.tagName === 'TEXTAREA'"
        ):
            veld.fill("")
    _send(page)


def _search(page: Page) -> None:
    veld = page.locator("[name=zoekterm]").first
    veld.fill("a")
    with page.expect_navigation():
        veld.press("Enter")


def _be_late(page: Page) -> None:
    """Change what somebody else changed meanwhile: both versions come back."""
    overleg = page.locator("main table a[href^='/overleggen/']").first
    page.goto(urljoin(page.url, f"{overleg.get_attribute('href')}wijzigen/"))
    page.locator("[name=versie]").evaluate("veld => { veld.value = '0' }")
    page.fill("[name=plaats]", "Een heel andere zaal")
    _send(page)
    expect(page.locator("#verschillen-kop")).to_be_visible()


def _name_somebody_known(page: Page) -> None:
    """Write down somebody of the demo: is this the same person?"""
    page.fill("[name=roepnaam]", BEKEND[0])
    page.fill("[name=geslachtsnaam]", BEKEND[1])
    _send(page)
    expect(page.locator("[name=persoon]").first).to_be_visible()


def _leave(page: Page) -> None:
    """Look at it as it is."""


# By whom, where, and what is done there.
OVERIG: dict[str, tuple[str, str, Callable[[Page], None]]] = {
    "not found": ("regisseur", f"/casussen/{NIEMAND}/", _leave),
    "no right": ("fg", "/signalen/", _leave),
    "link too old": (NIEMAND_INGELOGD, "/beheer/welkom/weg/", _leave),
    "wrong password": (NIEMAND_INGELOGD, "/inloggen/", _empty),
    "empty signaal": ("lev", "/signalen/nieuw/", _empty),
    "empty melding": ("lev", "/meldingen/nieuw/", _empty),
    "empty casus": ("regisseur", "/casussen/overnemen/", _empty),
    "empty overleg": ("regisseur", "/overleggen/nieuw/", _empty),
    "empty medewerker": ("beheer", "/beheer/medewerkers/nieuw/", _empty),
    "outdated overleg": ("regisseur", "/overleggen/?wanneer=komend", _be_late),
    "known person": ("regisseur", "/meldingen/nieuw/", _name_somebody_known),
    "found": ("regisseur", "/zoeken/", _search),
}


@pytest.mark.parametrize("geval", OVERIG)
def test_a_page_that_answers_is_usable(
    keten: Product, browser: Browser, geval: str
) -> None:
    rol, pad, doe = OVERIG[geval]

    with _sitting_down(browser, keten, rol) as (_, kijker):
        kijker.page.goto(f"{keten.url}{pad}")
        doe(kijker.page)

        fouten = kijker.judge()

    assert not fouten, "\n".join(fouten)
