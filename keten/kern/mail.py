"""
Mail that may be read by anybody: a link and a number, one recipient.

The Message-ID follows from the cause, so that a copy sent after a crash is known as
the same message.
"""

from typing import Any
from uuid import UUID

from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string

from keten.kern import klok
from keten.kern.models import Inrichting

AFZENDER = "keten@localhost"


def send(
    *, template: str, onderwerp: str, aan: str, sleutel: UUID, **context: Any
) -> None:
    """
    Hand one mail to the mail server.

    :param sleutel: of the cause: the same cause gives the same Message-ID
    """
    afzender = _afzender()
    domein = afzender.rpartition("@")[2]
    tekst = render_to_string(template, {"adres": settings.KETEN_ADRES, **context})
    EmailMessage(
        subject=onderwerp,
        body=tekst,
        from_email=afzender,
        to=[aan],
        headers={
            "Message-ID": f"<{sleutel}@{domein}>",
            "Date": klok.lokaal(klok.nu()).strftime("%a, %d %b %Y %H:%M:%S %z"),
            "Auto-Submitted": "auto-generated",
        },
    ).send(fail_silently=False)


def _afzender() -> str:
    afzender = Inrichting.objects.values_list("afzender", flat=True).first()
    return afzender or AFZENDER
