"""The outbox: what happens when the queue, the clock or another does not cooperate."""

import datetime as dt
import threading
import time
import uuid
from typing import Any

import pytest
from django.db import OperationalError, connection, transaction

from keten.celery import ROOSTER, app
from keten.kern import klok, opdrachten
from keten.kern.models import Nummer, Opdracht, OpdrachtStatus
from keten.kern.opdrachten import MAX_FOUTEN, MAX_TIJDELIJK, Opdrachttaak
from tests.kern.werk import SCHRIJF, after, make_taken, make_work

GRENZEN = "proef.grenzen"
DICHT = "proef.dicht"


@app.task(base=Opdrachttaak, name=GRENZEN)
def grenzen(*, nummer: str) -> None:
    """Note how long this transaction may take, and how long it may stand still."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT current_setting('statement_timeout') || '-'"
            " || current_setting('idle_in_transaction_session_timeout') || '-'"
            " || current_setting('lock_timeout')"
        )
        Nummer.objects.create(nummer=cursor.fetchone()[0])


@app.task(base=Opdrachttaak, name=DICHT)
def dicht(*, nummer: str) -> None:
    """Meet a mail server that is down."""
    raise ConnectionRefusedError


class Rij:
    """A queue that counts what it is asked."""

    def __init__(self, *, neemt: int) -> None:
        self.neemt = neemt
        self.gevraagd: list[str] = []

    def send_task(self, taak: str, *, kwargs: dict[str, str]) -> None:
        self.gevraagd.append(kwargs["opdracht_id"])
        if len(self.gevraagd) > self.neemt:
            raise TimeoutError


@pytest.fixture
def rij(monkeypatch: pytest.MonkeyPatch) -> Rij:
    """A queue that takes one message and then hangs."""
    neemt_een = Rij(neemt=1)
    monkeypatch.setattr(opdrachten, "current_app", neemt_een)
    return neemt_een


def _published() -> int:
    return Opdracht.objects.filter(gepubliceerd_op__isnull=False).count()


@pytest.mark.django_db
def test_a_queue_that_hangs_is_asked_once_for_a_whole_transaction(
    rij: Rij, django_capture_on_commit_callbacks: Any
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        for _ in range(30):
            opdrachten.plan(SCHRIJF, nummer="X-1")

    # One that it took, and one that cost two seconds: not thirty times two.
    assert len(rij.gevraagd) == 2
    assert _published() == 1


@pytest.mark.django_db
def test_what_the_queue_did_not_take_is_swept_up_at_once(rij: Rij) -> None:
    opdrachten.publish([make_work().pk, make_work().pk])
    rij.neemt = 99

    assert opdrachten.sweep() == 1


@pytest.mark.django_db
def test_work_planned_before_a_step_that_fails_does_not_hold_up_the_rest(
    django_capture_on_commit_callbacks: Any,
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        with transaction.atomic():
            opdrachten.plan(SCHRIJF, nummer="X-1")
            transaction.set_rollback(True)
        opdrachten.plan(SCHRIJF, nummer="X-2")

    assert _published() == 1


@pytest.mark.django_db(transaction=True)
def test_who_publishes_does_not_wait_for_who_works() -> None:
    werk = make_work()
    houdt_vast, klaar = threading.Event(), threading.Event()

    def work() -> None:
        with transaction.atomic():
            Opdracht.objects.select_for_update().get(pk=werk.pk)
            houdt_vast.set()
            klaar.wait(timeout=20)
        connection.close()

    werker = threading.Thread(target=work)
    werker.start()
    try:
        assert houdt_vast.wait(timeout=20)
        begin = time.monotonic()
        opdrachten.publish([werk.pk])
        duur = time.monotonic() - begin
    finally:
        klaar.set()
        werker.join(timeout=20)

    # The lock timeout of a page is two seconds.
    assert duur < 1.5


@pytest.mark.django_db
def test_a_job_may_take_as_long_as_a_job_takes() -> None:
    werk = make_work(GRENZEN)

    grenzen(opdracht_id=str(werk.pk))

    assert Nummer.objects.get().nummer == "1min-1min-10s"


@pytest.mark.django_db
def test_a_page_does_not() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_setting('statement_timeout')")
        assert cursor.fetchone() == ("10s",)


@pytest.mark.django_db
def test_what_goes_by_itself_is_tried_for_a_day() -> None:
    werk = make_work(DICHT, fouten=MAX_FOUTEN)

    dicht(opdracht_id=str(werk.pk))

    werk.refresh_from_db()
    assert (werk.status, werk.fouten) == (OpdrachtStatus.WACHT, MAX_FOUTEN + 1)
    assert werk.laatste_fout == "ConnectionRefusedError"


@pytest.mark.django_db
def test_and_not_for_ever() -> None:
    werk = make_work(DICHT, fouten=MAX_TIJDELIJK - 1)

    dicht(opdracht_id=str(werk.pk))

    werk.refresh_from_db()
    assert werk.status == OpdrachtStatus.VASTGELOPEN


@pytest.mark.django_db
def test_work_taken_before_the_clock_was_set_back_is_given_back() -> None:
    with klok.op_moment(after(hours=1)):
        werk = make_taken()

    opdrachten.sweep()

    werk.refresh_from_db()
    assert werk.status == OpdrachtStatus.WACHT


@pytest.mark.django_db
def test_work_published_before_the_clock_was_set_back_is_asked_again() -> None:
    make_work(gepubliceerd_op=after(hours=1))

    assert opdrachten.sweep() == 1


@pytest.mark.django_db
def test_who_lost_the_work_meanwhile_leaves_it_alone(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    werk = make_work(GRENZEN)
    nemen = opdrachten._take

    def take_and_sleep(opdracht_id: str, greep: uuid.UUID) -> Opdracht | None:
        genomen = nemen(opdracht_id, greep)
        with klok.op_moment(klok.nu() + dt.timedelta(minutes=1)):
            opdrachten.sweep()
        return genomen

    monkeypatch.setattr(opdrachten, "_take", take_and_sleep)

    grenzen(opdracht_id=str(werk.pk))

    werk.refresh_from_db()
    assert (werk.status, werk.uitvallen) == (OpdrachtStatus.WACHT, 1)
    assert not Nummer.objects.exists()


@pytest.mark.django_db
def test_a_lock_that_is_held_too_long_counts_as_something_that_goes_by_itself() -> None:
    werk = make_work(fouten=MAX_FOUTEN)

    opdrachten._take(str(werk.pk), greep := uuid.uuid4())
    opdrachten._note_fout(werk, greep, OperationalError())

    werk.refresh_from_db()
    assert werk.status == OpdrachtStatus.WACHT


def test_what_the_beat_asks_does_not_wait_behind_the_work() -> None:
    wachtrijen = {rij.name: rij.routing_key for rij in app.conf.task_queues}
    gevraagd = {v["options"]["queue"] for v in app.conf.beat_schedule.values()}

    assert len(app.conf.beat_schedule) == len(ROOSTER)
    assert app.conf.task_default_queue in wachtrijen
    assert gevraagd <= set(wachtrijen) - {app.conf.task_default_queue}
    # With one key for two queues every message would come twice.
    assert len(set(wachtrijen.values())) == len(wachtrijen)


def test_a_worker_never_gives_up_waiting_for_its_queue() -> None:
    assert app.conf.broker_connection_max_retries is None
