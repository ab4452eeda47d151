"""From an empty database to two people who can log in, or not at all."""

import datetime as dt
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.test import Client

from casusoverleg.actions import inrichting as actions
from casusoverleg.models import Overleg, Overlegreeks
from keten.kern import klok
from keten.kern.models import Inrichting
from keten.organisaties import inrichting
from keten.organisaties.models import (
    Convenant,
    Deelname,
    Medewerker,
    Organisatie,
    Samenwerkingsverband,
    Uitnodiging,
)
from tests.architectuur.bronnen import ROOT
from tests.factories import RoltoekenningFactory
from tests.rollen import actor_of

pytestmark = pytest.mark.django_db
VOORBEELD = ROOT / "docs" / "inrichten-voorbeeld.toml"
VANDAAG = dt.date(2026, 11, 22)


@pytest.fixture(autouse=True)
def _vandaag() -> Iterator[None]:
    with klok.op_moment(klok.moment_op(VANDAAG, dt.time(12))):
        yield


def _set_up(pad: Path, capsys: pytest.CaptureFixture[str]) -> str:
    call_command("inrichten", bestand=pad)
    return capsys.readouterr().out


def _links(uit: str) -> list[str]:
    return re.findall(r"http://[^/\s]+(/\S+/welkom/[\w-]+/)", uit)


def _changed(tmp_path: Path, oud: str, nieuw: str) -> Path:
    tekst = VOORBEELD.read_text()
    assert oud in tekst
    pad = tmp_path / "gemeente.toml"
    pad.write_text(tekst.replace(oud, nieuw))
    return pad


def _fault(pad: Path) -> str:
    with pytest.raises(CommandError) as fout:
        call_command("inrichten", bestand=pad)
    return str(fout.value)


def _is_empty() -> bool:
    soorten = (Inrichting, Organisatie, Medewerker, Samenwerkingsverband, Overleg)
    return not any(soort._base_manager.exists() for soort in soorten)


def test_the_example_sets_everything_up(capsys: pytest.CaptureFixture[str]) -> None:
    uit = _set_up(VOORBEELD, capsys)

    assert Inrichting.objects.get().naam == "Gemeente Voorbeeld"
    assert not Inrichting.objects.get().demo
    assert Convenant.objects.get().ondertekend_op == dt.date(2026, 1, 5)
    assert Deelname.objects.count() == Organisatie.objects.count() == 4
    assert Overlegreeks.objects.get().begin == dt.time(13, 30)
    overleggen = Overleg.objects.order_by("datum")
    assert overleggen.count() == 12
    assert overleggen[0].datum == dt.date(2026, 12, 10)
    assert overleggen[11].datum == dt.date(2027, 11, 11)
    assert len(_links(uit)) == 2


def test_the_first_two_choose_a_password_and_come_in(
    capsys: pytest.CaptureFixture[str],
) -> None:
    uit = _set_up(VOORBEELD, capsys)

    for pad, naam in zip(_links(uit), ("beheer", "regisseur"), strict=True):
        woord = {"password1": "vier woorden zijn goed", "password2": ""}
        woord["password2"] = woord["password1"]
        assert Client().post(pad, woord).status_code == 302
        client = Client()
        client.post("/inloggen/", {"login": naam, "password": woord["password1"]})
        assert client.get("/").status_code == 200
        assert client.get("/beheer/medewerkers/").status_code == 200


def test_the_first_two_hold_their_role_at_once(
    capsys: pytest.CaptureFixture[str],
) -> None:
    _set_up(VOORBEELD, capsys)

    rollen = {
        naam: {
            rol for rol, _ in actor_of(Medewerker.objects.get(inlognaam=naam)).rollen
        }
        for naam in ("beheer", "regisseur")
    }

    assert rollen == {
        "beheer": {"functioneel_beheerder"},
        "regisseur": {"trajectregisseur"},
    }


def test_the_first_links_work_a_day(capsys: pytest.CaptureFixture[str]) -> None:
    uit = _set_up(VOORBEELD, capsys)

    tot = {rij.geldig_tot for rij in Uitnodiging.objects.all()}
    assert tot == {klok.nu() + dt.timedelta(hours=24)} or all(
        dt.timedelta(hours=23) < t - klok.nu() <= dt.timedelta(hours=24) for t in tot
    )
    with klok.op_moment(klok.nu() + dt.timedelta(hours=25)):
        assert Client().get(_links(uit)[0]).status_code == 404


