import tempfile
from pathlib import Path

import pytest

from keten.opstart.paden import socket_folder


def test_a_socket_stays_in_its_folder_when_it_fits() -> None:
    folder = Path("/srv/keten/var")

    assert socket_folder(folder=folder, name="s") == folder


def test_a_deep_checkout_gets_a_short_folder_of_its_own(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    een, twee = (Path("/srv") / (letter * 120) for letter in "ab")
    with tempfile.TemporaryDirectory(prefix="kp-") as short:
        monkeypatch.setattr(tempfile, "tempdir", short)

        korte = [socket_folder(folder=folder, name="s.sock") for folder in (een, twee)]

    assert all(str(kort).startswith(short) for kort in korte)
    assert korte[0] != korte[1]
