"""Who looked at what: one row a request, written whatever happens to the request."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction
from django.test import Client
from django.urls import reverse

from casusoverleg.models import Casus, CasusBetrokkene
from keten.kern.databank import APP
from keten.logboek.inzage import digest
from keten.logboek.models import Inzageregel
from tests.gedeeld import gedeeld
from tests.rol import as_superuser
from tests.rollen import Kring, make_casus, make_kring, make_signaal

# What the application fills in; the rest is given by the database.
KOLOMMEN = (
    "medewerker_id", "organisaties", "verbanden", "rollen", "actie", "soort",
    "objecten", "doel", "resultaat", "verzoek_id", "termen",
)  # fmt: skip
pytestmark = pytest.mark.django_db


@gedeeld
def kring() -> Kring:
    return make_kring()


@gedeeld
def casus(kring: Kring) -> Casus:
    return make_casus(kring)


@contextmanager
def _log_shut() -> Iterator[None]:
    """Nothing can be written in the log for a while."""
    kolommen = ", ".join(KOLOMMEN)
    as_superuser(f"REVOKE INSERT ON logboek_inzageregel FROM {APP}")
    try:
        yield
    finally:
        as_superuser(f"GRANT INSERT ({kolommen}) ON logboek_inzageregel TO {APP}")


def _row(browser: Client, adres: str, **post: Any) -> Inzageregel:
    """Ask for a page; return the one row that this left."""
    voor = set(Inzageregel.objects.values_list("pk", flat=True))
    browser.post(adres, post) if post else browser.get(adres)
    (rij,) = Inzageregel.objects.exclude(pk__in=voor)
    return rij


def test_a_casus_that_is_opened_leaves_who_what_and_where_from(
    kring: Kring, casus: Casus
) -> None:
    rij = _row(kring.client(kring.lev), casus.get_absolute_url())

    assert rij.medewerker_id == kring.lev.pk
    assert rij.organisaties == [kring.levgroep.pk]
    assert rij.rollen == ["partnerprofessional"]
    assert (rij.actie, rij.soort) == ("casusoverleg:casus", "casusoverleg.casus")
    assert casus.pk in rij.objecten
    assert (rij.doel, rij.resultaat) == ("inzien", 200)


def test_who_stands_on_the_page_stands_in_the_row(kring: Kring, casus: Casus) -> None:
    betrokkene = CasusBetrokkene.objects.get(casus=casus)
    adres = reverse("casusoverleg:casus_betrokkenen", args=[casus.pk])

    rij = _row(kring.client(kring.lev), adres)

    assert {casus.pk, betrokkene.pk, betrokkene.persoon_id} <= set(rij.objecten)


def test_a_list_names_the_rows_it_shows_and_no_other(kring: Kring) -> None:
    eigen, ander = make_casus(kring), make_casus(kring, deelnemers=(), gestart=False)

    rij = _row(kring.client(kring.lev), reverse("casusoverleg:casussen"))

    assert eigen.pk in rij.objecten
    assert ander.pk not in rij.objecten
    assert rij.doel == "lijst"


def test_an_empty_list_is_a_look_too(kring: Kring) -> None:
    rij = _row(kring.client(kring.lev), reverse("casusoverleg:casussen"))

    assert rij.objecten == []


def test_of_a_search_the_digest_is_kept_and_what_was_found(
    kring: Kring, casus: Casus
) -> None:
    browser, adres = kring.client(kring.lev), reverse("zoeken")

    rij = _row(browser, adres, zoekterm=f" {casus.nummer.lower()}")

    assert rij.termen == [digest(casus.nummer)]
    assert casus.pk in rij.objecten
    assert rij.doel == "zoeken"
    assert casus.nummer not in str(rij.__dict__)


def test_the_start_page_names_what_waits(kring: Kring) -> None:
    signaal = make_signaal(kring)

    rij = _row(kring.client(kring.meldpunt), reverse("mijn_werk"))

    assert signaal.pk in rij.objecten


def test_a_stranger_who_tries_a_casus_is_named_with_it(
    kring: Kring, casus: Casus
) -> None:
    rij = _row(kring.client(kring.vreemde), casus.get_absolute_url())

    assert (rij.resultaat, rij.doel) == (404, "geweigerd")
    assert rij.objecten == [casus.pk]


def test_who_misses_the_right_is_named_with_what_was_asked(
    kring: Kring, casus: Casus
) -> None:
    adres = reverse("casusoverleg:casus_wijzigen", args=[casus.pk])

    rij = _row(kring.client(kring.politie), adres)

    assert rij.resultaat == 403
    assert casus.pk in rij.objecten


def test_nobody_is_nobody(casus: Casus) -> None:
    Client().get(casus.get_absolute_url())

    assert not Inzageregel.objects.exists()


def test_a_form_that_is_refused_leaves_a_row(kring: Kring, casus: Casus) -> None:
    adres = reverse("casusoverleg:informatie_toevoegen", args=[casus.pk])

    rij = _row(kring.client(kring.lev), adres, tekst="")

    assert (rij.resultaat, rij.doel) == (422, "vastleggen")


def test_a_page_about_nobody_leaves_none(kring: Kring) -> None:
    kring.client(kring.regisseur).get(reverse("rapportage:keten"))

    assert not Inzageregel.objects.exists()


def test_what_cannot_be_written_down_is_not_shown(kring: Kring, casus: Casus) -> None:
    browser = kring.client(kring.lev)
    browser.get(casus.get_absolute_url())

    with _log_shut():
        antwoord = browser.get(casus.get_absolute_url())

    assert antwoord.status_code == 503
    assert casus.nummer not in antwoord.text
    assert "legt vast wie wat bekijkt" in antwoord.text


def test_the_database_gives_the_moment_and_nobody_else() -> None:
    for kolom in ("id", "op", "tx"):
        with (
            pytest.raises(DatabaseError, match="permission denied"),
            transaction.atomic(),
            connection.cursor() as cursor,
        ):
            cursor.execute(f"INSERT INTO logboek_inzageregel ({kolom}) VALUES (NULL)")


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE logboek_inzageregel SET doel = 'anders'",
        "DELETE FROM logboek_inzageregel",
        "TRUNCATE logboek_inzageregel",
        "ALTER TABLE logboek_inzageregel DISABLE TRIGGER ALL",
        "DROP TABLE logboek_inzageregel",
        "SELECT 1 FROM logboek.inzageregel_overig",
        "INSERT INTO logboek.inzageregel_overig (doel) VALUES ('x')",
        "SELECT logboek.maak_partities('inzageregel', 1)",
    ],
)
def test_what_is_written_stays(sql: str) -> None:
    with (
        pytest.raises(DatabaseError, match="permission denied|must be owner"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(sql)


def test_the_row_lies_in_the_part_of_its_month(kring: Kring, casus: Casus) -> None:
    kring.client(kring.lev).get(casus.get_absolute_url())

    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT tableoid::regclass::text, to_char(op AT TIME ZONE 'UTC', 'YYYY_MM')"
            " FROM logboek_inzageregel"
        )
        (deel, maand) = cursor.fetchone()

    assert deel in {f"logboek.inzageregel_{maand}", "logboek.inzageregel_overig"}
