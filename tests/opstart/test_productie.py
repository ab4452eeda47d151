import os
import subprocess
import sys

import pytest

from keten.opstart.paden import ROOT

GEHEIMEN = {
    "KETEN_SECRET_KEY": "proef-" + "0123456789abcdef" * 4,
    "KETEN_HOSTS": "keten.example.nl",
    "KETEN_AFZENDER": "keten@example.nl",
}


def check(**missing: None) -> subprocess.CompletedProcess[str]:
    omgeving = {k: v for k, v in (os.environ | GEHEIMEN).items() if k not in missing}
    omgeving |= {
        "DJANGO_SETTINGS_MODULE": "keten.settings.productie",
        "KETEN_OMGEVING_KLAAR": "1",
    }
    return subprocess.run(
        [sys.executable, "manage.py", "check", "--deploy", "--fail-level", "WARNING"],
        cwd=ROOT,
        env=omgeving,
        capture_output=True,
        text=True,
    )


def test_production_has_nothing_to_warn_about() -> None:
    done = check()

    assert not done.returncode, done.stderr
    assert "no issues" in done.stdout


@pytest.mark.parametrize("naam", GEHEIMEN)
def test_production_does_not_start_without_its_settings(naam: str) -> None:
    done = check(**{naam: None})

    assert done.returncode
    assert naam in done.stderr
