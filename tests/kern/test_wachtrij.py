"""The transport to the queue: a worker whose answer came too late goes on."""

from collections.abc import Iterator
from typing import Any

import pytest
from kombu import Connection
from redis.exceptions import TimeoutError as TeLaat

from keten.celery import app
from keten.kern.wachtrij import Transport


@pytest.fixture
def lijn() -> Iterator[Connection]:
    """A line of a worker, to the queue of the tests."""
    with app.connection_for_read() as lijn:
        yield lijn


def test_workers_and_pages_use_our_transport(lijn: Connection) -> None:
    assert isinstance(lijn.transport, Transport)
    assert isinstance(app.connection_for_write().transport, Transport)


def test_a_queue_that_answers_too_late_costs_no_place(
    lijn: Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    kanaal = lijn.channel()
    kanaal.basic_qos(prefetch_count=1)
    with kanaal:
        rij = lijn.SimpleQueue("proef-te-laat", no_ack=False)
        rij.put("een")
        bericht = rij.get(timeout=5)
        qos = bericht.channel.qos
        qos.prefetch_count = 1
        vol = not qos.can_consume()
        monkeypatch.setattr(qos, "_remove_from_indices", _hang)

        with pytest.raises(TeLaat):
            bericht.ack()
        vrij = qos.can_consume()
        monkeypatch.undo()
        rij.queue.delete()
        rij.close()

    assert (vol, vrij) == (True, True)


def _hang(*_: Any) -> None:
    raise TeLaat
