from pathlib import Path

from keten.opstart.paden import socket_folder


def test_a_socket_stays_in_its_folder_when_it_fits() -> None:
    folder = Path("/srv/keten/var")

    assert socket_folder(folder=folder, name="s") == folder


def test_a_deep_checkout_gets_a_short_folder_of_its_own(tmp_path: Path) -> None:
    een, twee = (tmp_path / (letter * 40) for letter in ("aaa", "bbb"))

    korte = [socket_folder(folder=folder, name="valkey.sock") for folder in (een, twee)]

    assert all(len(str(kort / "valkey.sock")) < 100 for kort in korte)
    assert korte[0] != korte[1]
