"""A few numbers of the long proof ``beproef nummers``, always the same ones."""

import pytest

from keten.kern.models import Nummer
from keten.meting import nummers
from keten.meting.nummers import prove_nummers

pytestmark = pytest.mark.django_db


def test_no_two_are_the_same_and_every_wrong_character_is_noticed() -> None:
    uitkomst = prove_nummers(aantal=100, zaad=5)

    assert uitkomst.gelukt, uitkomst
    assert uitkomst.wat.startswith("100 nummers uitgegeven, 18.000 verschrijvingen")
    assert uitkomst.cijfer == "0"


def test_the_numbers_of_the_proof_are_given_back() -> None:
    prove_nummers(aantal=3, zaad=5)

    assert not Nummer.objects.exists()


def test_a_wrong_character_that_passes_is_counted(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(nummers, "is_geldig", lambda nummer: nummer.endswith("Y"))

    uitkomst = prove_nummers(aantal=2, zaad=5)

    assert not uitkomst.gelukt
    assert int(uitkomst.cijfer) > 0


def test_numbers_that_are_the_same_are_counted(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(nummers, "_given_out", lambda aantal: ["S-26-000-000"] * aantal)

    assert prove_nummers(aantal=3, zaad=5).cijfer == "2"
