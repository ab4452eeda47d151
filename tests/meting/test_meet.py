"""``manage.py meet``: when it refuses, what it prints, what it keeps."""

import subprocess
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from keten.kern.models import Inrichting
from keten.meting import drukwerk, metingen, opstelling
from keten.meting.management.commands import meet


@pytest.mark.django_db
def test_without_demo_data_it_refuses() -> None:
    with pytest.raises(CommandError, match="Meten kan alleen met demogegevens"):
        call_command("meet")


@pytest.mark.django_db
def test_a_missing_account_of_the_demo_is_named() -> None:
    with pytest.raises(opstelling.GeenDemoError, match="regisseur"):
        opstelling.find_actor("regisseur")


def test_a_pdf_that_is_not_made_says_why(monkeypatch: pytest.MonkeyPatch) -> None:
    class Klaar:
        returncode, stdout, stderr = 1, "", "pango ontbreekt"

    monkeypatch.setattr(subprocess, "run", lambda *_, **__: Klaar())

    with pytest.raises(drukwerk.NietGemaaktError, match="pango ontbreekt"):
        drukwerk.measure_drukwerk(10)


@pytest.mark.django_db
def test_what_is_measured_is_printed_and_added_to_the_document(
    monkeypatch: pytest.MonkeyPatch, settings: Any, tmp_path: Any, capsys: Any
) -> None:
    Inrichting(naam="Demo", afzender="keten@voorbeeld.example", demo=True).save()
    settings.ROOT = tmp_path
    (tmp_path / "docs").mkdir()
    bestand = tmp_path / metingen.PAD
    bestand.write_text("# Metingen\n\n## Pagina's en PDF's\n\n## Proeven\n")
    monkeypatch.setattr(meet, "_table", lambda *, keren: f"| tabel van {keren} |")

    call_command("meet", "--vastleggen", "--keren", "7")

    assert "| tabel van 7 |" in capsys.readouterr().out
    delen = bestand.read_text().split("## Proeven")
    assert "kernen" in delen[0]
    assert delen[0].rstrip().endswith("| tabel van 7 |")
