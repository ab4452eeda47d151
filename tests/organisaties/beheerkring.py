"""A partnership with those who manage it, for the tests of functional management."""

from dataclasses import dataclass

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from keten.organisaties.models import Medewerker
from tests.factories import MedewerkerFactory
from tests.rollen import Kring, make_kring


@dataclass(frozen=True)
class Beheer:
    """
    Who manages.

    :param levbeheer: manages colleagues of LEV only
    :param vreemd_beheer: manages another partnership
    """

    kring: Kring
    fb: Medewerker
    beleid: Medewerker
    levbeheer: Medewerker
    vreemd_beheer: Medewerker


def make_beheer() -> Beheer:
    """Make the partnership and its managers."""
    kring = make_kring()
    hier = {"organisatie": kring.gemeente, "verband": kring.verband}
    return Beheer(
        kring=kring,
        fb=MedewerkerFactory(beheer=True, **hier),
        beleid=MedewerkerFactory(beleid=True, **hier),
        levbeheer=MedewerkerFactory(
            collegabeheer=True, organisatie=kring.levgroep, verband=kring.verband
        ),
        vreemd_beheer=MedewerkerFactory(beheer=True),
    )


def count_queries(client: Client, url: str) -> int:
    """Return how many questions a page asks of the database."""
    client.get(url)  # what is asked once per process
    with CaptureQueriesContext(connection) as vragen:
        assert client.get(url).status_code == 200
    return len(vragen)
