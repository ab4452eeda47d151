"""A date of birth as people know it."""

import datetime as dt

import pytest
from django.core.exceptions import ValidationError

from keten.kern import klok
from keten.personen.forms import GeboorteVeld, Geboren


@pytest.mark.parametrize(
    ("tekst", "geboren"),
    [
        ("14-03-2011", Geboren(dt.date(2011, 3, 14), "exact")),
        ("14 mrt 2011", Geboren(dt.date(2011, 3, 14), "exact")),
        (" 2011 ", Geboren(dt.date(2011, 1, 1), "jaar")),
        ("rond 2011", Geboren(dt.date(2011, 1, 1), "geschat")),
        ("ongeveer 2011", Geboren(dt.date(2011, 1, 1), "geschat")),
    ],
)
def test_a_date_a_year_and_a_guess_are_read(tekst: str, geboren: Geboren) -> None:
    assert GeboorteVeld().clean(tekst) == geboren


@pytest.mark.parametrize(
    "tekst",
    ["31-02-2011", "1850", "9999", "morgen ooit", "a" * 1_000_000, "20\x0011", "٢٠١١"],
)
def test_what_is_no_date_is_refused(tekst: str) -> None:
    with pytest.raises(ValidationError, match="Schrijf een datum of een jaar"):
        GeboorteVeld().clean(tekst)


def test_nobody_is_born_tomorrow() -> None:
    morgen = klok.vandaag() + dt.timedelta(days=1)

    with pytest.raises(ValidationError, match="toekomst"):
        GeboorteVeld().clean(f"{morgen:%d-%m-%Y}")


@pytest.mark.parametrize("tekst", ["14-03-2011", "2011", "rond 2011"])
def test_what_is_shown_can_be_read_again(tekst: str) -> None:
    veld = GeboorteVeld()

    assert str(veld.clean(str(veld.clean(tekst)))) == tekst


def test_nothing_is_nothing() -> None:
    assert GeboorteVeld(required=False).clean("") is None
