"""The database knows by itself what a medewerker may: the same as the product says."""

import datetime as dt
from collections import defaultdict
from typing import Any

import pytest
from django.db import connection

from keten.kern import klok
from keten.kern.verzoek import actor
from keten.organisaties.models import Dienstverband, Medewerker
from keten.toegang.rechten import Recht
from keten.toegang.rollen import ROLLEN
from tests.gedeeld import gedeeld
from tests.rollen import Kring, actor_of, make_beheer, make_kring

pytestmark = pytest.mark.django_db


@gedeeld
def kring() -> Kring:
    return make_kring()


def ask(medewerker: Medewerker, sql: str, *waarden: Any) -> set[Any]:
    with actor(medewerker.pk), connection.cursor() as cursor:
        cursor.execute(f"SELECT {sql}", waarden)
        return set(cursor.fetchone()[0])


def test_the_table_of_rights_is_that_of_the_product() -> None:
    """Else: a migration with ``zet_rolrechten`` and the whole of ROLLEN."""
    staat = defaultdict(set)
    with connection.cursor() as cursor:
        cursor.execute("SELECT rol, recht FROM toegang_rolrecht")
        for rol, recht in cursor.fetchall():
            staat[rol].add(recht)

    assert staat == {str(rol): {str(r) for r in ROLLEN[rol]} for rol in ROLLEN}


def test_the_database_gives_each_the_own_rights(kring: Kring) -> None:
    for wie in (kring.regisseur, kring.meldpunt, kring.lev, make_beheer(kring)):
        for recht in Recht:
            assert ask(wie, "keten.verbanden_met(%s)", recht) == actor_of(
                wie
            ).verbanden_met(recht)


def test_the_database_knows_for_whom_somebody_works(kring: Kring) -> None:
    paren = actor_of(kring.lev).deelnames

    assert ask(kring.lev, "keten.namens('casus_inzien')") == {
        f"{organisatie}{verband}" for organisatie, verband in paren
    }
    assert ask(kring.lev, "keten.organisaties()") == {kring.levgroep.pk}


def test_who_works_here_no_longer_holds_nothing(kring: Kring) -> None:
    Dienstverband.objects.filter(medewerker=kring.regisseur).update(
        van=klok.vandaag() - dt.timedelta(days=9), tot=klok.vandaag()
    )

    assert not ask(kring.regisseur, "keten.verbanden_met('casus_inzien')")
    assert not ask(kring.regisseur, "keten.namens('casus_inzien')")


def test_who_was_shut_out_holds_nothing(kring: Kring) -> None:
    Medewerker.objects.filter(pk=kring.regisseur.pk).update(is_active=False)

    assert not ask(kring.regisseur, "keten.verbanden_met('casus_inzien')")


def test_a_role_that_nobody_agreed_to_gives_nothing(kring: Kring) -> None:
    kring.regisseur.roltoekenningen.update(goedgekeurd_op=None)

    assert not ask(kring.regisseur, "keten.verbanden_met('casus_inzien')")


def test_a_stranger_holds_nothing(kring: Kring) -> None:
    with actor(None), connection.cursor() as cursor:
        cursor.execute(
            "SELECT keten.deelnames() || keten.namens('casus_inzien'),"
            " keten.verbanden_met('casus_inzien') || keten.organisaties()"
            " || keten.noodtoegang() || keten.geblokkeerd()"
        )
        assert cursor.fetchone() == ([], [])
