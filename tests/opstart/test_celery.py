import uuid
from typing import Any

import pytest

from keten.celery import ROOSTER, ROUTES, app

PDF, EXPORT, MAIL = (
    "casusoverleg.maak_uitgifte",
    "rapportage.maak_export",
    "casusoverleg.mail_verslag",
)


@pytest.mark.django_db  # a worker looks at its database before it begins
def test_every_task_of_the_schedule_exists() -> None:
    app.loader.import_default_modules()

    assert [taak for taak, _ in ROOSTER if taak not in app.tasks] == []


@pytest.mark.django_db
def test_every_task_with_a_queue_of_its_own_exists() -> None:
    app.loader.import_default_modules()

    assert [taak for taak in ROUTES if taak not in app.tasks] == []


@pytest.mark.parametrize("taak", [EXPORT, MAIL])
def test_who_waits_for_a_file_or_a_mail_does_not_wait_for_a_hundred_pdfs(
    taak: str,
) -> None:
    gedaan: list[str] = []
    # Apart from what other tests put in the queues of the same server.
    apart = {"global_keyprefix": f"{uuid.uuid4()}:"}
    lijn = app.connection_for_read().clone(transport_options=apart)

    def take(_: Any, bericht: Any) -> None:
        gedaan.append(bericht.headers["taak"])
        bericht.ack()

    with lijn, lijn.Producer() as gever:
        for naam in [PDF] * 100 + [taak]:
            rij = app.amqp.router.route({}, naam)["queue"]
            gever.publish(
                {},
                exchange=rij.exchange,
                routing_key=rij.routing_key,
                headers={"taak": naam},
                declare=[rij],
            )
        rijen = list(app.amqp.queues.consume_from.values())
        with lijn.Consumer(rijen, callbacks=[take], prefetch_count=1):
            while taak not in gedaan:
                lijn.drain_events(timeout=5)

    assert len(gedaan) <= 5


def test_the_schedule_knows_no_time_of_day() -> None:
    assert app.conf.timezone == "UTC"
    assert all(tussen.total_seconds() > 0 for _, tussen in ROOSTER)


def test_a_task_is_never_given_twice_by_the_queue_itself() -> None:
    assert app.conf.task_acks_late
    assert not app.conf.task_reject_on_worker_lost
    assert app.conf.worker_prefetch_multiplier == 1
    assert not app.conf.task_publish_retry


def test_a_queue_that_hangs_holds_nobody_up_for_long() -> None:
    assert app.conf.broker_transport_options["socket_timeout"] == 2
    assert app.conf.broker_transport_options["max_retries"] == 0
