"""The chain: what was touched is named; a sample of ``beproef knoeien``."""

import io
import re
from collections.abc import Iterator
from typing import Any

import psycopg
import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from pypdf import PdfReader

from casusoverleg import documents
from keten.kern.databank import APP, ZEGELAAR
from keten.logboek import ketting
from keten.meting.knoeien import tamper
from tests.factories import UitgifteFactory
from tests.rol import as_superuser
from tests.rollen import make_kring, make_signaal
from tests.server import url_for

pytestmark = pytest.mark.django_db(transaction=True)
SLEUTEL = b"een sleutel die alleen deze proef kent"
LATE_REGEL = """
    INSERT INTO logboek_inzageregel (organisaties, verbanden, rollen, actie, soort,
        objecten, doel, resultaat, verzoek_id, termen)
    VALUES ('{}', '{}', '{}', 'laat', '', '{}', 'inzien', 200, gen_random_uuid(), '{}')
"""


@pytest.fixture
def zegelaar() -> Iterator[psycopg.Connection[Any]]:
    with psycopg.connect(_url(ZEGELAAR), autocommit=True) as verbinding:
        yield verbinding


def _url(rol: str) -> str:
    return url_for(rol, connection.settings_dict["NAME"])


def _verify(zegelaar: psycopg.Connection[Any], **wat: str) -> list[str]:
    return [str(b) for b in ketting.verify(zegelaar, sleutel=SLEUTEL, **wat)]


def test_what_was_touched_is_named_and_a_cut_is_found_by_the_head() -> None:
    make_signaal(make_kring())

    uitkomst = tamper(admin_url=_url(""), aantal=40, zaad=7)

    assert uitkomst.gelukt, uitkomst
    assert uitkomst.cijfer == "0"


def test_a_row_that_ends_late_is_no_false_alarm(
    zegelaar: psycopg.Connection[Any],
) -> None:
    with psycopg.connect(_url(APP)) as laat:
        laat.execute(LATE_REGEL)
        make_signaal(make_kring())
        ketting.seal(zegelaar, sleutel=SLEUTEL)
        assert not zegelaar.execute("SELECT 1 FROM logboek_zegel").fetchone()
    assert not _verify(zegelaar)

    ketting.seal(zegelaar, sleutel=SLEUTEL)

    assert not _verify(zegelaar)
    assert zegelaar.execute(
        "SELECT 1 FROM logboek_zegel WHERE logboek = 'inzage'"
    ).fetchone()


def test_with_another_key_no_link_fits(zegelaar: psycopg.Connection[Any]) -> None:
    make_signaal(make_kring())
    ketting.seal(zegelaar, sleutel=b"van een ander")

    assert "zegel gewijzigd: zegel 1" in _verify(zegelaar)


def test_a_row_put_in_by_hand_is_not_sealed_as_if_it_were_real(
    zegelaar: psycopg.Connection[Any],
) -> None:
    kring = make_kring()
    ketting.seal(zegelaar, sleutel=SLEUTEL)
    as_superuser(
        "INSERT INTO logboek_wijzigingsregel (tx, systeem, rol, tabel, object_id,"
        " handeling, velden) VALUES (1, '', '', '', gen_random_uuid(), 'update', '{}')"
    )

    make_signaal(kring)
    ketting.seal(zegelaar, sleutel=SLEUTEL)

    (bevinding,) = _verify(zegelaar)
    assert bevinding.startswith("toegevoegd: wijziging ")


def test_what_waits_too_long_is_said(zegelaar: psycopg.Connection[Any]) -> None:
    make_signaal(make_kring())
    as_superuser("UPDATE logboek_wijzigingsregel SET op = op - interval '6 minutes'")

    (bevinding,) = _verify(zegelaar)

    assert bevinding.startswith("niet verzegeld: wijziging ")


def test_a_copy_on_another_server_goes_on_only_when_somebody_says_so(
    zegelaar: psycopg.Connection[Any],
) -> None:
    kring = make_kring()
    ketting.seal(zegelaar, sleutel=SLEUTEL)
    # As if transactions were counted anew, far below what was sealed.
    as_superuser("UPDATE logboek_wijzigingsregel SET tx = tx + 1000000000")
    as_superuser("TRUNCATE logboek_zegel")
    ketting.seal(zegelaar, sleutel=SLEUTEL, hervat=True)
    as_superuser("UPDATE logboek_zegel SET horizon = horizon + 1000000000")

    with pytest.raises(ketting.NieuweServerError):
        ketting.seal(zegelaar, sleutel=SLEUTEL)
    make_signaal(kring)
    assert ketting.seal(zegelaar, sleutel=SLEUTEL, hervat=True)


def test_the_commands_seal_and_say_that_all_is_well(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("DATABASE_URL_ZEGELAAR", _url(ZEGELAAR))
    make_signaal(make_kring())

    call_command("verzegel_logboek")
    kop = capsys.readouterr().out.split()[-1]
    call_command("controleer_logboek", anker=kop)

    assert f"in orde, kop {kop}" in capsys.readouterr().out
    as_superuser("DELETE FROM logboek_wijzigingsregel WHERE handeling = 'insert'")
    with pytest.raises(CommandError, match="verwijderd: wijziging "):
        call_command("controleer_logboek")


def _printed_head() -> str:
    """Return the head that stands under a verslag, as somebody reads it on paper."""
    inhoud = documents.make(UitgifteFactory()).inhoud
    bladen = PdfReader(io.BytesIO(inhoud)).pages
    tekst = "".join("".join(blad.extract_text().split()) for blad in bladen)
    gevonden = re.search("voluit([0-9a-f]{64})", tekst)
    assert gevonden is not None
    return gevonden.group(1)


def test_the_head_printed_under_a_verslag_finds_that_the_end_was_cut_off(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("DATABASE_URL_ZEGELAAR", _url(ZEGELAAR))
    make_signaal(make_kring())
    call_command("verzegel_logboek")
    kop = _printed_head()
    call_command("controleer_logboek", anker=kop)

    for tabel in ("logboek_inzageregel", "logboek_wijzigingsregel", "logboek.waarde"):
        as_superuser(
            f"DELETE FROM {tabel} WHERE id IN"
            " (SELECT regel_id FROM logboek_zegel WHERE volgnummer > 3)"
        )
    as_superuser("DELETE FROM logboek_zegel WHERE volgnummer > 3")

    with pytest.raises(CommandError, match=f"anker ontbreekt: zegel {kop}"):
        call_command("controleer_logboek", anker=kop)


def test_without_a_key_nothing_is_sealed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL_ZEGELAAR", _url(ZEGELAAR))
    monkeypatch.setenv("KETEN_ZEGELSLEUTEL", "kort")

    with pytest.raises(CommandError, match="KETEN_ZEGELSLEUTEL"):
        call_command("verzegel_logboek")
