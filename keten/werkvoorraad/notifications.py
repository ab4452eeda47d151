"""The one mail a day of the trajectregisseur: counts, and a link."""

import datetime as dt
from typing import Any
from uuid import UUID

from django.urls import reverse

from casusoverleg.models import Overleg
from keten.kern import klok, mail
from keten.kern.models import Herinnering
from keten.organisaties.lezer import actor_for
from keten.toegang.actor import Actor
from keten.toegang.rechten import Recht
from keten.werkvoorraad.werk import mijn_werk

KOMENDE_DAGEN = 7


def counts(actor: Actor, *, vandaag: dt.date) -> dict[str, int]:
    """Return what waits, in numbers: the same lists as the start page."""
    werk = mijn_werk(actor, vandaag=vandaag)
    overleggen = Overleg.objects.visible_to(actor)
    week = vandaag + dt.timedelta(days=KOMENDE_DAGEN)
    return {
        "te_laat": len(werk["te_laat"]),
        "wacht": len(werk["wacht"]),
        "zonder_agenda": overleggen.komend(vandaag)
        .filter(datum__lte=week, status__in=["gepland", "uitgenodigd"])
        .count(),
        "concept": overleggen.filter(status="verslag_in_concept").count(),
    }


def send_dagmail(*, herinnering: Herinnering) -> bool:
    """Send the counts, unless there is nothing to do or the role has gone."""
    vandaag = klok.vandaag()
    actor = actor_for(herinnering.aan, today=vandaag)
    verband_id: UUID = herinnering.over_id
    if not actor.mag(Recht.CASUS_REGISSEREN, verband_id):
        return False
    aantallen: dict[str, Any] = counts(actor, vandaag=vandaag)
    if not any(aantallen.values()):
        return False
    mail.send(
        template="werkvoorraad/mail/dagmail.txt",
        onderwerp=f"Keten vandaag: {aantallen['te_laat']} te laat, "
        f"{aantallen['wacht']} wacht op u",
        aan=herinnering.aan.email,
        sleutel=herinnering.pk,
        pad=reverse("mijn_werk"),
        **aantallen,
    )
    return True
