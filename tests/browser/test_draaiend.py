"""Starting and stopping the whole product; no browser, but as heavy as one."""

import os
import time
from pathlib import Path

import pytest

from keten.opstart.draaiend import NietGestartError, free_port
from tests.browser.product import Product


def in_groups(groups: set[int]) -> list[int]:
    """The processes of these groups that run; one that is dead already does not."""
    found = []
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            state = (folder / "stat").read_text().rsplit(")", 1)[1].split()[0]
            group = os.getpgid(int(folder.name))
        except (FileNotFoundError, ProcessLookupError):
            continue
        if group in groups and state != "Z":
            found.append(int(folder.name))
    return found


def test_a_part_that_dies_is_named_and_can_be_replaced(lege_keten: Product) -> None:
    draaiend = lege_keten.draaiend
    dood = draaiend.kill("worker")

    with pytest.raises(NietGestartError, match="'worker' is gestopt"):
        draaiend.check()
    draaiend.restart("worker")

    draaiend.check()
    assert lege_keten.worker_pid != dood


def test_the_queue_that_was_stopped_comes_back_as_another(lege_keten: Product) -> None:
    eerst = lege_keten.valkey_pid

    lege_keten.valkey.stop()
    lege_keten.valkey.start()

    assert lege_keten.valkey_pid != eerst


def test_everything_is_gone_within_three_seconds(lege_keten: Product) -> None:
    draaiend = lege_keten.draaiend
    groups = {kind.process.pid for kind in draaiend.kinderen}
    running = in_groups(groups)

    begin = time.monotonic()
    draaiend.stop()
    while in_groups(groups) and time.monotonic() - begin < 3:
        time.sleep(0.02)

    assert len(running) > len(groups)
    assert in_groups(groups) == []


def test_a_free_port_is_taken_as_asked() -> None:
    poort = free_port()

    assert free_port(vanaf=poort) == poort
