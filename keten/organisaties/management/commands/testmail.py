"""``manage.py testmail``: what the mail server answered, in words."""

import smtplib
import socket
import ssl
import uuid
from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.core.validators import validate_email

from keten.organisaties import notifications

# kind of error -> what it means and what to do; the first that fits.
WOORDEN: tuple[tuple[type[Exception], str], ...] = (
    (
        ConnectionRefusedError,
        (
            "De mailserver neemt niet op. Draait hij, en kloppen host en poort"
            " (KETEN_MAIL_HOST, KETEN_MAIL_PORT)?"
        ),
    ),
    (
        socket.gaierror,
        (
            "Deze host bestaat niet, of de naamserver antwoordt niet. Kijk"
            " KETEN_MAIL_HOST na."
        ),
    ),
    (
        TimeoutError,
        (
            "De mailserver antwoordt niet binnen {wacht} seconden. Houdt een firewall"
            " hem tegen?"
        ),
    ),
    (
        ssl.SSLCertVerificationError,
        (
            "Het certificaat van de mailserver is niet te vertrouwen: de naam of de"
            " uitgever klopt niet."
        ),
    ),
    (
        ssl.SSLError,
        "De versleutelde verbinding lukt niet. Past KETEN_MAIL_TLS bij deze poort?",
    ),
    (
        smtplib.SMTPNotSupportedError,
        (
            "De mailserver kan niet wat er gevraagd is (versleutelen of inloggen). Kijk"
            " KETEN_MAIL_TLS en KETEN_MAIL_GEBRUIKER na."
        ),
    ),
    (
        smtplib.SMTPAuthenticationError,
        (
            "De mailserver weigert de naam of het wachtwoord (KETEN_MAIL_GEBRUIKER,"
            " KETEN_MAIL_WACHTWOORD)."
        ),
    ),
    (smtplib.SMTPSenderRefused, "De mailserver weigert de afzender."),
    (
        smtplib.SMTPRecipientsRefused,
        "De mailserver weigert het adres van de ontvanger.",
    ),
    (smtplib.SMTPDataError, "De mailserver weigert het bericht zelf."),
    (
        smtplib.SMTPServerDisconnected,
        (
            "De mailserver brak de verbinding af. Hoort bij deze poort versleuteling"
            " (KETEN_MAIL_TLS)?"
        ),
    ),
    (smtplib.SMTPException, "De mailserver geeft een fout."),
    (OSError, "De mailserver is niet te bereiken."),
)


class Command(BaseCommand):
    help = "Stuur één proefmail, en zeg wat de mailserver antwoordde."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("adres", help="waarheen de proefmail gaat")

    def handle(self, *args: Any, **options: Any) -> None:
        adres = options["adres"]
        try:
            validate_email(adres)
        except ValidationError as fout:
            raise CommandError(f"“{adres}” is geen mailadres.") from fout
        self.stdout.write(f"Mailserver: {_server()}")
        try:
            notifications.send_proef(aan=adres, sleutel=uuid.uuid4())
        except (OSError, smtplib.SMTPException) as fout:
            raise CommandError(_words(fout)) from fout
        self.stdout.write(
            f"Gelukt: de mailserver nam de mail aan voor {adres}. Kijk of hij aankomt,"
            " ook bij ongewenste mail."
        )


def _server() -> str:
    tls = "met TLS" if settings.EMAIL_USE_TLS else "zonder TLS"
    wie = "met inloggen" if settings.EMAIL_HOST_USER else "zonder inloggen"
    return f"{settings.EMAIL_HOST}, poort {settings.EMAIL_PORT}, {tls}, {wie}"


def _words(fout: Exception) -> str:
    """Say what happened, and what the server itself answered."""
    # A server that lets one wait for its first word is told of as one that hung up.
    soort_fout = TimeoutError if "timed out" in str(fout) else type(fout)
    tekst = next(tekst for soort, tekst in WOORDEN if issubclass(soort_fout, soort))
    antwoord = _answer(fout)
    gezegd = f"\nDe mailserver antwoordde: {antwoord}" if antwoord else ""
    return f"Niet gelukt. {tekst.format(wacht=settings.EMAIL_TIMEOUT)}{gezegd}"


def _answer(fout: Exception) -> str:
    woorden: str | bytes
    if isinstance(fout, smtplib.SMTPRecipientsRefused):
        code, woorden = next(iter(fout.recipients.values()))
    elif isinstance(fout, smtplib.SMTPResponseException):
        code, woorden = fout.smtp_code, fout.smtp_error
    else:
        return ""
    if isinstance(woorden, bytes):
        woorden = woorden.decode("utf-8", "replace")
    return f"{code} {' '.join(str(woorden).split())}"
