from typing import Any

import pytest
import yaml

from keten.opstart.paden import ROOT
from keten.opstart.processen import BEAT, WEB, WORKER, ZEGELAAR


@pytest.fixture(scope="module")
def compose() -> dict[str, Any]:
    document: dict[str, Any] = yaml.safe_load((ROOT / "docker-compose.yml").read_text())
    return document


@pytest.mark.parametrize(
    ("naam", "command"),
    [
        ("web", WEB.command(host="0.0.0.0", poort=8000, aantal=2)),  # noqa: S104
        ("worker", WORKER.command(aantal=2)),
        ("beat", BEAT.command()),
        ("zegelaar", ZEGELAAR.command()),
    ],
)
def test_production_runs_what_start_runs(
    compose: dict[str, Any], naam: str, command: list[str]
) -> None:
    assert compose["services"][naam]["command"] == command


@pytest.mark.parametrize("naam", ["web", "worker", "beat"])
def test_whoever_serves_does_not_know_the_owner(
    compose: dict[str, Any], naam: str
) -> None:
    service = compose["services"][naam]

    assert "keten_app@" in service["environment"]["DATABASE_URL"]
    assert not {"eigenaar", "admin"} & set(service["secrets"])


def test_only_the_sealer_knows_the_key_of_the_chain(compose: dict[str, Any]) -> None:
    met_sleutel = {
        naam
        for naam, service in compose["services"].items()
        if "zegel" in service.get("secrets", [])
    }

    assert met_sleutel == {"zegelaar"}
    assert "DATABASE_URL" not in compose["services"]["zegelaar"]["environment"]


def test_only_the_owner_migrates(compose: dict[str, Any]) -> None:
    migratie = compose["services"]["migratie"]

    assert "keten_eigenaar@" in migratie["environment"]["DATABASE_URL"]
    assert migratie["command"][:3] == ["python", "manage.py", "migrate"]


def test_who_makes_the_copy_can_only_read_and_not_open_it(
    compose: dict[str, Any],
) -> None:
    kopie = compose["services"]["kopie"]

    assert kopie["secrets"] == ["kopie"]
    assert "keten_kopie@" in kopie["environment"]["DATABASE_URL_KOPIE"]
    assert "reservekopie --sleutel /sleutel.pem" in kopie["command"][-1]


@pytest.mark.parametrize("naam", ["web", "worker", "postgres", "valkey", "post"])
def test_every_server_tells_whether_it_is_healthy(
    compose: dict[str, Any], naam: str
) -> None:
    assert compose["services"][naam]["healthcheck"]["test"]


def test_every_secret_that_is_used_is_declared(compose: dict[str, Any]) -> None:
    used = {
        secret
        for service in compose["services"].values()
        for secret in service.get("secrets", [])
    }

    assert used == set(compose["secrets"])
