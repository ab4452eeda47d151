"""What the database remembers of the actor is never older than what it knows."""

import pytest
from django.db import connection, transaction

from casusoverleg.models import Casus
from keten.kern import klok
from keten.kern.verzoek import actor, systeem
from keten.organisaties.models import Dienstverband, Roltoekenning
from tests.casusoverleg.kast import Kast, make_kast
from tests.factories import BlokkadeFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def kast() -> Kast:
    return make_kast()


def _sees() -> int:
    return Casus._base_manager.count()


def test_what_ends_meanwhile_ends_at_once(kast: Kast) -> None:
    with actor(kast.kring.politie.pk):
        assert _sees()
        with systeem("proef"):
            Dienstverband.objects.filter(medewerker=kast.kring.politie).update(
                tot=klok.vandaag()
            )
        assert not _sees()


def test_a_role_that_is_taken_away_is_gone(kast: Kast) -> None:
    with actor(kast.kring.politie.pk):
        assert _sees()
        with systeem("proef"):
            Roltoekenning.objects.filter(medewerker=kast.kring.politie).update(
                tot=klok.vandaag()
            )
        assert not _sees()


def test_a_blockade_closes_at_once(kast: Kast) -> None:
    with actor(kast.kring.politie.pk):
        assert _sees()
        with systeem("proef"):
            BlokkadeFactory(
                medewerker=kast.kring.politie, soort="casus", object_id=kast.casus.pk
            )
        assert not _sees()


def test_what_was_undone_never_was(kast: Kast) -> None:
    with actor(kast.kring.politie.pk):
        with transaction.atomic():
            with systeem("proef"):
                Roltoekenning.objects.filter(medewerker=kast.kring.politie).update(
                    tot=klok.vandaag()
                )
            assert not _sees()
            transaction.set_rollback(True)
        assert _sees()


def test_another_is_another(kast: Kast) -> None:
    with actor(kast.kring.politie.pk):
        assert _sees()
        with actor(None):
            assert not _sees()
        assert _sees()


def test_the_work_itself_is_not_for_the_application() -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FROM pg_proc WHERE proname LIKE 'reken\\_%%'"
            " AND has_function_privilege('keten_app', oid, 'EXECUTE')"
        )
        assert cursor.fetchone() == (0,)
