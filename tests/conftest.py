import ipaddress
import socket
from collections.abc import Iterator
from typing import Any

import pytest
from django.db.models.signals import post_save  # noqa: TID251  (looks along)

from keten.celery import app as celery_app
from keten.kern.databank import APP, EIGENAAR
from keten.kern.models import Document
from tests import pdfkeuring
from tests.gedeeld import STAPEL
from tests.rol import forget_systeem, switch_to

__all__ = ["celery_app"]


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    """The database was made and migrated as the owner; the tests run as the app."""
    with django_db_blocker.unblock():
        switch_to(APP)
    yield
    # Only the owner may drop it again.
    with django_db_blocker.unblock():
        STAPEL.prepare([])
        switch_to(EIGENAAR)


@pytest.fixture(scope="session", autouse=True)
def _keur_pdfs() -> None:
    """Every PDF that is kept in a test is one that can be read aloud."""
    post_save.connect(pdfkeuring.look_at, sender=Document)


@pytest.fixture
def zonder_systeem(db: None) -> None:
    """Ask the database as a process of the product does: nobody, until it says who."""
    forget_systeem()


class NetwerkError(Exception):
    """A test tried to reach something outside this machine."""


def _is_here(address: Any) -> bool:
    if not isinstance(address, tuple):
        return True  # a socket in the file system
    try:
        return ipaddress.ip_address(address[0]).is_loopback
    except ValueError:
        return str(address[0]) == "localhost"


@pytest.fixture(scope="session", autouse=True)
def _stay_here() -> Iterator[None]:
    """No test reaches beyond this machine."""
    real = socket.socket.connect

    def connect(self: socket.socket, address: Any, /) -> None:
        if not _is_here(address):
            raise NetwerkError(f"{address!r}")
        real(self, address)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(socket.socket, "connect", connect)
        yield
