"""What the mail server answered, in words that a manager understands."""

import gc
import socket
import warnings
from collections.abc import Iterator
from typing import Any

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult
from django.core.management import CommandError, call_command

pytestmark = pytest.mark.django_db
ADRES = "beheer@example.org"


class Server:
    """Answers as it is told, and keeps what it was given."""

    def __init__(self, *, rcpt: str = "250 OK", data: str = "250 OK") -> None:
        self.rcpt, self.data = rcpt, data
        self.brieven: list[Any] = []

    async def handle_RCPT(  # noqa: N802 - the name is of aiosmtpd
        self, server: Any, session: Any, envelope: Any, adres: str, opties: Any
    ) -> str:
        if self.rcpt.startswith("250"):
            envelope.rcpt_tos.append(adres)
        return self.rcpt

    async def handle_DATA(  # noqa: N802
        self, server: Any, session: Any, envelope: Any
    ) -> str:
        self.brieven.append(envelope)
        return self.data


def _free_port() -> int:
    with socket.socket() as plek:
        plek.bind(("127.0.0.1", 0))
        return int(plek.getsockname()[1])


@pytest.fixture(autouse=True)
def _smtp(settings: Any) -> Iterator[None]:
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", _free_port()
    settings.EMAIL_TIMEOUT = 2
    yield
    # Django leaves the socket of a failed try to the collector, which then warns.
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ResourceWarning)
        gc.collect()


@pytest.fixture
def server(request: pytest.FixtureRequest, settings: Any) -> Iterator[Server]:
    antwoorden: dict[str, Any] = getattr(request, "param", {})
    inloggen = antwoorden.pop("auth", None)
    server = Server(**antwoorden)
    opties: dict[str, Any] = {}
    if inloggen is not None:
        opties = {
            "authenticator": lambda *_: AuthResult(success=False, handled=False),
            "auth_require_tls": False,
        }
        settings.EMAIL_HOST_USER = settings.EMAIL_HOST_PASSWORD = "keten"
    controller = Controller(
        server, hostname="127.0.0.1", port=settings.EMAIL_PORT, **opties
    )
    controller.start()
    yield server
    controller.stop()


def _fault() -> str:
    with pytest.raises(CommandError) as fout:
        call_command("testmail", ADRES)
    return str(fout.value)


def test_a_server_that_takes_the_mail_is_told(
    server: Server, capsys: pytest.CaptureFixture[str]
) -> None:
    call_command("testmail", ADRES)

    assert "Gelukt" in capsys.readouterr().out
    assert [brief.rcpt_tos for brief in server.brieven] == [[ADRES]]


def test_a_closed_port_is_told() -> None:
    assert "neemt niet op" in _fault()


@pytest.mark.parametrize(
    ("server", "woorden"),
    [
        ({"rcpt": "550 Geen bus"}, ["adres van de ontvanger", "550 Geen bus"]),
        ({"data": "554 Lijkt op spam"}, ["weigert het bericht", "554 Lijkt op spam"]),
        ({"auth": False}, ["naam of het wachtwoord", "535"]),
    ],
    indirect=["server"],
)
def test_what_the_server_refuses_is_told_with_its_answer(
    server: Server, woorden: list[str]
) -> None:
    fout = _fault()

    assert all(woord in fout for woord in woorden), fout


def test_a_server_without_encryption_is_told(server: Server, settings: Any) -> None:
    settings.EMAIL_USE_TLS = True

    assert "KETEN_MAIL_TLS" in _fault()


def test_a_server_that_says_nothing_is_told(settings: Any) -> None:
    with socket.create_server(("127.0.0.1", settings.EMAIL_PORT)):
        settings.EMAIL_TIMEOUT = 0.3

        assert "antwoordt niet" in _fault()


def test_what_is_no_address_is_told() -> None:
    with pytest.raises(CommandError, match="geen mailadres"):
        call_command("testmail", "geen adres")
