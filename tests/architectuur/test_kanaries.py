"""Guard 16: what people wrote stands nowhere in the open. Here: does it look?"""

import logging

import pytest
from django.core import mail
from django.test import Client

from keten.kern.models import Opdracht
from tests.kanarie import BEGIN, MAG, Kanaries, fields
from tests.kanaries import BLADEN, KANARIES
from tests.rollen import make_kring, make_signaal

VELD = "signalen.Signaal.feiten"
GEHEIM = "Een zwarte scooter wacht bij het zwembad"


@pytest.fixture
def kanaries() -> Kanaries:
    nieuw = Kanaries()
    nieuw.keep(VELD, GEHEIM)
    return nieuw


@pytest.mark.parametrize(
    "tekst",
    [
        GEHEIM,
        f"<p>{GEHEIM.upper()}</p>",
        "?q=Een%20zwarte%20scooter%20wacht%20bij",
        f"...{GEHEIM[:BEGIN]}",
        "Een zwarte\n  scooter wacht bij",
    ],
)
def test_a_secret_is_found_as_it_was_written(kanaries: Kanaries, tekst: str) -> None:
    kanaries.hear("title", tekst)

    (lek,) = kanaries.leaks()
    assert VELD in lek
    assert "title" in lek


@pytest.mark.parametrize("tekst", ["", "Signaal S-26-0001", "een scooter", GEHEIM[5:]])
def test_what_only_looks_like_it_is_none(kanaries: Kanaries, tekst: str) -> None:
    kanaries.hear("title", tekst)

    assert not list(kanaries.leaks())


def test_a_secret_in_a_row_of_words_is_one_too() -> None:
    kanaries = Kanaries()
    kanaries.keep("kern.Concept.inhoud", {"feiten": [GEHEIM], "status": "onbekend"})
    kanaries.hear("task", f"({GEHEIM!r},)", "onbekend")

    assert len(list(kanaries.leaks())) == 1


@pytest.mark.parametrize(("naam", "lekt"), [("Tweede", 0), ("Zwartgroen", 1)])
def test_a_word_of_the_product_is_no_name(naam: str, lekt: int) -> None:
    kanaries = Kanaries()
    kanaries.keep(VELD, naam)
    kanaries.hear("title", f"Een {naam.lower()} keer")

    assert len(list(kanaries.leaks())) == lekt


@pytest.mark.django_db
def test_what_is_said_is_overheard() -> None:
    """All ears are open: what a test makes Keten say stands in the list."""
    make_signaal(make_kring(), feiten=GEHEIM)
    Client().get("/inloggen/")
    mail.EmailMessage("een onderwerp", "een tekst", "a@b.nl", ["c@d.nl"]).send()
    Opdracht.objects.create(taak="kern.proef", gegevens={"pk": "1"})
    logging.getLogger("keten.proef").warning("een regel")

    plekken = {plek for plek, _ in KANARIES.gezegd}

    assert GEHEIM.lower()[:BEGIN].strip() in KANARIES.geheimen
    assert plekken >= {"title", "header", "address", "public page", "mail", "log"}
    assert plekken >= {"kern.Opdracht", "auditlog.LogEntry"}


def test_every_secret_is_of_a_table_that_is_not_open() -> None:
    ook = {label: fields()[label] for label in BLADEN if fields().get(label)}

    # What is in a document is no text; its name is.
    assert ook == {"kern.Document": ("inhoud",)}


def test_a_rule_for_an_exception_names_a_field_that_exists() -> None:
    bekend = {
        f"{label}.{veld}" for label, velden in fields().items() for veld in velden
    }
    assert {veld for _, veld in MAG} <= bekend
