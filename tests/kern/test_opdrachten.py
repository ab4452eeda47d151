import datetime as dt
import threading
import uuid
from collections.abc import Iterator
from typing import Any

import pytest
from celery import Celery
from django.db import connection, transaction

from keten.celery import app as keten_app
from keten.kern import klok, opdrachten
from keten.kern.models import Nummer, Opdracht, OpdrachtStatus
from keten.kern.opdrachten import (
    LEASE,
    MAX_FOUTEN,
    MAX_UITVALLEN,
    WACHT_NA_FOUT,
    Opdrachttaak,
)
from tests.factories import OpdrachtFactory

SCHRIJF = "proef.schrijf"
BREEK = "proef.breek"


@keten_app.task(base=Opdrachttaak, name=SCHRIJF)
def schrijf(*, nummer: str) -> None:
    """Leave a trace."""
    Nummer.objects.create(nummer=nummer)


@keten_app.task(base=Opdrachttaak, name=BREEK)
def breek(*, nummer: str) -> None:
    """Leave a trace and fail, with something in the message that nobody may see."""
    Nummer.objects.create(nummer=nummer)
    raise ValueError("kanarie")


@pytest.fixture
def stille_rij() -> Iterator[None]:
    """A queue that nobody answers at."""
    dood = Celery("dood", broker="redis://127.0.0.1:1/0")
    dood.conf.broker_transport_options = keten_app.conf.broker_transport_options
    dood.conf.task_publish_retry = False
    dood.set_current()
    yield
    keten_app.set_current()


def _do(rij: Opdracht, taak: Any = schrijf) -> Opdracht:
    """Do the work as a worker does, when the message arrives."""
    taak(opdracht_id=str(rij.pk))
    rij.refresh_from_db()
    return rij


def _work(taak: str = SCHRIJF, **velden: Any) -> Opdracht:
    rij: Opdracht = OpdrachtFactory(taak=taak, gegevens={"nummer": "X-1"}, **velden)
    return rij


def _taken(**velden: Any) -> Opdracht:
    """Work that a worker took and then died on."""
    return _work(
        status=OpdrachtStatus.BEZIG,
        greep=uuid.uuid4(),
        lease_tot=klok.nu() + LEASE,
        gepubliceerd_op=klok.nu(),
        **velden,
    )


def _over(**duur: int) -> dt.datetime:
    return klok.nu() + dt.timedelta(**duur)


# Planning.


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


# Sweeping.


@pytest.mark.django_db
def test_what_was_never_published_is_swept_up() -> None:
    rij = _work()

    opdrachten.sweep()

    rij.refresh_from_db()
    assert rij.gepubliceerd_op is not None


@pytest.mark.django_db
def test_what_was_published_just_now_is_left_alone() -> None:
    _work(gepubliceerd_op=klok.nu())

    assert opdrachten.sweep() == 0


@pytest.mark.django_db
def test_what_was_published_and_never_taken_is_asked_again() -> None:
    _work(gepubliceerd_op=klok.nu())

    with klok.op_moment(_over(seconds=61)):
        assert opdrachten.sweep() == 1


@pytest.mark.django_db
def test_what_is_to_be_done_later_waits() -> None:
    _work(niet_voor=_over(hours=1))

    assert opdrachten.sweep() == 0


@pytest.mark.django_db
@pytest.mark.parametrize("status", [OpdrachtStatus.GEREED, OpdrachtStatus.VASTGELOPEN])
def test_what_is_done_or_stuck_is_not_swept_up(status: OpdrachtStatus) -> None:
    _work(status=status)

    assert opdrachten.sweep() == 0


@pytest.mark.django_db
def test_the_work_of_a_dead_worker_is_given_back() -> None:
    rij = _taken()

    with klok.op_moment(_over(seconds=10)):
        opdrachten.sweep()

    rij.refresh_from_db()
    assert (rij.status, rij.greep, rij.uitvallen) == (OpdrachtStatus.WACHT, None, 1)


@pytest.mark.django_db
def test_a_worker_gets_a_breath_to_lock_what_it_took() -> None:
    rij = _taken()

    opdrachten.sweep()

    rij.refresh_from_db()
    assert rij.status == OpdrachtStatus.BEZIG


@pytest.mark.django_db
def test_work_that_kills_its_worker_is_parked() -> None:
    rij = _taken(uitvallen=MAX_UITVALLEN)

    with klok.op_moment(_over(seconds=10)):
        opdrachten.sweep()

    rij.refresh_from_db()
    assert rij.status == OpdrachtStatus.VASTGELOPEN


