"""Production does not run where everybody knows the passwords."""

import os
import subprocess
import sys
from typing import Any

import pytest
from django.core import checks
from django.core.management import call_command
from django.db import connection

from keten.kern import proefstand
from keten.opstart.paden import ROOT
from tests.factories import InrichtingFactory
from tests.server import url_for


@pytest.mark.django_db
def test_production_refuses_a_demo(settings: Any) -> None:
    settings.KETEN_WEIGERT_DEMO = True
    InrichtingFactory(demo=True)

    with pytest.raises(proefstand.DemoDatabaseError):
        proefstand.refuse_demo()
    with pytest.raises(proefstand.DemoDatabaseError):
        checks.run_checks()


@pytest.mark.django_db
def test_production_runs_on_what_is_real(settings: Any) -> None:
    settings.KETEN_WEIGERT_DEMO = True
    InrichtingFactory(demo=False)

    proefstand.refuse_demo()


@pytest.mark.django_db
def test_the_demo_runs_on_a_demo() -> None:
    InrichtingFactory(demo=True)

    proefstand.refuse_demo()
    call_command("check")


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(
    "opdracht",
    [
        ["manage.py", "check"],
        ["-c", "import keten.wsgi"],
        ["-m", "celery", "--app", "keten.celery", "beat", "--schedule", os.devnull],
    ],
    ids=["manage", "web", "beat"],
)
def test_no_process_of_production_starts_on_a_demo(opdracht: list[str]) -> None:
    InrichtingFactory(demo=True)
    omgeving = os.environ | {
        "DJANGO_SETTINGS_MODULE": "keten.settings.productie",
        "DATABASE_URL": url_for("keten_app", connection.settings_dict["NAME"]),
        "KETEN_SECRET_KEY": "proef-" + "0123456789abcdef" * 4,
        "KETEN_HOSTS": "keten.example.nl",
        "KETEN_AFZENDER": "keten@example.nl",
        "KETEN_OMGEVING_KLAAR": "1",
    }

    done = subprocess.run(
        [sys.executable, *opdracht],
        cwd=ROOT,
        env=omgeving,
        capture_output=True,
        text=True,
        timeout=60,
    )

    assert done.returncode
    assert "Deze database is een demo" in done.stderr
