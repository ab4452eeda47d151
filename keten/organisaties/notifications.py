"""Mail about accounts: a link to choose a password, and that one was chosen."""

from uuid import UUID

from django.urls import reverse

from keten.kern import klok, mail
from keten.kern.models import Herinnering
from keten.organisaties.lezer import actor_for
from keten.organisaties.models import (
    Herstelverzoek,
    Medewerker,
    Toegangsronde,
    Vervanging,
)


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


def send_vergeten(*, medewerker: Medewerker, geheim: str, sleutel: UUID) -> None:
    """Send somebody who forgot the password a link to choose another."""
    mail.send(
        template="organisaties/mail/vergeten.txt",
        onderwerp="Nieuw wachtwoord voor Keten",
        aan=medewerker.email,
        sleutel=sleutel,
        pad=reverse("organisaties:welkom", args=[geheim]),
    )


def send_toegangsronde(*, herinnering: Herinnering) -> bool:
    """Ask who still works there; False once all was answered, or the role is gone."""
    vandaag = klok.vandaag()
    actor = actor_for(herinnering.aan, today=vandaag)
    rondes = Toegangsronde.objects.van_eigen(actor).open(vandaag)
    ronde = rondes.filter(pk=herinnering.over_id).first()
    if ronde is None:
        return False
    mail.send(
        template="organisaties/mail/toegangsronde.txt",
        onderwerp="Wie heeft nog toegang tot Keten?",
        aan=herinnering.aan.email,
        sleutel=herinnering.pk,
        open=ronde.open,
        uiterlijk=ronde.uiterlijk,
        pad=reverse("organisaties:toegangsronde", args=[ronde.pk]),
    )
    return True


def send_herstel(*, verzoek: Herstelverzoek, sleutel: UUID) -> None:
    """Tell whose second factor it is: who did not ask for it must know in time."""
    mail.send(
        template="organisaties/mail/herstel.txt",
        onderwerp="Uw tweede stap bij het inloggen in Keten",
        aan=verzoek.medewerker.email,
        sleutel=sleutel,
        klaar=bool(verzoek.uitgevoerd_op),
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
