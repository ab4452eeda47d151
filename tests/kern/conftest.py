from pathlib import Path

import pytest


@pytest.fixture(autouse=True)
def _own_clock(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody else sets the clock of these tests."""
    monkeypatch.setenv("KETEN_KLOK_BESTAND", str(tmp_path / "klok"))