@pytest.mark.django_db(transaction=True)
def test_the_work_of_a_slow_worker_is_not_given_back() -> None:
    rij = _taken()
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
        with klok.op_moment(_over(hours=1)):
            opdrachten.sweep()
    finally:
        klaar.set()
        werker.join(timeout=20)
    rij.refresh_from_db()
    assert rij.status == OpdrachtStatus.BEZIG


# Doing.


@pytest.mark.django_db
def test_work_that_is_done_is_noted_as_done() -> None:
    rij = _do(_work())

    assert (rij.status, rij.pogingen) == (OpdrachtStatus.GEREED, 1)
    assert Nummer.objects.filter(nummer="X-1").exists()


@pytest.mark.django_db
def test_a_message_that_comes_twice_is_done_once() -> None:
    rij = _do(_work())

    _do(rij)

    assert Nummer.objects.filter(nummer="X-1").count() == 1
    assert rij.pogingen == 1


@pytest.mark.django_db
def test_a_message_that_comes_too_early_does_nothing() -> None:
    rij = _do(_work(niet_voor=_over(hours=1)))

    assert rij.status == OpdrachtStatus.WACHT


@pytest.mark.django_db
def test_a_message_about_nothing_does_nothing() -> None:
    schrijf(opdracht_id=str(uuid.uuid4()))

    assert not Nummer.objects.exists()


@pytest.mark.django_db
def test_work_that_another_holds_is_left_to_it() -> None:
    rij = _do(_taken())

    assert rij.status == OpdrachtStatus.BEZIG
    assert not Nummer.objects.exists()


@pytest.mark.django_db
def test_work_that_fails_leaves_no_half_work() -> None:
    _do(_work(BREEK), breek)

    assert not Nummer.objects.exists()


@pytest.mark.django_db
def test_the_kind_of_the_error_is_kept_and_not_its_words() -> None:
    rij = _do(_work(BREEK), breek)

    assert rij.laatste_fout == "ValueError"


@pytest.mark.django_db
@pytest.mark.parametrize(("keer", "seconden"), [*enumerate(WACHT_NA_FOUT, start=1)])
def test_work_that_fails_waits_longer_each_time(keer: int, seconden: int) -> None:
    rij = _work(BREEK, fouten=keer - 1)
    voor = klok.nu()

    _do(rij, breek)

    wacht = rij.niet_voor - voor
    assert rij.status == OpdrachtStatus.WACHT
    assert 0 <= wacht.total_seconds() - seconden < 30


@pytest.mark.django_db
def test_work_that_keeps_failing_is_parked() -> None:
    rij = _do(_work(BREEK, fouten=MAX_FOUTEN - 1), breek)

    assert rij.status == OpdrachtStatus.VASTGELOPEN


@pytest.mark.django_db
def test_work_that_is_parked_is_not_done_again() -> None:
    rij = _do(_work(status=OpdrachtStatus.VASTGELOPEN))

    assert rij.status == OpdrachtStatus.VASTGELOPEN


@pytest.mark.django_db
def test_a_failure_after_which_it_goes_well_ends_well() -> None:
    rij = _work(fouten=2)

    assert _do(rij).status == OpdrachtStatus.GEREED


@pytest.mark.django_db
def test_work_that_got_stuck_is_tried_again_as_if_for_the_first_time() -> None:
    rij = _work(status=OpdrachtStatus.VASTGELOPEN, fouten=5, uitvallen=2)

    opdrachten.retry(rij)

    rij.refresh_from_db()
    assert (rij.status, rij.fouten, rij.uitvallen) == (OpdrachtStatus.WACHT, 0, 0)


@pytest.mark.django_db
def test_work_that_is_done_is_not_tried_again() -> None:
    rij = _work(status=OpdrachtStatus.GEREED)

    opdrachten.retry(rij)

    rij.refresh_from_db()
    assert rij.status == OpdrachtStatus.GEREED


@pytest.mark.django_db
def test_a_group_of_work_says_how_far_it_is() -> None:
    groep = uuid.uuid4()
    for status in ("gereed", "gereed", "vastgelopen", "wacht"):
        _work(groep=groep, status=status)
    _work(groep=uuid.uuid4())

    assert opdrachten.stand(groep) == {
        "totaal": 4,
        "gereed": 2,
        "vastgelopen": 1,
        "bezig": True,
    }


@pytest.mark.django_db
def test_the_message_tells_nothing_but_a_key() -> None:
    """Through the queue of the tests, as a worker would read it."""
    rij = _work()
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
