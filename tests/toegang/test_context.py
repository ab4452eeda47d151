"""Who asks is told to the database for as long as it holds, and no longer."""

import datetime as dt
import uuid

import pytest
from django.db import connection, transaction

from keten.kern import klok, verzoek
from keten.kern.verzoek import GeenRedenError, actor, melder, melder_digest, systeem

IK, ANDER = uuid.uuid4(), uuid.uuid4()
VRAGER = "SELECT keten.actor(), keten.is_systeem(), keten.melder()"
NIEMAND = (None, False, None)

pytestmark = pytest.mark.usefixtures("zonder_systeem")


def asks(sql: str = VRAGER) -> tuple[object, ...]:
    with connection.cursor() as cursor:
        cursor.execute(sql)
        return tuple(cursor.fetchone())


def test_nobody_asks_unless_somebody_says_so() -> None:
    assert asks() == NIEMAND


def test_a_medewerker_asks() -> None:
    with actor(IK):
        assert asks() == (IK, False, None)


def test_the_system_asks() -> None:
    with systeem("proef"):
        assert asks() == (None, True, None)


def test_the_system_says_why() -> None:
    with pytest.raises(GeenRedenError), systeem(" "):
        pass


def test_a_melder_asks_by_the_digest_of_the_code() -> None:
    with melder("geheime code"):
        assert asks() == (None, False, melder_digest("geheime code"))


def test_an_inner_context_ends_where_it_ends() -> None:
    with actor(IK):
        with systeem("proef"):
            assert asks() == (None, True, None)
        assert asks() == (IK, False, None)
        with melder("code"), actor(ANDER):
            assert asks() == (ANDER, False, None)
        assert asks() == (IK, False, None)
    assert asks() == NIEMAND


def test_an_inner_context_ends_after_an_exception() -> None:
    with actor(IK):
        with pytest.raises(KeyError), systeem("proef"):
            raise KeyError
        assert asks() == (IK, False, None)


def test_a_database_error_inside_leaves_the_outer_context() -> None:
    with actor(IK):
        with pytest.raises(Exception, match="division"), systeem("proef"):
            asks("SELECT 1 / 0")
        assert asks() == (IK, False, None)


def test_the_database_has_the_day_of_the_product() -> None:
    morgen = klok.nu() + dt.timedelta(days=40)
    with klok.op_moment(morgen), actor(IK):
        assert asks("SELECT keten.vandaag()") == (klok.vandaag(),)
    with actor(IK):
        assert asks("SELECT keten.vandaag()") == (klok.vandaag(),)


def test_a_day_begins_at_midnight_in_amsterdam() -> None:
    laat = dt.datetime(2030, 7, 1, 22, 30, tzinfo=dt.UTC)
    with klok.op_moment(laat), actor(IK):
        assert asks("SELECT keten.vandaag()") == (dt.date(2030, 7, 2),)


@pytest.mark.django_db(transaction=True)
def test_after_the_transaction_nothing_is_left() -> None:
    gezien: list[tuple[object, ...]] = []
    with actor(IK):
        transaction.on_commit(lambda: gezien.append(asks("SELECT keten.actor()")))

    assert [*gezien, asks("SELECT keten.actor()")] == [(None,), (None,)]


@pytest.mark.django_db(transaction=True)
def test_a_lost_transaction_does_not_hide_the_first_error() -> None:
    def lose() -> None:
        with actor(IK), verzoek.actor(None):
            transaction.set_rollback(True)
            raise ValueError("eerste")

    with pytest.raises(ValueError, match="eerste"):
        lose()