def test_it_is_done_once(capsys: pytest.CaptureFixture[str]) -> None:
    _set_up(VOORBEELD, capsys)

    assert "al ingericht" in _fault(VOORBEELD)
    assert Medewerker.objects.count() == 2


def test_it_is_refused_where_anybody_ever_had_a_role() -> None:
    RoltoekenningFactory(goedgekeurd_op=None)

    assert "al ingericht" in _fault(VOORBEELD)
    assert not Inrichting.objects.exists()


@pytest.mark.parametrize(
    ("oud", "nieuw", "regel", "woorden"),
    [
        ('cbs_code = "9999"', 'cbs_code = "99"', "cbs_code", "vier cijfers"),
        ('"#00538c"', '"blauw"', "kleur_actie", "#00538c"),
        (
            "geldig_van = 2026-01-05",
            'geldig_van = "31-02-2026"',
            "geldig_van",
            "bestaat",
        ),
        ("geldig_van = 2026-01-05", "", "[convenant]", "Vul een datum in"),
        ('eind = "16.30"', 'eind = "12.30"', "eind", "niet na het begin"),
        ('soort = "politie"', 'soort = "leger"', "soort", "Kies er een"),
        ('naam = "Halt"', 'naam = "Politie"', "naam", "is er al"),
        ('naam = "Halt"', 'naam = "gemeente voorbeeld"', "naam", "is er al"),
        ('inlognaam = "regisseur"', 'inlognaam = "Beheer"', "inlognaam", "beheerder"),
        (
            'email = "beheer@voorbeeld.example"',
            'email = "x"',
            "email",
            "geen mailadres",
        ),
        ('kenmerk = "CV', 'kenmark = "CV', "kenmark", "onbekend"),
        ('naam = "Halt"', 'naam = ["Halt"]', "naam", "schrijf één tekst"),
        ("[mail]", "[post]", "[post]", "onbekend"),
        ('plaats = "Stadskantoor', "plaats = Stadskantoor", "plaats", "TOML"),
    ],
)
def test_a_mistake_is_told_with_its_line_and_nothing_is_kept(
    tmp_path: Path, oud: str, nieuw: str, regel: str, woorden: str
) -> None:
    pad = _changed(tmp_path, oud, nieuw)
    regels = pad.read_text().splitlines()

    fout = _fault(pad)

    assert woorden in fout
    genoemd = [int(nummer) for nummer in re.findall(r"regel (\d+)", fout)]
    assert any(regel in regels[nummer - 1] for nummer in genoemd), fout
    assert _is_empty()


def test_a_table_that_is_missing_is_named(tmp_path: Path) -> None:
    pad = tmp_path / "leeg.toml"
    pad.write_text("")

    fout = _fault(pad)

    assert all(f"[{naam}] ontbreekt" in fout for naam in inrichting.TABELLEN)


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    assert "niet te lezen" in _fault(tmp_path / "weg.toml")


def test_half_of_it_is_never_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> None:
        raise RuntimeError

    monkeypatch.setattr(actions, "_plan", fail)
    with pytest.raises(RuntimeError):
        call_command("inrichten", bestand=VOORBEELD)

    assert _is_empty()


ANTWOORDEN = """
Gemeente Proefstad
9999
Casusoverleg Proefstad
CO
Samen jongeren beschermen.
CV-1
morgen
05-01-2026
05-01-2026

rood
#7a1f5c
#00538c
keten@proefstad.example
13.30
12.00
Raadzaal
16.30
Bo Beheerder
bo
bo@proefstad.example

Rick Regisseur
rick
rick@proefstad.example

Politie
politie

""".strip("\n").split("\n")


def test_without_a_file_everything_is_asked(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    antwoorden = iter([*ANTWOORDEN, "", ""])
    monkeypatch.setattr("builtins.input", lambda vraag: next(antwoorden))

    call_command("inrichten")

    uit = capsys.readouterr().out
    assert "Deze datum ligt in de toekomst" in uit
    assert "Schrijf een kleur als #00538c" in uit
    assert "niet na het begin" in uit
    assert Organisatie.objects.filter(naam="Gemeente Proefstad").exists()
    assert Organisatie.objects.get(naam="Politie").deelnames.exists()
    assert len(_links(uit)) == 2


def test_who_breaks_off_leaves_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    def gone(vraag: str) -> str:
        raise EOFError

    monkeypatch.setattr("builtins.input", gone)

    with pytest.raises(CommandError, match="Er is niets vastgelegd"):
        call_command("inrichten")

    assert _is_empty()
