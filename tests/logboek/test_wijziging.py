"""What changed: by name of column and who did it, and the values under a key."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from uuid import UUID

import psycopg
import pytest
from django.db import DatabaseError, connection, transaction

from casusoverleg.models import Casus
from keten.kern import verzoek
from keten.kern.databank import ZEGELAAR
from keten.logboek import sleutels, waarden
from keten.logboek.models import Wijzigingsregel
from signalen import actions
from signalen.models import Signaal
from tests.architectuur.bronnen import check
from tests.architectuur.modellen import own_models
from tests.rollen import actor_of, make_casus, make_kring, make_signaal
from tests.server import url_for

pytestmark = pytest.mark.django_db
SLEUTEL = sleutels.derive(b"een sleutel die nergens anders is", "waarden")
# model -> why its table is not followed
NIET_GEVOLGD: dict[str, str] = {
    "casusoverleg.Overlegreeks": "when and where people meet",
    "inloggen.Drempel": "how often somebody guessed",
    "kern.Concept": "what somebody is typing, for that person alone",
    "kern.Document": "made, never changed; its Uitgifte is followed",
    "kern.Herinnering": "moments, remade at each change of their cause",
    "kern.Indiening": "double clicks",
    "kern.Inrichting": "the name and the colours of this installation",
    "kern.Nummer": "numbers given out",
    "kern.Opdracht": "work",
    "logboek.Inzageregel": "is itself a log",
    "logboek.Verwerkingsregel": "a view of a log",
    "logboek.Wijzigingsregel": "is itself a log",
    "logboek.Zegel": "is itself a log",
    "organisaties.Gemeente": "names of places",
    "organisaties.Samenwerkingsverband": "names of partnerships",
    "toegang.Weigering": "is itself a log",
}


def _last(object_id: Any) -> Wijzigingsregel:
    return Wijzigingsregel.objects.filter(object_id=object_id).order_by("-op")[0]


@contextmanager
def _sealer() -> Iterator[psycopg.Connection[Any]]:
    """The sealer, who sees what was committed and nothing else."""
    naam = connection.settings_dict["NAME"]
    with psycopg.connect(url_for(ZEGELAAR, naam), autocommit=True) as verbinding:
        yield verbinding


def test_every_table_of_a_case_and_of_access_is_followed() -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT tgrelid::regclass::text FROM pg_trigger"
            " WHERE tgname = 'wijzigingslog'"
        )
        gevolgd = {naam for (naam,) in cursor.fetchall()}

    check(
        {m._meta.label for m in own_models() if m._meta.db_table not in gevolgd},
        NIET_GEVOLGD,
    )


def test_a_change_leaves_who_and_which_columns() -> None:
    kring = make_kring()
    with verzoek.actor(kring.lev.pk):
        signaal = make_signaal(kring, feiten="kanarie-een")
        actions.change_signaal(signaal, by=actor_of(kring.lev), feiten="kanarie-twee")

    rij = _last(signaal.pk)
    assert (rij.medewerker_id, rij.handeling) == (kring.lev.pk, "update")
    assert set(rij.velden) >= {"feiten", "versie"}
    assert rij.rol == "keten_app"
    assert "kanarie" not in str(rij.__dict__)


def test_what_goes_past_the_actions_is_seen_too() -> None:
    casus = make_casus(make_kring())

    with verzoek.systeem("herstel"):
        Casus.objects.filter(pk=casus.pk).update(spoed=True)

    rij = _last(casus.pk)
    assert (rij.systeem, rij.velden) == ("herstel", ["spoed"])


def test_a_change_to_the_same_is_no_change() -> None:
    signaal = make_signaal(make_kring())
    voor = Wijzigingsregel.objects.count()

    Signaal.objects.filter(pk=signaal.pk).update(acuut=signaal.acuut)

    assert Wijzigingsregel.objects.count() == voor


@pytest.mark.parametrize(
    "sql",
    [
        "SELECT * FROM logboek.wachtwaarde",
        "SELECT * FROM logboek.waarde",
        "SELECT * FROM logboek.recordsleutel",
        "INSERT INTO logboek_wijzigingsregel (rol) VALUES ('verzonnen')",
        "DELETE FROM logboek_wijzigingsregel",
        "INSERT INTO logboek_zegel (volgnummer) VALUES (1)",
        "ALTER TABLE signalen_signaal DISABLE TRIGGER wijzigingslog",
        "SET session_replication_role = replica",
    ],
)
def test_the_application_cannot_read_the_values_or_bend_the_log(sql: str) -> None:
    with (
        pytest.raises(DatabaseError, match="permission denied|must be owner"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(sql)


@pytest.mark.django_db(transaction=True)
def test_a_value_is_read_with_the_key_until_its_record_is_destroyed() -> None:
    kring = make_kring()
    signaal = make_signaal(kring, feiten="kanarie-een")
    actions.change_signaal(signaal, by=actor_of(kring.lev), feiten="kanarie-twee")
    regel = _last(signaal.pk).pk

    with _sealer() as verbinding:
        waarden.encrypt_waiting(verbinding, sleutel=SLEUTEL)
        gelezen = _read(verbinding, regel)
        assert gelezen["feiten"] == ["kanarie-een", "kanarie-twee"]
        assert not verbinding.execute("SELECT 1 FROM logboek.wachtwaarde").fetchone()
        assert b"kanarie" not in _all_bytes(verbinding)

        _destroy(signaal.pk)

        assert not _read(verbinding, regel)


@pytest.mark.django_db(transaction=True)
def test_what_still_waits_is_destroyed_too() -> None:
    signaal = make_signaal(make_kring(), feiten="kanarie")

    _destroy(signaal.pk)

    with _sealer() as verbinding:
        waarden.encrypt_waiting(verbinding, sleutel=SLEUTEL)
        assert not verbinding.execute(
            "SELECT 1 FROM logboek.waarde WHERE object_id = %s", [signaal.pk]
        ).fetchone()
    assert _last(signaal.pk).handeling == "vernietigd"


def test_only_the_system_destroys(zonder_systeem: None) -> None:
    with (
        pytest.raises(DatabaseError, match="Only the system"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute("SELECT logboek.vernietig_sleutels('{}')")


def _destroy(object_id: UUID) -> None:
    with verzoek.systeem("vernietigd"), connection.cursor() as cursor:
        cursor.execute("SELECT logboek.vernietig_sleutels(%s)", [[object_id]])


def _read(verbinding: psycopg.Connection[Any], regel: UUID) -> dict[str, Any]:
    return waarden.read_waarden(verbinding, sleutel=SLEUTEL, regel_id=regel) or {}


def _all_bytes(verbinding: psycopg.Connection[Any]) -> bytes:
    rijen = verbinding.execute("SELECT inhoud FROM logboek.waarde").fetchall()
    return b"".join(inhoud for (inhoud,) in rijen)
