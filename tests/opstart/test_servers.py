"""Commands share the servers; the last one out stops them."""

import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from keten.opstart import servers as module
from keten.opstart.servers import Servers
from keten.opstart.valkey import Valkey


@pytest.fixture
def valkey(monkeypatch: pytest.MonkeyPatch) -> Iterator[Valkey]:
    with tempfile.TemporaryDirectory(prefix="ks-") as name:
        folder = Path(name)
        monkeypatch.setattr(module, "VAR", folder)
        monkeypatch.setenv("DATABASE_URL", "postgresql://elders/keten")
        monkeypatch.delenv("REDIS_URL")
        server = module.own_valkey()
        yield server
        server.stop()


def test_a_server_is_there_for_the_length_of_a_command(valkey: Valkey) -> None:
    een = Servers()

    een.open()
    during = valkey.runs()
    een.close()

    assert during
    assert not valkey.runs()


def test_a_second_command_leaves_the_server_of_the_first(
    valkey: Valkey, monkeypatch: pytest.MonkeyPatch
) -> None:
    een, twee = Servers(), Servers()
    een.open()
    pid = valkey.pid()
    monkeypatch.delenv("REDIS_URL")

    twee.open()
    twee.close()

    assert valkey.pid() == pid
    een.close()


def test_who_started_may_leave_before_who_came_later(valkey: Valkey) -> None:
    een, twee = Servers(), Servers()
    een.open()
    twee.open()

    een.close()
    after_first = valkey.runs()
    twee.close()

    assert after_first
    assert not valkey.runs()


def test_a_named_server_is_left_alone(
    valkey: Valkey, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("REDIS_URL", "redis://elders:6379/0")
    een = Servers()

    een.open()
    een.close()

    assert not valkey.runs()
