"""The outbox: how work is written down, told and found again."""

import threading
import uuid
from collections.abc import Iterator
from typing import Any

import pytest
from celery import Celery
from django.db import connection, transaction

from keten.celery import app as keten_app
from keten.kern import klok, opdrachten
from keten.kern.models import Opdracht, OpdrachtStatus
from keten.kern.opdrachten import MAX_UITVALLEN
from tests.kern.werk import SCHRIJF, after, make_taken, make_work


@pytest.fixture
def stille_rij() -> Iterator[None]:
    """A queue that nobody answers at."""
    dood = Celery("dood", broker="redis://127.0.0.1:1/0")
    dood.conf.broker_transport_options = keten_app.conf.broker_transport_options
    dood.conf.task_publish_retry = False
    dood.set_current()
    yield
    keten_app.set_current()


@pytest.mark.django_db
def test_work_of_a_transaction_that_fails_is_not_there() -> None:
    with transaction.atomic():
        opdrachten.plan(SCHRIJF, nummer="X-1")
        transaction.set_rollback(True)

    assert not Opdracht.objects.exists()


@pytest.mark.django_db
def test_work_is_published_after_commit_and_not_before(
    django_capture_on_commit_callbacks: Any,
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        rij = opdrachten.plan(SCHRIJF, nummer="X-1")
        voor = Opdracht.objects.get(pk=rij.pk).gepubliceerd_op

    assert voor is None
    assert Opdracht.objects.get(pk=rij.pk).gepubliceerd_op is not None


@pytest.mark.django_db
def test_one_key_gives_one_row() -> None:
    een = opdrachten.plan(SCHRIJF, sleutel="k", nummer="X-1")

    ander = opdrachten.plan(SCHRIJF, sleutel="k", nummer="X-2")

    assert een.pk == ander.pk
    assert Opdracht.objects.get().gegevens == {"nummer": "X-1"}


@pytest.mark.django_db
def test_without_a_key_work_may_be_asked_twice() -> None:
    opdrachten.plan(SCHRIJF, nummer="X-1")
    opdrachten.plan(SCHRIJF, nummer="X-1")

    assert Opdracht.objects.count() == 2


@pytest.mark.django_db
@pytest.mark.usefixtures("stille_rij")
def test_a_queue_that_is_down_fails_nobodys_page(
    django_capture_on_commit_callbacks: Any,
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        rij = opdrachten.plan(SCHRIJF, nummer="X-1")

    assert Opdracht.objects.get(pk=rij.pk).gepubliceerd_op is None


@pytest.mark.django_db
def test_what_was_never_published_is_swept_up() -> None:
    rij = make_work()

    opdrachten.sweep()

    rij.refresh_from_db()
    assert rij.gepubliceerd_op is not None


@pytest.mark.django_db
def test_what_was_published_just_now_is_left_alone() -> None:
    make_work(gepubliceerd_op=klok.nu())

    assert opdrachten.sweep() == 0


@pytest.mark.django_db
def test_what_was_published_and_never_taken_is_asked_again() -> None:
    make_work(gepubliceerd_op=klok.nu())

    with klok.op_moment(after(seconds=61)):
        assert opdrachten.sweep() == 1


@pytest.mark.django_db
def test_what_is_to_be_done_later_waits() -> None:
    make_work(niet_voor=after(hours=1))

    assert opdrachten.sweep() == 0


@pytest.mark.django_db
@pytest.mark.parametrize("status", [OpdrachtStatus.GEREED, OpdrachtStatus.VASTGELOPEN])
def test_what_is_done_or_stuck_is_not_swept_up(status: OpdrachtStatus) -> None:
    make_work(status=status)

    assert opdrachten.sweep() == 0


@pytest.mark.django_db
def test_the_work_of_a_dead_worker_is_given_back() -> None:
    rij = make_taken()

    with klok.op_moment(after(seconds=10)):
        opdrachten.sweep()

    rij.refresh_from_db()
    assert (rij.status, rij.greep, rij.uitvallen) == (OpdrachtStatus.WACHT, None, 1)


@pytest.mark.django_db
def test_a_worker_gets_a_breath_to_lock_what_it_took() -> None:
    rij = make_taken()

    opdrachten.sweep()

    rij.refresh_from_db()
    assert rij.status == OpdrachtStatus.BEZIG


@pytest.mark.django_db
def test_work_that_kills_its_worker_is_parked() -> None:
    rij = make_taken(uitvallen=MAX_UITVALLEN)

    with klok.op_moment(after(seconds=10)):
        opdrachten.sweep()

    rij.refresh_from_db()
    assert rij.status == OpdrachtStatus.VASTGELOPEN


@pytest.mark.django_db(transaction=True)
def test_the_work_of_a_slow_worker_is_not_given_back() -> None:
    rij = make_taken()
    houdt_vast, klaar = threading.Event(), threading.Event()

    def work() -> None:
        with transaction.atomic():
            Opdracht.objects.select_for_update().get(pk=rij.pk)
            houdt_vast.set()
            klaar.wait(timeout=20)
        connection.close()

    werker = threading.Thread(target=work)
    werker.start()
    try:
        assert houdt_vast.wait(timeout=20)
        with klok.op_moment(after(hours=1)):
            opdrachten.sweep()
    finally:
        klaar.set()
        werker.join(timeout=20)
    rij.refresh_from_db()
    assert rij.status == OpdrachtStatus.BEZIG


@pytest.mark.django_db
def test_work_that_got_stuck_is_tried_again_as_if_for_the_first_time() -> None:
    rij = make_work(status=OpdrachtStatus.VASTGELOPEN, fouten=5, uitvallen=2)

    opdrachten.retry(rij)

    rij.refresh_from_db()
    assert (rij.status, rij.fouten, rij.uitvallen) == (OpdrachtStatus.WACHT, 0, 0)


@pytest.mark.django_db
def test_work_that_is_done_is_not_tried_again() -> None:
    rij = make_work(status=OpdrachtStatus.GEREED)

    opdrachten.retry(rij)

    rij.refresh_from_db()
    assert rij.status == OpdrachtStatus.GEREED


@pytest.mark.django_db
def test_a_group_of_work_says_how_far_it_is() -> None:
    groep = uuid.uuid4()
    for status in ("gereed", "gereed", "vastgelopen", "wacht"):
        make_work(groep=groep, status=status)
    make_work(groep=uuid.uuid4())

    assert opdrachten.stand(groep) == {
        "totaal": 4,
        "gereed": 2,
        "vastgelopen": 1,
        "bezig": True,
    }


@pytest.mark.django_db
def test_the_message_tells_nothing_but_a_key() -> None:
    """Through the queue of the tests, as a worker would read it."""
    rij = make_work()
    with keten_app.connection_for_write() as lijn:
        wachtrij = lijn.SimpleQueue(f"proef-{rij.pk}")
        keten_app.send_task(
            rij.taak,
            kwargs={"opdracht_id": str(rij.pk)},
            queue=wachtrij.queue.name,
        )
        bericht = wachtrij.get(timeout=5)
        inhoud, koppen = bericht.payload, bericht.headers
        bericht.ack()
        wachtrij.queue.delete()
        wachtrij.close()

    assert inhoud[1] == {"opdracht_id": str(rij.pk)}
    assert (koppen["argsrepr"], koppen["kwargsrepr"]) == ("()", "{}")
