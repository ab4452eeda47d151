"""What is sealed opens in its own place, with its own key, and nowhere else."""

from io import StringIO
from typing import Any

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError
from django.db import connection
from django.db.models.deletion import Collector

from keten.kern.versleuteld import (
    NAAM,
    GeenSleutelringError,
    Geheim,
    OnleesbaarError,
    Verzegeld,
    make_sleutel,
    read_ring,
    unseal,
)
from keten.personen import actions
from keten.personen.models import GeheimAdres
from tests.factories import GeheimAdresFactory

pytestmark = pytest.mark.django_db
ADRES = "Kanariepad 7, Helmond"


def make(**velden: Any) -> GeheimAdres:
    rij = GeheimAdresFactory(adres=Geheim(ADRES), **velden)
    return GeheimAdres.objects.get(pk=rij.pk)


def ring_of(*sleutels: str) -> str:
    return "\n".join(sleutels)


def test_what_is_sealed_opens() -> None:
    assert unseal(make(), "adres") == ADRES


def test_the_database_holds_nothing_of_it() -> None:
    rij = make()

    with connection.cursor() as cursor:
        cursor.execute("SELECT adres FROM personen_geheimadres WHERE id = %s", [rij.pk])
        inhoud = bytes(cursor.fetchone()[0])
    assert inhoud.startswith(read_ring().kop)
    assert b"Kanarie" not in inhoud


def test_the_same_is_never_sealed_alike() -> None:
    een, twee = make(), make()

    assert een.adres.inhoud != twee.adres.inhoud


def test_it_shows_itself_to_nobody() -> None:
    rij = make()

    for tekst in (
        str(rij.adres),
        repr(rij.adres),
        f"{Geheim(ADRES)!r} {Geheim(ADRES)}",
    ):
        assert "Kanarie" not in tekst
    with pytest.raises(OnleesbaarError):
        rij.adres.reveal()


def test_copied_to_another_row_it_does_not_open() -> None:
    een, twee = make(), make()

    GeheimAdres.objects.filter(pk=twee.pk).update(adres=een.adres)

    with pytest.raises(OnleesbaarError):
        unseal(GeheimAdres.objects.get(pk=twee.pk), "adres")


@pytest.mark.parametrize("plek", [0, 1, 2, 5, 6, 17, 18, -17, -1])
def test_one_bit_changed_does_not_open(plek: int) -> None:
    rij = make()
    inhoud = bytearray(rij.adres.inhoud)
    inhoud[plek] ^= 1
    rij.adres = Verzegeld(bytes(inhoud))

    with pytest.raises(OnleesbaarError):
        unseal(rij, "adres")


@pytest.mark.parametrize("lengte", [0, 1, 2, 6, 17, 18, 30])
def test_cut_off_it_does_not_open(lengte: int) -> None:
    rij = make()
    rij.adres = Verzegeld(rij.adres.inhoud[:lengte])

    with pytest.raises(OnleesbaarError):
        unseal(rij, "adres")


@pytest.mark.parametrize("waarde", [ADRES, ADRES.encode(), Geheim(ADRES)])
def test_what_is_not_sealed_does_not_reach_the_database(waarde: Any) -> None:
    rij = make()

    with pytest.raises(TypeError):
        GeheimAdres.objects.filter(pk=rij.pk).update(adres=waarde)


@pytest.mark.parametrize("waarde", [ADRES, ADRES.encode()])
def test_a_bare_text_is_not_saved(waarde: Any) -> None:
    with pytest.raises(TypeError):
        GeheimAdresFactory(adres=waarde)


def test_a_row_goes_without_being_read(monkeypatch: pytest.MonkeyPatch) -> None:
    rij = make()
    monkeypatch.setenv(NAAM, make_sleutel())

    vers = GeheimAdres.objects.get(pk=rij.pk)

    assert str(vers) == str(rij.pk)
    with pytest.raises(OnleesbaarError):
        unseal(vers, "adres")
    with connection.cursor() as cursor:
        # As the one who destroys: the application may not.
        cursor.execute("SELECT has_table_privilege('personen_geheimadres', 'DELETE')")
        assert cursor.fetchone() == (False,)
    Collector(using="default").collect([vers])


@pytest.mark.parametrize(
    "ring", ["", "geen sleutel", "a2xlaW4=", "kapot=="], ids=lambda r: r or "leeg"
)
def test_without_a_whole_ring_nothing_is_sealed(
    monkeypatch: pytest.MonkeyPatch, ring: str
) -> None:
    monkeypatch.setenv(NAAM, ring)

    with pytest.raises(GeenSleutelringError, match=NAAM):
        read_ring()
    with pytest.raises(GeenSleutelringError):
        make()


def test_a_file_that_is_not_there_is_no_ring(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(f"{NAAM}_FILE", "/bestaat/niet")

    with pytest.raises(GeenSleutelringError):
        read_ring()


def rotate(**opties: Any) -> str:
    uit = StringIO()
    call_command("roteer_sleutel", stdout=uit, **opties)
    return uit.getvalue()


def test_a_new_key_takes_over(monkeypatch: pytest.MonkeyPatch) -> None:
    """Also when it was broken off between two batches."""
    oud, nieuw = make_sleutel(), make_sleutel()
    monkeypatch.setenv(NAAM, oud)
    rijen = [make() for _ in range(7)]
    monkeypatch.setenv(NAAM, ring_of(nieuw, oud))
    actions.reseal_batch(na=None, aantal=3)
    assert actions.count_old() == 4

    assert "oude sleutel 0, niet te lezen 0" in rotate(per=2)

    monkeypatch.setenv(NAAM, nieuw)
    for rij in rijen:
        assert unseal(GeheimAdres.objects.get(pk=rij.pk), "adres") == ADRES
    assert "vernieuwd 0" in rotate()


def test_what_cannot_be_read_is_counted_and_left(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    weg, nieuw = make_sleutel(), make_sleutel()
    monkeypatch.setenv(NAAM, weg)
    kwijt = make()
    monkeypatch.setenv(NAAM, nieuw)
    goed = make()

    with pytest.raises(CommandError, match="oude sleutel"):
        rotate()

    assert actions.count_old() == 1
    assert unseal(GeheimAdres.objects.get(pk=goed.pk), "adres") == ADRES
    monkeypatch.setenv(NAAM, weg)
    assert unseal(GeheimAdres.objects.get(pk=kwijt.pk), "adres") == ADRES
