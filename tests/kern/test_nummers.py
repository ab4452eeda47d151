import datetime as dt
import secrets
from collections.abc import Iterator

import pytest

from keten.kern.models import Nummer
from keten.kern.nummers import (
    TEKENS,
    NummersOpError,
    controleteken,
    is_geldig,
    new_nummer,
)

DAG = dt.date(2026, 11, 22)
VIJF = ("00000", "7Q4KM", "Y0Y0Y", "ABCDE", "99999")


def _whole(vijf: str) -> str:
    zes = vijf + controleteken(vijf)
    return f"S-26-{zes[:3]}-{zes[3:]}"


def _variants(nummer: str) -> Iterator[str]:
    """Return the number with one character wrong, in every place."""
    for plaats in (5, 6, 7, 9, 10, 11):
        for teken in TEKENS:
            if teken != nummer[plaats]:
                yield nummer[:plaats] + teken + nummer[plaats + 1 :]


def _swaps(nummer: str) -> Iterator[str]:
    """Return the number with two different characters swapped."""
    plaatsen = (5, 6, 7, 9, 10, 11)
    for een in plaatsen:
        for ander in plaatsen:
            letters = list(nummer)
            letters[een], letters[ander] = letters[ander], letters[een]
            if letters != list(nummer):
                yield "".join(letters)


@pytest.mark.parametrize("vijf", VIJF)
def test_a_number_checks(vijf: str) -> None:
    assert is_geldig(_whole(vijf))


@pytest.mark.parametrize("vijf", VIJF)
def test_one_wrong_character_is_caught(vijf: str) -> None:
    assert not [fout for fout in _variants(_whole(vijf)) if is_geldig(fout)]


@pytest.mark.parametrize("vijf", VIJF)
def test_two_characters_that_were_swapped_are_caught(vijf: str) -> None:
    assert not [fout for fout in _swaps(_whole(vijf)) if is_geldig(fout)]


@pytest.mark.parametrize(
    "tekst", ["", "S-26", "S-26-7Q4", "S-26-7Q4-KM", "S-26-ÀÀÀ-ÀÀÀ"]
)
def test_what_is_no_number_does_not_check(tekst: str) -> None:
    assert not is_geldig(tekst)


def test_a_number_may_be_typed_in_small_letters() -> None:
    assert is_geldig(_whole("7Q4KM").lower())


@pytest.mark.django_db
def test_a_new_number_says_its_kind_and_year() -> None:
    nummer = new_nummer("S", today=DAG)

    assert nummer.startswith("S-26-")
    assert is_geldig(nummer)


@pytest.mark.django_db
def test_a_number_that_was_given_out_is_kept_for_ever() -> None:
    nummer = new_nummer("S", today=DAG)

    assert Nummer.objects.filter(nummer=nummer).exists()


@pytest.mark.django_db
def test_a_number_that_was_given_out_does_not_come_back(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    Nummer.objects.create(nummer=_whole("00000"))
    worp = iter("00000" + "11111")
    monkeypatch.setattr(secrets, "choice", lambda tekens: next(worp))

    assert new_nummer("S", today=DAG) == _whole("11111")


@pytest.mark.django_db
def test_when_every_try_was_given_out_there_is_no_number(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    Nummer.objects.create(nummer=_whole("00000"))
    monkeypatch.setattr(secrets, "choice", lambda tekens: "0")

    with pytest.raises(NummersOpError):
        new_nummer("S", today=DAG)
