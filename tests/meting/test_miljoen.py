"""The daily sample of ``beproef miljoen``: a list is read from the index and stops."""

import datetime as dt
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from casusoverleg.models import Casus, CasusDeelname
from keten.kern import bladeren, klok
from keten.kern.verzoek import actor as als
from keten.meting.miljoen import read_list
from keten.organisaties.lezer import actor_for
from keten.toegang.actor import Actor
from tests.casusoverleg.kast import Kast, make_kast

pytestmark = pytest.mark.django_db
VEEL = bladeren.TEL_TOT + 50


@pytest.fixture
def kast() -> Kast:
    return make_kast()


def _add(kast: Kast, aantal: int, *, wie: Any) -> None:
    vandaag = klok.vandaag()
    velden = {
        "samenwerkingsverband": kast.kring.verband,
        "type": "anders",
        "status": "actief",
        "regime": "lokaal_convenant",
        "herkomst": "overgenomen",
        "noodzaak": "x",
    }
    casussen = Casus.objects.bulk_create(
        Casus(nummer=f"P{n}", geopend_op=vandaag - dt.timedelta(days=n % 90), **velden)
        for n in range(aantal)
    )
    CasusDeelname.objects.bulk_create(
        CasusDeelname(
            casus=casus,
            samenwerkingsverband=kast.kring.verband,
            organisatie=kast.kring.levgroep,
            medewerker=wie,
            rol="uitvoerder",
            noodzaak="x",
            van=vandaag,
        )
        for casus in casussen
    )


def _lev(kast: Kast) -> Actor:
    return actor_for(kast.kring.lev, today=klok.vandaag())


def test_a_page_and_a_count_that_stops(kast: Kast) -> None:
    _add(kast, VEEL, wie=kast.kring.lev)

    pagina = read_list(_lev(kast))

    assert pagina.tekst == "eerste 25 van meer dan 1000"
    dagen = [rij.laatst_besproken_op or rij.geopend_op for rij in pagina.rijen]
    assert dagen == sorted(dagen, reverse=True)


def test_keys_are_read_in_the_order_of_the_index(kast: Kast) -> None:
    """No sort and no other table: what is of others is never looked at."""
    _add(kast, 60, wie=kast.kring.lev)
    lev = _lev(kast)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE casusoverleg_casusdeelname")
        cursor.execute("SET LOCAL enable_seqscan = off")
        cursor.execute("SET LOCAL enable_bitmapscan = off")

    with CaptureQueriesContext(connection) as gesprek:
        read_list(lev)

    sleutels = [v["sql"] for v in gesprek if '"sorteersleutel"' in v["sql"]]
    assert len(sleutels) == 2
    for vraag in sleutels:
        with als(lev.pk), connection.cursor() as cursor:
            cursor.execute(f"EXPLAIN {vraag}")
            plan = "\n".join(regel for (regel,) in cursor.fetchall())
        assert "Index Only Scan using deelname_lijst" in plan
        assert "Sort" not in plan


def test_who_is_on_none_counts_none(kast: Kast) -> None:
    _add(kast, 30, wie=kast.kring.lev)
    vreemde = actor_for(kast.kring.vreemde, today=klok.vandaag())

    assert read_list(vreemde).totaal == 0


def test_a_casus_that_closes_leaves_the_list(kast: Kast) -> None:
    _add(kast, 3, wie=kast.kring.lev)
    voor = read_list(_lev(kast)).totaal
    Casus.objects.filter(nummer="P1").update(
        status="afgesloten", afgesloten_op=klok.vandaag()
    )

    assert read_list(_lev(kast)).totaal == voor - 1
