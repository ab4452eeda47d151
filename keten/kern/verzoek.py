"""
Tell the database who asks, for one transaction and never longer.

The setting is local to the transaction: one on the session would travel through a
pool to the next borrower.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from uuid import UUID

from django.db import connection, transaction

_ZET = (
    "SELECT set_config('keten.actor', %s, true), set_config('keten.systeem', %s, true)"
)
_LEES = (
    "SELECT coalesce(current_setting('keten.actor', true), ''),"
    " coalesce(current_setting('keten.systeem', true), '')"
)

# The limits of the role are those of a page; an idle one is a document being drawn.
_RUIMTE = (
    "SELECT set_config('statement_timeout', %(duur)s, true),"
    " set_config('idle_in_transaction_session_timeout', %(duur)s, true),"
    " set_config('lock_timeout', %(wacht)s, true)"
)
_WACHT_OP_SLOT = 10


class GeenRedenError(Exception):
    """The system asked to act without saying why."""


@contextmanager
def actor(actor_id: UUID | None) -> Iterator[None]:
    """Run one transaction as this medewerker; ``None`` is a stranger."""
    with _als(str(actor_id or ""), ""):
        yield


@contextmanager
def systeem(reden: str) -> Iterator[None]:
    """
    Run one transaction as the system, for a reason.

    :raises GeenRedenError: if the reason is empty
    """
    if not reden.strip():
        raise GeenRedenError
    with _als("", reden):
        yield


@contextmanager
def _als(actor_id: str, reden: str) -> Iterator[None]:
    # Read, not remembered in Python: a rollback may have changed it under us.
    vorige = _lees() if connection.in_atomic_block else None
    try:
        with transaction.atomic():
            _zet(actor_id, reden)
            yield
    finally:
        # ROLLBACK TO restores the setting, RELEASE leaves the inner one standing.
        if vorige and connection.in_atomic_block and not connection.needs_rollback:
            _zet(*vorige)


def allow_longer(*, seconden: int) -> None:
    """Let this transaction take longer than that of a page: nobody waits for it."""
    ruimte = {"duur": f"{seconden}s", "wacht": f"{_WACHT_OP_SLOT}s"}
    with connection.cursor() as cursor:
        cursor.execute(_RUIMTE, ruimte)


def _lees() -> tuple[str, str]:
    with connection.cursor() as cursor:
        cursor.execute(_LEES)
        gelezen: tuple[str, str] = cursor.fetchone()
    return gelezen


def _zet(actor_id: str, reden: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(_ZET, [actor_id, reden])
