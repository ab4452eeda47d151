import datetime as dt
import os
import subprocess
import sys

import pytest

from keten.kern import klok
from keten.opstart.paden import ROOT

GEHEIMEN = {
    "KETEN_SECRET_KEY": "proef-" + "0123456789abcdef" * 4,
    "KETEN_HOSTS": "keten.example.nl",
    "KETEN_AFZENDER": "keten@example.nl",
}
# Without these it runs, but somebody is told.
ANDERS = {
    "KETEN_VEILIGHEID_CONTACT": "mailto:beveiliging@example.nl",
    "KETEN_VEILIGHEID_TOT": str(klok.vandaag() + dt.timedelta(days=90)),
}


def check(**missing: None) -> subprocess.CompletedProcess[str]:
    omgeving = {
        k: v for k, v in (os.environ | GEHEIMEN | ANDERS).items() if k not in missing
    }
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


def test_production_warns_that_nobody_can_be_warned() -> None:
    done = check(KETEN_VEILIGHEID_TOT=None)

    assert done.returncode
    assert "KETEN_VEILIGHEID_TOT" in done.stderr


@pytest.mark.parametrize("naam", GEHEIMEN)
def test_production_does_not_start_without_its_settings(naam: str) -> None:
    done = check(**{naam: None})

    assert done.returncode
    assert naam in done.stderr
