"""Mail about accounts: a link to choose a password, and that one was chosen."""

from uuid import UUID

from django.urls import reverse

from keten.kern import mail
from keten.organisaties.models import Medewerker, Vervanging


def send_uitnodiging(*, medewerker: Medewerker, geheim: str, sleutel: UUID) -> None:
    """Send somebody the link with which to choose a password."""
    mail.send(
        template="organisaties/mail/uitnodiging.txt",
        onderwerp="Kies uw wachtwoord voor Keten",
        aan=medewerker.email,
        sleutel=sleutel,
        pad=reverse("organisaties:welkom", args=[geheim]),
    )


def send_gekozen(*, medewerker: Medewerker, sleutel: UUID) -> None:
    """Tell somebody that a password was chosen: who did not do it must know."""
    mail.send(
        template="organisaties/mail/gekozen.txt",
        onderwerp="Er is een wachtwoord gekozen voor Keten",
        aan=medewerker.email,
        sleutel=sleutel,
    )


def send_inloggen_gewijzigd(*, medewerker: Medewerker, sleutel: UUID) -> None:
    """Tell somebody that the second step of logging in changed."""
    mail.send(
        template="organisaties/mail/inloggen_gewijzigd.txt",
        onderwerp="Uw manier van inloggen in Keten is gewijzigd",
        aan=medewerker.email,
        sleutel=sleutel,
    )


def send_nieuw_apparaat(*, medewerker: Medewerker, sleutel: UUID) -> None:
    """Tell somebody of a login on a computer that was not used before."""
    mail.send(
        template="organisaties/mail/nieuw_apparaat.txt",
        onderwerp="Ingelogd in Keten op een nieuw apparaat",
        aan=medewerker.email,
        sleutel=sleutel,
    )


def send_vervanging(*, vervanging: Vervanging, aan: Medewerker, sleutel: UUID) -> None:
    """Tell who stands in, or who is replaced, from when until when."""
    mail.send(
        template="organisaties/mail/vervanging.txt",
        onderwerp="Vervanging in Keten",
        aan=aan.email,
        sleutel=sleutel,
        vervangt=aan.pk == vervanging.door_id,
        van=vervanging.van,
        tot=vervanging.laatste_dag,
        pad=reverse("mijn_werk"),
    )


def send_proef(*, aan: str, sleutel: UUID) -> None:
    """Send a mail to try the mail server with."""
    mail.send(
        template="organisaties/mail/proef.txt",
        onderwerp="Proefmail van Keten",
        aan=aan,
        sleutel=sleutel,
    )
