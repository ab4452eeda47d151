import pytest

from keten.celery import ROOSTER, app


@pytest.mark.django_db  # a worker looks at its database before it begins
def test_every_task_of_the_schedule_exists() -> None:
    app.loader.import_default_modules()

    assert [taak for taak, _ in ROOSTER if taak not in app.tasks] == []


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
