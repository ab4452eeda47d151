import pytest

from keten.kern.tekst import fold


@pytest.mark.parametrize(
    ("geschreven", "letters"),
    [
        ("El Amrani", "elamrani"),
        ("Elamrani", "elamrani"),
        ("Él-Amrâni", "elamrani"),
        ("van 't Hof", "vanthof"),
        ("Łukasz", "lukasz"),
        ("Çelik", "celik"),
        ("Işık", "isik"),
        ("Øster", "oster"),
        ("Straße", "strasse"),
        ("  ", ""),
        ("😀", ""),
        ("Jansen2", "jansen2"),
    ],
)
def test_a_name_is_found_however_it_is_written(geschreven: str, letters: str) -> None:
    assert fold(geschreven) == letters


def test_a_name_that_was_folded_stays_as_it_is() -> None:
    assert fold(fold("Él-Amrâni")) == fold("Él-Amrâni")
