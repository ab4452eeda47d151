"""``manage.py beproef``: one line with the figure last, and a row in the document."""

from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from keten.meting import metingen
from keten.meting.management.commands import beproef
from keten.meting.proeven import PROEVEN, Proef
from keten.meting.uitkomst import Uitkomst

ROOT = Path(__file__).resolve().parents[2]
# proof -> the sample of it that runs every day
STEEKPROEVEN = {
    "inloggen": "tests/inloggen/test_gelijk.py",
    "inzage": "tests/demo/test_rondgang.py",
    "intrekken": "tests/toegang/test_middernacht.py",
    "invoer": "tests/invoer/test_ronde.py",
    "knoeien": "tests/logboek/test_ketting.py",
    "kosten": "tests/meting/test_kosten.py",
    "matrix": "tests/toegang/test_matrix.py",
    "miljoen": "tests/meting/test_miljoen.py",
    "mutatie": "tests/mutatie/test_mutatie.py",
    "netten": "tests/toegang/test_netten.py",
    "nummers": "tests/meting/test_nummers.py",
    "sluiten": "tests/meting/test_sluiten.py",
    "volgorde": "tests/meting/test_volgorde.py",
    "rechten": "tests/toegang/test_rechten_steekproef.py",
    "verwijzingen": "tests/toegang/test_verwijzingen.py",
    "uitval": "tests/uitval/test_steekproef.py",
    "zonder-deur": "tests/toegang/test_een_net.py",
    "zonder-poort": "tests/toegang/test_een_net.py",
    "zonder-rijen": "tests/toegang/test_een_net.py",
    "reservekopie": "tests/opstart/test_reservekopie.py",
    "zoeken": "tests/meting/test_zoeken.py",
}


@pytest.fixture
def proef(monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    """A short proof that ends as the test says, and what it was asked."""
    gevraagd: dict[str, Any] = {"gelukt": True}

    def bewijs(*, aantal: int, zaad: int) -> Uitkomst:
        gevraagd.update(aantal=aantal, zaad=zaad)
        return Uitkomst(f"{aantal} gedaan; fout", "0", gelukt=gevraagd["gelukt"])

    kort = Proef("kort", "het loopt goed af", 12, bewijs)
    monkeypatch.setattr(beproef, "PROEVEN", {"kort": kort})
    return gevraagd


@pytest.fixture
def document(settings: Any, tmp_path: Path) -> Path:
    """The document with what was measured, still empty."""
    settings.ROOT = tmp_path
    (tmp_path / "docs").mkdir()
    bestand = tmp_path / metingen.PAD
    bestand.write_text("# Metingen\n\n## Proeven\n\n| proef |\n|---|\n\n## Daarna\n")
    return bestand


def test_a_proof_says_in_one_line_how_it_ended_with_the_figure_last(
    proef: dict[str, Any], capsys: pytest.CaptureFixture[str]
) -> None:
    call_command("beproef", "kort", "--zaad", "7")

    assert capsys.readouterr().out == "kort (zaad 7): 12 gedaan; fout: 0\n"
    assert (proef["aantal"], proef["zaad"]) == (12, 7)


def test_how_much_can_be_said(proef: dict[str, Any]) -> None:
    call_command("beproef", "kort", "--aantal", "3")

    assert proef["aantal"] == 3
    assert proef["zaad"] >= 0


def test_a_proof_that_falls_short_ends_with_an_error(proef: dict[str, Any]) -> None:
    proef["gelukt"] = False

    with pytest.raises(SystemExit) as einde:
        call_command("beproef", "kort")

    assert einde.value.code == 1


@pytest.mark.usefixtures("proef")
def test_nothing_is_no_proof() -> None:
    with pytest.raises(CommandError, match="1 of meer"):
        call_command("beproef", "kort", "--aantal", "0")


def test_a_proof_that_does_not_exist_is_answered_with_those_that_do() -> None:
    with pytest.raises(CommandError) as fout:
        call_command("beproef", "onzin")

    assert all(naam in str(fout.value) for naam in PROEVEN)


def test_without_a_name_it_says_which_there_are(
    capsys: pytest.CaptureFixture[str],
) -> None:
    call_command("beproef")

    assert all(proef.wat in capsys.readouterr().out for proef in [PROEVEN["uitval"]])


@pytest.mark.django_db
def test_without_the_tables_it_says_what_to_do_first(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def bewijs(*, aantal: int, zaad: int) -> Uitkomst:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1 FROM van_een_latere_versie")
        raise AssertionError

    kort = Proef("kort", "het loopt goed af", 12, bewijs)
    monkeypatch.setattr(beproef, "PROEVEN", {"kort": kort})

    with pytest.raises(CommandError, match=r"manage\.py migrate"):
        call_command("beproef", "kort")


@pytest.mark.django_db
@pytest.mark.parametrize("naam", ["rechten", "intrekken"])
def test_without_the_demo_it_says_what_to_do_first(naam: str) -> None:
    with pytest.raises(CommandError, match=r"manage\.py demodata"):
        call_command("beproef", naam, "--aantal", "1")


@pytest.mark.usefixtures("proef")
def test_what_came_of_it_is_added_to_the_document(document: Path) -> None:
    call_command("beproef", "kort", "--zaad", "7", "--vastleggen")
    call_command("beproef", "kort", "--zaad", "8", "--vastleggen")

    voor, daarna = document.read_text().split("## Daarna")
    *_, een, twee, _, _ = voor.split("\n")
    assert een.startswith("| `manage.py beproef kort --aantal 12 --zaad 7` | ")
    assert een.endswith(" | 12 gedaan; fout: 0 |")
    assert "--zaad 8" in twee
    assert daarna == "\n"
    assert metingen.proeven(voor) == {"kort"}


def test_what_falls_short_is_added_too(proef: dict[str, Any], document: Path) -> None:
    proef["gelukt"] = False

    with pytest.raises(SystemExit):
        call_command("beproef", "kort", "--vastleggen")

    assert "12 gedaan" in document.read_text()


def test_every_proof_in_the_document_exists() -> None:
    genoemd = metingen.proeven((ROOT / metingen.PAD).read_text())

    assert genoemd
    assert genoemd <= set(PROEVEN)


def test_every_proof_has_a_sample_that_runs_every_day() -> None:
    assert set(STEEKPROEVEN) == set(PROEVEN)
    for naam, pad in STEEKPROEVEN.items():
        assert f"beproef {naam}" in (ROOT / pad).read_text()
