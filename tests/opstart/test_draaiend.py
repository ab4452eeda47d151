"""Starting and stopping the whole product; no browser, but as heavy as one."""

import os
import time
from pathlib import Path

import pytest

from keten.opstart.draaiend import Draaiend, NietGestartError, free_port

pytestmark = pytest.mark.browser


def lives(pid: int) -> bool:
    """Tell whether a process runs; one that waits to be counted does not."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0] != "Z"
    except FileNotFoundError:
        return False


def in_groups(groups: set[int]) -> list[int]:
    found = []
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            group = os.getpgid(int(folder.name))
        except ProcessLookupError:
            continue
        if group in groups and lives(int(folder.name)):
            found.append(int(folder.name))
    return found


@pytest.fixture
def draaiend(tmp_path: Path) -> Draaiend:
    omgeving = os.environ | {"DJANGO_SETTINGS_MODULE": "keten.settings.demo"}
    return Draaiend(omgeving=omgeving, folder=tmp_path, poort=free_port())


def test_everything_is_gone_within_three_seconds(draaiend: Draaiend) -> None:
    draaiend.start()
    groups = {kind.process.pid for kind in draaiend.kinderen}
    time.sleep(2)
    running = in_groups(groups)

    begin = time.monotonic()
    draaiend.stop()

    assert len(running) > len(groups)
    assert time.monotonic() - begin < 3
    assert in_groups(groups) == []


def test_a_part_that_dies_is_named(draaiend: Draaiend) -> None:
    draaiend.start()
    try:
        os.kill(draaiend.pid("beat"), 9)
        draaiend.kinderen[-1].process.wait()

        with pytest.raises(NietGestartError, match="'beat' is gestopt"):
            draaiend.check()
    finally:
        draaiend.stop()


def test_a_taken_port_is_passed_over() -> None:
    poort = free_port()
    assert free_port(vanaf=poort) == poort
