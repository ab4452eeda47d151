"""Guard: every requirement of the ASVS has a line, and a test that is named exists."""

import ast
import tomllib
from collections import Counter
from collections.abc import Iterator
from functools import cache
from typing import Any

import yaml
from django.conf import settings

from tests.architectuur.bronnen import ROOT

# section -> how many requirements it has in version 5.0.0
AANTALLEN = {
    "1.1": 2, "1.2": 10, "1.3": 12, "1.4": 3, "1.5": 3, "2.1": 3, "2.2": 3, "2.3": 5,
    "2.4": 2, "3.1": 1, "3.2": 3, "3.3": 5, "3.4": 8, "3.5": 8, "3.6": 1, "3.7": 5,
    "4.1": 5, "4.2": 5, "4.3": 2, "4.4": 4, "5.1": 1, "5.2": 6, "5.3": 3, "5.4": 3,
    "6.1": 3, "6.2": 12, "6.3": 8, "6.4": 6, "6.5": 8, "6.6": 4, "6.7": 2, "6.8": 4,
    "7.1": 3, "7.2": 4, "7.3": 2, "7.4": 5, "7.5": 3, "7.6": 2, "8.1": 4, "8.2": 4,
    "8.3": 3, "8.4": 2, "9.1": 3, "9.2": 4, "10.1": 2, "10.2": 3, "10.3": 5,
    "10.4": 16, "10.5": 5, "10.6": 2, "10.7": 3, "11.1": 4, "11.2": 5, "11.3": 5,
    "11.4": 4, "11.5": 2, "11.6": 2, "11.7": 2, "12.1": 5, "12.2": 2, "12.3": 5,
    "13.1": 4, "13.2": 6, "13.3": 4, "13.4": 7, "14.1": 2, "14.2": 8, "14.3": 3,
    "15.1": 5, "15.2": 5, "15.3": 7, "15.4": 4, "16.1": 1, "16.2": 5, "16.3": 4,
    "16.4": 3, "16.5": 4, "17.1": 2, "17.2": 8, "17.3": 2,
}  # fmt: skip
ALLE = [
    f"{deel}.{n}" for deel, aantal in AANTALLEN.items() for n in range(1, aantal + 1)
]


@cache
def _page() -> dict[str, Any]:
    gelezen: dict[str, Any] = yaml.safe_load((ROOT / "docs" / "asvs.yml").read_text())
    return gelezen


def _expand(bereik: str) -> list[str]:
    van, _, tot = bereik.partition("-")
    return ALLE[ALLE.index(van) : ALLE.index(tot or van) + 1]


def _named() -> Iterator[str]:
    for rij in _page()["eisen"]:
        yield from rij["eis"]
    for bereik in _page()["rest"]:
        yield from _expand(bereik)


def _tests(bestand: str) -> set[str]:
    pad = ROOT / bestand
    boom = ast.parse(pad.read_text()) if pad.exists() else ast.Module([], [])
    return {deel.name for deel in boom.body if isinstance(deel, ast.FunctionDef)}


def test_every_requirement_has_one_line() -> None:
    assert Counter(_named()) == Counter(ALLE)


def test_every_requirement_says_what_shows_it() -> None:
    zonder = [
        rij["eis"]
        for rij in _page()["eisen"]
        if not rij.get("toets") and not rij.get("open") and not rij.get("elders")
    ]

    assert not zonder


def test_every_test_that_is_named_exists() -> None:
    weg = [
        toets
        for rij in _page()["eisen"]
        for toets in rij.get("toets", [])
        if toets.partition("::")[2] not in _tests(toets.partition("::")[0])
    ]

    assert not weg


def test_the_linter_looks_for_what_this_page_says() -> None:
    regels = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["ruff"]

    assert "S" in regels["lint"]["select"]


def test_the_queue_reads_nothing_but_json() -> None:
    assert settings.CELERY_ACCEPT_CONTENT == ["json"]
    assert settings.CELERY_TASK_SERIALIZER == "json"


def test_passwords_are_kept_with_argon2id() -> None:
    instellingen = (ROOT / "keten" / "settings" / "base.py").read_text()

    assert (
        'PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]'
        in instellingen
    )
