"""Mail of this step: a number and a link."""

from uuid import UUID, uuid5

from django.urls import reverse

from keten.kern import klok, mail
from keten.kern.models import Herinnering
from keten.organisaties.lezer import actor_for
from keten.organisaties.models import Medewerker
from keten.toegang.rechten import Recht
from signalen.models import Deling, Signaal
from signalen.status import SignaalStatus


def send_te_laat(*, herinnering: Herinnering) -> bool:
    """
    Tell one meldpuntmedewerker that a signaal was not picked up in time.

    :return: False when there is nothing to tell any more
    """
    signaal = _to_pick_up(herinnering.over_id, medewerker=herinnering.aan)
    if signaal is None:
        return False
    mail.send(
        template="signalen/mail/te_laat.txt",
        onderwerp=f"Signaal {signaal.nummer} wacht",
        aan=herinnering.aan.email,
        sleutel=herinnering.pk,
        nummer=signaal.nummer,
        pad=reverse("signalen:signaal", args=[signaal.pk]),
    )
    return True


def send_acuut(*, signaal_id: UUID, medewerker_id: UUID) -> None:
    """Tell one meldpuntmedewerker at once that somebody may be in danger."""
    aan = Medewerker.objects.get_queryset().get(pk=medewerker_id)
    signaal = _to_pick_up(signaal_id, medewerker=aan)
    if signaal is None:
        return
    mail.send(
        template="signalen/mail/acuut.txt",
        onderwerp=f"Signaal {signaal.nummer} is acuut",
        aan=aan.email,
        sleutel=uuid5(signaal.pk, str(aan.pk)),
        nummer=signaal.nummer,
        pad=reverse("signalen:signaal", args=[signaal.pk]),
    )


def send_gedeeld(*, deling_id: UUID) -> None:
    """Tell one professional that a signaal is shared; nothing when it is no more."""
    deling = Deling.objects.select_related("medewerker", "signaal").get(pk=deling_id)
    actor = actor_for(deling.medewerker, today=klok.vandaag())
    signaal = Signaal.objects.visible_to(actor).filter(pk=deling.signaal_id).first()
    if signaal is None:
        return
    mail.send(
        template="signalen/mail/gedeeld.txt",
        onderwerp=f"Signaal {signaal.nummer} is met u gedeeld",
        aan=deling.medewerker.email,
        sleutel=deling.pk,
        nummer=signaal.nummer,
        pad=reverse("signalen:signaal", args=[signaal.pk]),
    )


def _to_pick_up(signaal_id: UUID, *, medewerker: Medewerker) -> Signaal | None:
    """Return the signaal if it still waits, and this person may still pick it up."""
    actor = actor_for(medewerker, today=klok.vandaag())
    rijen = Signaal.objects.visible_to(actor).filter(
        samenwerkingsverband__in=actor.verbanden_met(Recht.SIGNAAL_BEOORDELEN),
        status=SignaalStatus.INGEDIEND,
    )
    gevonden: Signaal | None = rijen.filter(pk=signaal_id).first()
    return gevonden
