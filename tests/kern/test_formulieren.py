import datetime as dt

import pytest
from django.core.exceptions import ValidationError

from keten.kern import klok
from keten.kern.datums import parse_datum
from keten.kern.formulieren import (
    DatumVeld,
    Formulier,
    JaNeeVeld,
    RegelVeld,
    TijdVeld,
)

ZONDAG = dt.date(2026, 11, 22)


@pytest.mark.parametrize(
    ("getypt", "dag"),
    [
        ("15-12-2026", dt.date(2026, 12, 15)),
        ("15/12/2026", dt.date(2026, 12, 15)),
        ("15.12.2026", dt.date(2026, 12, 15)),
        ("15 12 2026", dt.date(2026, 12, 15)),
        ("15-12-26", dt.date(2026, 12, 15)),
        ("2026-12-15", dt.date(2026, 12, 15)),
        ("  15-12-2026 ", dt.date(2026, 12, 15)),
        ("1-2-2027", dt.date(2027, 2, 1)),
        ("di 15-12-2026", dt.date(2026, 12, 15)),
        ("15-12", dt.date(2026, 12, 15)),
        ("22-11", dt.date(2026, 11, 22)),
        ("21-11", dt.date(2027, 11, 21)),
        ("12 nov", dt.date(2027, 11, 12)),
        ("12 nov.", dt.date(2027, 11, 12)),
        ("12 november 2026", dt.date(2026, 11, 12)),
        ("12 maart", dt.date(2027, 3, 12)),
        ("12 mrt 2027", dt.date(2027, 3, 12)),
        ("12 MEI", dt.date(2027, 5, 12)),
        ("vandaag", dt.date(2026, 11, 22)),
        ("morgen", dt.date(2026, 11, 23)),
        ("Overmorgen", dt.date(2026, 11, 24)),
        ("volgende week", dt.date(2026, 11, 29)),
        ("ma", dt.date(2026, 11, 23)),
        ("vr", dt.date(2026, 11, 27)),
        ("vrijdag", dt.date(2026, 11, 27)),
        ("zo", dt.date(2026, 11, 29)),
        ("29-02-2028", dt.date(2028, 2, 29)),
    ],
)
def test_a_date_is_read_as_people_write_it(getypt: str, dag: dt.date) -> None:
    assert parse_datum(getypt, today=ZONDAG) == dag


@pytest.mark.parametrize(
    "getypt",
    [
        "",
        "gisteren",
        "maart",
        "vroeger",
        "v",
        "31-02-2027",
        "29-02-2027",
        "0-1-2027",
        "15-13-2027",
        "1-1-0001",
        "1-1-9999",
        "15-12-202",
        "12 foo",
        "12",
        "<script>",
        "１５－１２－２０２６",
    ],
)
def test_what_is_no_date_is_not_guessed(getypt: str) -> None:
    assert parse_datum(getypt, today=ZONDAG) is None


def test_a_date_that_does_not_exist_is_explained() -> None:
    with pytest.raises(ValidationError, match="Deze datum bestaat niet"):
        DatumVeld().clean("31-02-2027")


def test_a_day_that_is_over_is_refused_where_it_must_come() -> None:
    gisteren = klok.vandaag() - dt.timedelta(days=1)

    with pytest.raises(ValidationError, match="niet voorbij"):
        DatumVeld(verleden=False).clean(f"{gisteren:%d-%m-%Y}")


def test_today_is_not_over() -> None:
    assert DatumVeld(verleden=False).clean("vandaag") == klok.vandaag()


def test_a_day_to_come_is_refused_where_it_was() -> None:
    with pytest.raises(ValidationError, match="toekomst"):
        DatumVeld(toekomst=False).clean("morgen")


@pytest.mark.parametrize("getypt", ["13.30", "13:30", "1330"])
def test_a_time_is_read_as_people_write_it(getypt: str) -> None:
    assert TijdVeld().clean(getypt) == dt.time(13, 30)


@pytest.mark.parametrize("getypt", ["25.00", "half twee", "13.60"])
def test_a_time_that_does_not_exist_is_explained(getypt: str) -> None:
    with pytest.raises(ValidationError, match="Deze tijd bestaat niet"):
        TijdVeld().clean(getypt)


class Proefformulier(Formulier):
    naam = RegelVeld(label="Naam")


def test_a_form_gives_what_was_typed_without_its_plumbing() -> None:
    form = Proefformulier({"naam": "x", "versie": "3"})

    assert form.is_valid()
    assert form.velden == {"naam": "x"}


def test_two_forms_are_two_submissions() -> None:
    een, ander = (Proefformulier()["indiening"].value() for _ in range(2))

    assert een != ander


def test_a_text_that_is_too_long_is_refused_and_not_cut() -> None:
    form = Proefformulier({"naam": "x" * 301})

    assert not form.is_valid()
    assert form["naam"].value() == "x" * 301


class Vraagformulier(Formulier):
    gevaar = JaNeeVeld(label="Is er nu gevaar?")


@pytest.mark.parametrize(("keuze", "waarde"), [("ja", True), ("nee", False)])
def test_yes_or_no_is_what_was_chosen(keuze: str, waarde: bool) -> None:
    form = Vraagformulier({"gevaar": keuze})

    assert form.is_valid()
    assert form.velden == {"gevaar": waarde}


def test_a_question_that_is_not_answered_asks_again() -> None:
    form = Vraagformulier({})

    assert form.errors["gevaar"] == ["Kies ja of nee."]


def test_what_was_answered_before_stands_there() -> None:
    assert Vraagformulier(initial={"gevaar": False})["gevaar"].value() == "nee"
