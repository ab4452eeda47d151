"""
A copy of everything, that only the right key opens, and that can be put back.

Each day a database with one row; ``beproef reservekopie`` takes the demo data.
"""

import os
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from keten.kern.databank import KOPIE
from keten.opstart import kluis, reservekopie
from keten.opstart import kopie as kopie_maken
from tests.server import url_for
from tests.sjabloon import SJABLOON, clone

BRON = "kopie_bron"
KANARIE = "kanarie-in-de-kopie"


@pytest.fixture(scope="module")
def bron() -> Iterator[str]:
    """A database with one row that we know again."""
    naam = f"{BRON}_{os.environ.get('PYTEST_XDIST_WORKER', 'gw')}"
    clone(admin_url=os.environ["KETEN_ADMIN_URL"], naam=naam, van=SJABLOON)
    with psycopg.connect(url_for("", naam)) as admin:
        admin.execute(
            "INSERT INTO organisaties_gemeente (id, versie, gemaakt_op, gewijzigd_op,"
            " naam, cbs_code, geldig_van) VALUES (gen_random_uuid(), 1, now(), now(),"
            " %s, '9999', '2020-01-01')",
            [KANARIE],
        )
        admin.execute(
            "INSERT INTO django_session VALUES (%s, %s, now())", ["sleutel", KANARIE]
        )
    yield naam
    _drop(naam)


@pytest.fixture(scope="module")
def sleutels() -> tuple[bytes, bytes]:
    return kluis.create_sleutels()


@pytest.fixture(scope="module")
def kopie(
    bron: str, sleutels: tuple[bytes, bytes], tmp_path_factory: pytest.TempPathFactory
) -> Path:
    doel = tmp_path_factory.mktemp("kopie") / "keten.kopie"
    kopie_maken.make_kopie(url=url_for(KOPIE, bron), doel=doel, publiek=sleutels[1])
    return doel


@pytest.fixture
def terug(bron: str) -> Iterator[str]:
    naam = f"{bron}_terug"
    yield naam
    _drop(naam)


def _drop(naam: str) -> None:
    with psycopg.connect(url_for(""), autocommit=True) as admin:
        admin.execute(f"DROP DATABASE IF EXISTS {naam} WITH (FORCE)")


def _restore(naam: str, bestand: Path, prive: bytes) -> dict[str, tuple[int, int]]:
    return kopie_maken.restore_kopie(
        admin_url=os.environ["KETEN_ADMIN_URL"], naam=naam, bron=bestand, prive=prive
    )


def test_what_is_put_back_is_all_that_there_was(
    kopie: Path, terug: str, sleutels: tuple[bytes, bytes]
) -> None:
    anders = _restore(terug, kopie, sleutels[0])

    assert anders == {}
    with psycopg.connect(url_for("", terug)) as admin:
        rijen = admin.execute("SELECT naam FROM organisaties_gemeente").fetchall()
    assert (KANARIE,) in rijen


def test_nobody_is_logged_in_after_putting_back(
    kopie: Path, terug: str, sleutels: tuple[bytes, bytes]
) -> None:
    _restore(terug, kopie, sleutels[0])

    with psycopg.connect(url_for("", terug)) as admin:
        (aantal,) = admin.execute("SELECT count(*) FROM django_session").fetchone() or (
            None,
        )
    assert aantal == 0


def test_the_file_shows_nothing_without_the_key(kopie: Path) -> None:
    inhoud = kopie.read_bytes()

    assert KANARIE.encode() not in inhoud
    assert b"organisaties_gemeente" not in inhoud
    assert kopie.stat().st_mode & 0o077 == 0


def test_another_key_does_not_open_it(kopie: Path, terug: str) -> None:
    with pytest.raises(kluis.KluisError, match="hoort niet bij"):
        _restore(terug, kopie, kluis.create_sleutels()[0])


@pytest.mark.parametrize("plek", [20, 200, -1])
def test_a_byte_that_was_changed_is_refused(
    kopie: Path, terug: str, sleutels: tuple[bytes, bytes], tmp_path: Path, plek: int
) -> None:
    inhoud = bytearray(kopie.read_bytes())
    inhoud[plek] ^= 1
    stuk = tmp_path / "stuk"
    stuk.write_bytes(inhoud)

    with pytest.raises(kluis.KluisError):
        _restore(terug, stuk, sleutels[0])


def test_a_file_that_was_cut_off_is_refused(tmp_path: Path) -> None:
    prive, publiek = kluis.create_sleutels()
    heel = tmp_path / "heel"
    with heel.open("wb") as bestand:
        kist = kluis.Schrijver(bestand, publiek=publiek)
        kist.write(b"x" * (kluis.STUK + 1))
        kist.close()
    # Exactly after the first piece: each piece by itself is sound.
    kop = heel.read_bytes()[: len(kluis.MERK) + 80 + 4 + kluis.STUK + 16]
    heel.write_bytes(kop)

    with heel.open("rb") as bestand, pytest.raises(kluis.KluisError):
        list(kluis.read_stukken(bestand, prive=prive))


def test_a_database_in_which_something_stands_is_left_alone(
    kopie: Path, bron: str, sleutels: tuple[bytes, bytes]
) -> None:
    with pytest.raises(kopie_maken.KopieError, match="niet leeg"):
        _restore(bron, kopie, sleutels[0])


def test_the_role_of_the_copy_changes_nothing(bron: str) -> None:
    with (
        psycopg.connect(url_for(KOPIE, bron)) as connection,
        pytest.raises(psycopg.errors.InsufficientPrivilege),
    ):
        connection.execute("UPDATE organisaties_gemeente SET naam = 'x'")


def test_a_key_is_never_written_over(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    prive = tmp_path / "sleutel.pem"
    prive.write_text("van mij")

    code = reservekopie.main(
        "reservekopie", [str(tmp_path / "kopie"), "--maak-sleutels", str(prive)]
    )

    assert code == 1
    assert prive.read_text() == "van mij"
    assert "bestaat al" in capsys.readouterr().out
