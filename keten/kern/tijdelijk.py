"""Errors that go by themselves: the mail server is down, somebody holds the row."""

import smtplib
import socket

from django.db import OperationalError

_GAAT_OVER = (
    ConnectionError,
    TimeoutError,
    socket.gaierror,
    smtplib.SMTPServerDisconnected,
    OperationalError,
)
# From here on a mail server says no for ever; below it, not now.
_NOOIT = 500


def is_tijdelijk(fout: Exception) -> bool:
    """Test if the same, asked later, may well go."""
    if isinstance(fout, smtplib.SMTPRecipientsRefused):
        return all(code < _NOOIT for code, _ in fout.recipients.values())
    if isinstance(fout, smtplib.SMTPResponseException):
        return fout.smtp_code < _NOOIT
    return isinstance(fout, _GAAT_OVER)
