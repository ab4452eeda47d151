"""An old version stays away from a database that a newer one has changed."""

import pytest
from django.core.management import call_command
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder

from keten.kern import versie
from keten.kern.databank import EIGENAAR
from tests.rol import as_rol

pytestmark = pytest.mark.django_db(transaction=True)


def test_the_version_that_made_the_tables_may_use_them() -> None:
    versie.refuse_older_code()


def test_an_older_version_refuses_and_names_what_it_does_not_know() -> None:
    with as_rol(EIGENAAR):
        recorder = MigrationRecorder(connection)
        recorder.record_applied("kern", "9999_van_later")
    try:
        with pytest.raises(versie.OudereCodeError, match=r"kern\.9999_van_later"):
            call_command("check")
    finally:
        with as_rol(EIGENAAR):
            MigrationRecorder(connection).record_unapplied("kern", "9999_van_later")


def test_what_an_app_that_is_gone_left_behind_is_no_newer_version() -> None:
    with as_rol(EIGENAAR):
        MigrationRecorder(connection).record_applied("vroeger", "0001_initial")
    try:
        versie.refuse_older_code()
    finally:
        with as_rol(EIGENAAR):
            MigrationRecorder(connection).record_unapplied("vroeger", "0001_initial")
