"""The mail to who keeps watch: which pattern, and where to look."""

from uuid import UUID

from django.urls import reverse

from keten.kern import klok, mail
from keten.organisaties.lezer import actor_for
from keten.organisaties.models import Medewerker
from keten.toegang.rechten import Recht
from keten.verantwoording.patronen import PATRONEN


def send_patroon(
    *, medewerker: Medewerker, verband_id: UUID, patroon: str, sleutel: UUID
) -> bool:
    """Tell that a pattern was seen, unless the role has gone."""
    actor = actor_for(medewerker, today=klok.vandaag())
    gezien = next((p for p in PATRONEN if p.sleutel == patroon), None)
    if gezien is None or not actor.mag(Recht.LOGBOEK_INZIEN, verband_id):
        return False
    mail.send(
        template="verantwoording/mail/patroon.txt",
        onderwerp="Patroon in het logboek van Keten",
        aan=medewerker.email,
        sleutel=sleutel,
        patroon=gezien.label,
        pad=reverse("verantwoording:patronen"),
    )
    return True
