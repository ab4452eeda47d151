from typing import Any

import pytest
from django.test import Client

from meldingen.models import Melding
from signalen.models import Signaal
from tests.gedeeld import gedeeld
from tests.rollen import Kring, make_kring, make_melding, make_signaal


@gedeeld
def kring(db: Any) -> Kring:
    return make_kring()


@gedeeld
def signaal(kring: Kring) -> Signaal:
    """Sent in by the professional of LEV."""
    return make_signaal(kring)


@pytest.fixture
def lev(kring: Kring) -> Client:
    return kring.client(kring.lev)


@pytest.fixture
def meldpunt(kring: Kring) -> Client:
    return kring.client(kring.meldpunt)


@pytest.fixture
def regisseur(kring: Kring) -> Client:
    return kring.client(kring.regisseur)


@gedeeld
def melding(kring: Kring) -> Melding:
    """Made by the meldpunt of a signaal of LEV, about one person."""
    return make_melding(kring)
