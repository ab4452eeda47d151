"""
Tell the database who asks, for one transaction and never longer.

The settings are local to the transaction: one on the session would travel through a
pool to the next borrower. Without them no row about a person is there.
"""

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from uuid import UUID

from django.db import connection, transaction

from keten.kern import klok

_NAMEN = ("keten.actor", "keten.systeem", "keten.melder", "keten.nu")
_ZET = "SELECT " + ", ".join(f"set_config('{naam}', %s, true)" for naam in _NAMEN)
_LEES = "SELECT " + ", ".join(
    f"coalesce(current_setting('{naam}', true), '')" for naam in _NAMEN
)
# The value of each setting, in the order above.
Vrager = tuple[str, str, str, str]

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
    """Run one transaction as this medewerker; ``None`` is a stranger: no rows."""
    with _als(str(actor_id or ""), "", ""):
        yield


@contextmanager
def systeem(reden: str) -> Iterator[None]:
    """
    Run one transaction as the system, that sees all, for a reason.

    :raises GeenRedenError: if the reason is empty
    """
    if not reden.strip():
        raise GeenRedenError
    with _als("", reden, ""):
        yield


@contextmanager
def melder(code: str) -> Iterator[None]:
    """Run one transaction as who holds this code: a melder without an account."""
    with _als("", "", melder_digest(code)):
        yield


def melder_digest(code: str) -> str:
    """Return what is kept of a code; the code itself stays with the melder."""
    return hashlib.sha256(code.encode()).hexdigest()


@contextmanager
def _als(actor_id: str, reden: str, afdruk: str) -> Iterator[None]:
    # Read, not remembered in Python: a rollback may have changed it under us.
    vorige = _lees() if connection.in_atomic_block else None
    try:
        with transaction.atomic():
            verzet = klok.nu().isoformat() if klok.is_verzet() else ""
            _zet((actor_id, reden, afdruk, verzet))
            yield
    finally:
        # ROLLBACK TO restores the setting, RELEASE leaves the inner one standing.
        if vorige and connection.in_atomic_block and not connection.needs_rollback:
            _zet(vorige)


def allow_longer(*, seconden: int) -> None:
    """Let this transaction take longer than that of a page: nobody waits for it."""
    ruimte = {"duur": f"{seconden}s", "wacht": f"{_WACHT_OP_SLOT}s"}
    with connection.cursor() as cursor:
        cursor.execute(_RUIMTE, ruimte)


def _lees() -> Vrager:
    with connection.cursor() as cursor:
        cursor.execute(_LEES)
        gelezen: Vrager = cursor.fetchone()
    return gelezen


def _zet(vrager: Vrager) -> None:
    with connection.cursor() as cursor:
        cursor.execute(_ZET, vrager)
