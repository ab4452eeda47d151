"""A rotation that is killed in the act loses nothing, and goes on where it was."""

import os
import subprocess
import sys

import psycopg
import pytest
from django.core.management import call_command
from django.db import connection

from keten.kern.databank import APP, EIGENAAR
from keten.kern.versleuteld import NAAM, Geheim, make_sleutel, unseal
from keten.meting.product import wait_until
from keten.opstart.paden import ROOT
from keten.personen import actions
from keten.personen.models import GeheimAdres
from tests.factories import GeheimAdresFactory
from tests.server import url_for

pytestmark = pytest.mark.django_db(transaction=True)
ADRES = "Tussenweg 12, Nergenshuizen"


def _rotate_apart() -> subprocess.Popen[bytes]:
    """Rotate in a process of its own, two rows at a time."""
    naam = connection.settings_dict["NAME"]
    omgeving = {
        "KETEN_OMGEVING_KLAAR": "1",
        "DJANGO_SETTINGS_MODULE": "keten.settings.demo",
        "DATABASE_URL": url_for(APP, naam),
        "DATABASE_URL_EIGENAAR": url_for(EIGENAAR, naam),
    }
    return subprocess.Popen(
        [sys.executable, str(ROOT / "manage.py"), "roteer_sleutel", "--per", "2"],
        cwd=ROOT,
        env=os.environ | omgeving,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )


def test_a_rotation_that_is_killed_goes_on_where_it_was(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    oud, nieuw = make_sleutel(), make_sleutel()
    monkeypatch.setenv(NAAM, oud)
    rijen = sorted(GeheimAdresFactory(adres=Geheim(ADRES)).pk for _ in range(6))
    monkeypatch.setenv(NAAM, f"{nieuw}\n{oud}")

    # Somebody holds the fourth: in the second batch it waits, and there it dies.
    with psycopg.connect(url_for("", connection.settings_dict["NAME"])) as ander:
        ander.execute(
            "SELECT 1 FROM personen_geheimadres WHERE id = %s FOR UPDATE", [rijen[3]]
        )
        proces = _rotate_apart()
        wait_until(lambda: actions.count_old() == 4, "de eerste twee zijn vernieuwd")
        proces.kill()
        proces.wait()

    assert actions.count_old() == 4
    call_command("roteer_sleutel", per=2)
    assert actions.count_old() == 0
    monkeypatch.setenv(NAAM, nieuw)
    gelezen = {unseal(rij, "adres") for rij in GeheimAdres.objects.all()}
    assert gelezen == {ADRES}
