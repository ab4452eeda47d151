"""
Mail that may be read by anybody: a link and a number, one recipient.

The Message-ID follows from the cause, so that a copy sent after a crash is known as
the same message.
"""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string

from keten.kern import klok
from keten.kern.models import Inrichting

AFZENDER = "keten@localhost"


@dataclass(frozen=True)
class Kalender:
    """
    An event that a calendar takes in.

    :param methode: REQUEST or CANCEL
    """

    methode: str
    inhoud: bytes
    bestandsnaam: str


def send(
    *,
    template: str,
    onderwerp: str,
    aan: str,
    sleutel: UUID,
    kalender: Kalender | None = None,
    **context: Any,
) -> None:
    """
    Hand one mail to the mail server.

    :param sleutel: of the cause: the same cause gives the same Message-ID
    :param kalender: goes along twice: for programs that look for a part of the mail,
        and for those that look for a file
    """
    afzender = sender()
    domein = afzender.rpartition("@")[2]
    tekst = render_to_string(template, {"adres": settings.KETEN_ADRES, **context})
    brief = EmailMultiAlternatives(
        subject=onderwerp,
        body=tekst,
        from_email=afzender,
        to=[aan],
        headers={
            "Message-ID": f"<{sleutel}@{domein}>",
            "Date": klok.lokaal(klok.nu()).strftime("%a, %d %b %Y %H:%M:%S %z"),
            "Auto-Submitted": "auto-generated",
        },
    )
    if kalender:
        soort = f"text/calendar; method={kalender.methode}"
        brief.attach_alternative(kalender.inhoud.decode(), soort)
        brief.attach(kalender.bestandsnaam, kalender.inhoud, "application/ics")
    brief.send(fail_silently=False)


def sender() -> str:
    """Return the address that mail comes from."""
    afzender = Inrichting.objects.values_list("afzender", flat=True).first()
    return afzender or AFZENDER
