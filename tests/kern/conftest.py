from pathlib import Path

import pytest

from signalen.models import Signaal
from tests.gedeeld import gedeeld
from tests.rollen import Kring, make_kring, make_signaal


@pytest.fixture(autouse=True)
def _own_clock(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody else sets the clock of these tests."""
    monkeypatch.setenv("KETEN_KLOK_BESTAND", str(tmp_path / "klok"))


@gedeeld
def kring(db: None) -> Kring:
    """A small partnership."""
    return make_kring()


@gedeeld
def signaal(kring: Kring) -> Signaal:
    """What a professional just sent in."""
    return make_signaal(kring)
