"""When the demo is loaded, and when it is not."""

import datetime as dt

import pytest
from django.core.management import CommandError, call_command

from keten.demo import laden
from keten.demo.partners import WACHTWOORD
from keten.kern import klok
from keten.kern.models import Inrichting
from keten.organisaties.models import Medewerker
from tests.factories import MedewerkerFactory

pytestmark = pytest.mark.django_db


def test_a_second_run_changes_nothing_and_says_so(
    capsys: pytest.CaptureFixture[str],
) -> None:
    Inrichting(naam="Demo", afzender="keten@voorbeeld.example", demo=True).save()

    call_command("demodata")

    assert "staan er al" in capsys.readouterr().out
    assert not Medewerker.objects.exists()


def test_where_other_people_are_nothing_is_loaded() -> None:
    MedewerkerFactory()

    with pytest.raises(CommandError, match="staan al mensen"):
        call_command("demodata")

    assert Medewerker.objects.count() == 1
    assert not Inrichting.objects.exists()


def test_where_real_people_may_be_nothing_is_loaded(settings: object) -> None:
    settings.KETEN_KLOK_VERZETBAAR = False  # type: ignore[attr-defined]

    with pytest.raises(CommandError, match="niemand echt"):
        call_command("demodata")


def test_what_breaks_off_leaves_nothing_behind(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def kapot(*args: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(laden, "_tell", kapot)

    with pytest.raises(ZeroDivisionError):
        call_command("demodata")

    assert not Medewerker.objects.exists()
    assert not Inrichting.objects.exists()


def test_the_password_is_the_one_that_start_prints() -> None:
    assert WACHTWOORD == "keten-demo"


def test_inside_a_moment_the_clock_stands_there_and_goes_on() -> None:
    toen = klok.moment_op(dt.date(2026, 3, 2), dt.time(9, 0))

    with klok.op_moment(toen):
        een, twee = klok.nu(), klok.nu()

    assert toen <= een < twee < toen + dt.timedelta(minutes=1)
    assert klok.nu() > toen
