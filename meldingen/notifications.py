"""Mail of this step: a number and a link."""

from django.urls import reverse

from keten.kern import klok, mail
from keten.kern.models import Herinnering
from keten.organisaties.lezer import actor_for
from keten.toegang.rechten import Recht
from meldingen.models import Melding


def send_terugkoppelen(*, herinnering: Herinnering) -> bool:
    """
    Tell one meldpuntmedewerker that a melder should have heard something.

    :return: False when there is nothing to tell any more
    """
    actor = actor_for(herinnering.aan, today=klok.vandaag())
    rijen = Melding.objects.visible_to(actor).niet_teruggekoppeld()
    melding = rijen.filter(
        pk=herinnering.over_id,
        samenwerkingsverband__in=actor.verbanden_met(Recht.MELDING_BEOORDELEN),
    ).first()
    if melding is None:
        return False
    mail.send(
        template="meldingen/mail/terugkoppelen.txt",
        onderwerp=f"Melding {melding.nummer}: koppel terug",
        aan=herinnering.aan.email,
        sleutel=herinnering.pk,
        nummer=melding.nummer,
        pad=reverse("meldingen:melding", args=[melding.pk]),
    )
    return True
