"""
The transport to the queue, with one rule of ours.

A worker takes one message at a time, and the next when it has acknowledged that one.
As kombu has it, an answer of the queue that comes too late leaves the message
unacknowledged for ever: the worker looks healthy and never takes another. Here it goes
on. The queue may deliver that message again; the outbox knows that it was done.
"""

from kombu.transport import TRANSPORT_ALIASES, redis, virtual


class Ontvangst(redis.QoS):  # type: ignore[misc]
    """What was delivered and is being worked on."""

    def ack(self, delivery_tag: str) -> None:
        try:
            super().ack(delivery_tag)
        finally:
            virtual.QoS.ack(self, delivery_tag)


class Kanaal(redis.Channel):  # type: ignore[misc]
    QoS = Ontvangst


class Transport(redis.Transport):  # type: ignore[misc]
    Channel = Kanaal


def use_transport() -> None:
    """Let addresses of a queue lead to this transport."""
    for soort in ("redis", "rediss"):
        TRANSPORT_ALIASES[soort] = f"{__name__}:{Transport.__name__}"
