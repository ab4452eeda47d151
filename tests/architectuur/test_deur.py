"""Guard 2: every address leads to the door, or stands on the list of open ones."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.urls import URLPattern, URLResolver, get_resolver

from keten.toegang.poort import BeveiligdMixin
from tests.architectuur.bronnen import check

# name of the URL -> why everybody may come here
OPEN: dict[str, str] = {
    "account_login": "how people come in",
    "account_logout": "whoever is in may go out",
    "beveiliging": "whoever finds a hole must know whom to warn",
    "gezond": "the machine asks whether we live; tells nothing else",
    "hulp": "who cannot come in needs it most",
    "koppelen": "the link with which a new colleague names where they log in",
    "openid_connect_callback": "back from where somebody works, with a token",
    "openid_connect_login": "how people come in from where they work",
    "mfa_authenticate": "the second step of coming in",
    "tweede_stap_kwijt": "the second step of coming in",
    "organisaties:welkom": "the link with which a new colleague chooses a password",
    "organisaties:wachtwoord_vergeten": "who forgot the password cannot log in",
    "privacy": "everybody may read what is done with data",
    "schending": "where a browser tells what it held back",
    "thema": "two colours",
    "weg": "an empty page for who must hide at once",
    "toegankelijkheid": "everybody may read what is not accessible yet",
}


def _addresses(patronen: list[Any], ruimte: str = "") -> Iterator[tuple[str, Any]]:
    for rij in patronen:
        if isinstance(rij, URLResolver):
            binnen = f"{rij.namespace}:" if rij.namespace else ruimte
            yield from _addresses(rij.url_patterns, binnen)
        elif isinstance(rij, URLPattern):
            klasse = getattr(rij.callback, "view_class", rij.callback)
            yield f"{ruimte}{rij.name or rij.pattern}", klasse


def all_addresses() -> list[tuple[str, Any]]:
    """Return every address by name, with the view behind it."""
    return list(_addresses(get_resolver().url_patterns))


def _is_behind_the_door(view: Any) -> bool:
    return isinstance(view, type) and issubclass(view, BeveiligdMixin)


def test_every_address_leads_through_the_door() -> None:
    check(
        {naam for naam, view in all_addresses() if not _is_behind_the_door(view)}, OPEN
    )


def test_every_view_behind_the_door_names_its_right() -> None:
    zonder = {
        n
        for n, v in all_addresses()
        if _is_behind_the_door(v) and not hasattr(v, "recht")
    }

    assert not zonder


def test_no_two_addresses_carry_one_name() -> None:
    namen = [naam for naam, _ in all_addresses()]

    assert sorted(namen) == sorted(set(namen))


@pytest.mark.parametrize("naam", OPEN)
def test_an_open_address_exists(naam: str) -> None:
    assert naam in {gevonden for gevonden, _ in all_addresses()}
