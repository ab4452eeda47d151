"""What the handbook of who runs Keten says, beside what Keten does."""

import re

import pytest
from django.core.management import get_commands

from tests.architectuur.bronnen import ROOT
from tests.architectuur.test_deur import OPEN
from tests.browser.adressen import rows

UITROL = (ROOT / "docs" / "uitrol.md").read_text()
# setting -> why nobody who runs it in earnest needs it
NIET_IN_PRODUCTIE = {
    "KETEN_BEGIN": "the first command, on one computer",
    "KETEN_CHROMIUM": "the browser of the tests",
    "KETEN_KLOK_BESTAND": "a clock that can be shifted",
    "KETEN_OMGEVING_KLAAR": "the first command, on one computer",
    "KETEN_OPGESTART": "the first command, on one computer",
    "KETEN_POSTMAP": "where the mail catcher puts its mail",
    "KETEN_TIK": "a beat that goes faster",
    "KETEN_TWEEDE_FACTOR": "a demonstration with a second step",
}
_INSTELLING = re.compile(r'"(KETEN_[A-Z]+(?:_[A-Z]+)*|DATABASE_URL[A-Z_]*|REDIS_URL)"')
_BRONNEN = ("settings", "kern", "logboek", "opstart", "inloggen")


def _settings() -> set[str]:
    """Return what the code reads from the environment, by name."""
    namen = set()
    for map_ in _BRONNEN:
        for pad in (ROOT / "keten" / map_).rglob("*.py"):
            for regel in pad.read_text().splitlines():
                if re.search(r"environ|_secret\(|read_geheim\(|^NAAM", regel):
                    namen |= set(_INSTELLING.findall(regel))
    return {naam.removesuffix("_FILE") for naam in namen}


def test_every_setting_of_production_is_explained() -> None:
    # Of mail the first is written out, and of the others only how they differ.
    kort = {naam: naam.replace("KETEN_MAIL", "`") for naam in _settings()}
    zonder = {
        naam
        for naam in _settings() - NIET_IN_PRODUCTIE.keys()
        if naam not in UITROL and kort[naam] not in UITROL
    }

    assert not zonder


def test_every_command_that_is_named_exists() -> None:
    genoemd = set(re.findall(r"manage\.py (\w+)", UITROL))

    assert genoemd <= {*get_commands(), "reservekopie", "terugzetten", "start"}


@pytest.mark.parametrize("naam", OPEN)
def test_no_public_page_stands_in_the_log_of_the_proxy(naam: str) -> None:
    """Who visits it stands nowhere, and some hold a secret in their address."""
    regels = re.findall(r'^\s+"~(\^\S+)" 0;$', UITROL, re.MULTILINE)
    (route,) = (f"/{rij.route}" for rij in rows() if rij.naam == naam)

    assert any(re.match(regel, route) for regel in regels)


def test_a_page_behind_the_door_does() -> None:
    regels = re.findall(r'^\s+"~(\^\S+)" 0;$', UITROL, re.MULTILINE)

    assert not any(re.match(regel, "/casussen/") for regel in regels)
