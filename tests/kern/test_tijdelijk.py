"""Which errors go by themselves."""

import smtplib
import socket

import pytest
from django.db import IntegrityError, OperationalError

from keten.kern.tijdelijk import is_tijdelijk

WEL = (
    ConnectionRefusedError(),
    TimeoutError(),
    socket.gaierror(),
    OperationalError("canceling statement due to lock timeout"),
    smtplib.SMTPServerDisconnected(),
    smtplib.SMTPDataError(451, b"later"),
    smtplib.SMTPSenderRefused(421, b"busy", "a@b.example"),
    smtplib.SMTPRecipientsRefused({"a@b.example": (450, b"greylisted")}),
)
NIET = (
    ValueError(),
    IntegrityError(),
    FileNotFoundError(),
    smtplib.SMTPDataError(554, b"no"),
    smtplib.SMTPRecipientsRefused({"a@b.example": (550, b"nobody")}),
    smtplib.SMTPRecipientsRefused({"a": (450, b"later"), "b": (550, b"nobody")}),
)


def _soort(fout: Exception) -> str:
    return type(fout).__name__


@pytest.mark.parametrize("fout", WEL, ids=_soort)
def test_what_goes_by_itself(fout: Exception) -> None:
    assert is_tijdelijk(fout)


@pytest.mark.parametrize("fout", NIET, ids=_soort)
def test_what_does_not(fout: Exception) -> None:
    assert not is_tijdelijk(fout)
