"""Mail about how afspraken are kept: counts and case numbers, no word of content."""

from uuid import UUID

from casusoverleg.models import Escalatie
from keten.kern import klok, mail
from keten.organisaties.lezer import actor_for


def send_escalatie(*, escalatie: Escalatie, sleutel: UUID) -> bool:
    """Tell the management of an organisation how many afspraken are late."""
    wie = escalatie.aan
    if wie is None or not actor_for(wie, today=klok.vandaag()).is_active:
        return False
    mail.send(
        template="casusoverleg/mail/escalatie.txt",
        onderwerp=f"{escalatie.aantal} "
        f"{'afspraak' if escalatie.aantal == 1 else 'afspraken'} verlopen",
        aan=wie.email,
        sleutel=sleutel,
        aantal=escalatie.aantal,
        nummers=escalatie.nummers,
    )
    return True
