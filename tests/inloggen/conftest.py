"""Somebody who logs in, where a second step must be."""

from typing import Any

import pytest
from django.test import Client

from keten.organisaties.models import Medewerker
from tests.factories import MedewerkerFactory
from tests.gedeeld import gedeeld
from tests.inloggen.telefoon import add_app, log_in


@pytest.fixture
def verplicht(settings: Any) -> None:
    """Whoever has no second factor comes no further than choosing one."""
    settings.KETEN_TWEEDE_FACTOR = True


@gedeeld
def lev() -> Medewerker:
    medewerker: Medewerker = MedewerkerFactory(professional=True)
    return medewerker


@pytest.fixture
def ingeschreven(lev: Medewerker) -> tuple[str, list[str]]:
    client = Client()
    log_in(client, lev.inlognaam)
    return add_app(client)


@gedeeld
def vreemde() -> Medewerker:
    medewerker: Medewerker = MedewerkerFactory(professional=True)
    return medewerker
