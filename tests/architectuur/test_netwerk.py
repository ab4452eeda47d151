"""Guard 15: no test reaches beyond this machine."""

import socket

import pytest

from tests.conftest import NetwerkError


@pytest.mark.parametrize("adres", ["192.0.2.1", "example.org"])
def test_the_world_is_out_of_reach(adres: str) -> None:
    with (
        socket.socket() as telefoon,
        pytest.raises(NetwerkError),
    ):
        telefoon.connect((adres, 80))


def test_this_machine_is_within_reach() -> None:
    with (
        socket.create_server(("127.0.0.1", 0)) as server,
        socket.create_connection(server.getsockname(), timeout=1) as telefoon,
    ):
        assert telefoon.getpeername() == server.getsockname()
