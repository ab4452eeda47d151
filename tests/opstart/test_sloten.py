"""The locks say exactly what is installed, and never from where."""

import json
import re

import pytest

from keten.opstart.paden import ROOT

SLOTEN = (
    "requirements-productie.txt",
    "requirements.txt",
    "requirements-proef.txt",
    "keten/opstart/uv.txt",
    "keten/opstart/node.txt",
)


def pins(naam: str) -> dict[str, str]:
    lines = re.findall(
        r"^([\w.\[\]-]+)==(\S+)", (ROOT / naam).read_text(), re.MULTILINE
    )
    return dict(lines)


@pytest.mark.parametrize("naam", SLOTEN)
def test_a_lock_holds_no_address(naam: str) -> None:
    tekst = (ROOT / naam).read_text()

    assert not re.search(r"https?://|file:|--(find-links|index|extra)", tekst)


@pytest.mark.parametrize("naam", SLOTEN)
def test_every_package_has_its_hashes(naam: str) -> None:
    blocks = re.split(r"^(?=[\w.-]+==)", (ROOT / naam).read_text(), flags=re.MULTILINE)

    assert pins(naam)
    assert all("--hash=sha256:" in block for block in blocks[1:])


@pytest.mark.parametrize(
    ("klein", "groot"),
    [
        ("requirements-productie.txt", "requirements.txt"),
        ("requirements.txt", "requirements-proef.txt"),
    ],
)
def test_the_tests_run_on_what_production_runs_on(klein: str, groot: str) -> None:
    assert pins(klein).items() <= pins(groot).items()


def test_the_lock_of_the_front_end_holds_no_address() -> None:
    slot = json.loads((ROOT / "package-lock.json").read_text())

    assert [naam for naam, deel in slot["packages"].items() if "resolved" in deel] == []


def test_front_end_packages_run_nothing_when_installed() -> None:
    assert "ignore-scripts=true" in (ROOT / ".npmrc").read_text().splitlines()
