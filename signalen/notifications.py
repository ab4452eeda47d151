"""Mail of this step: a number and a link."""

from uuid import UUID, uuid5

from django.urls import reverse

from keten.kern import klok, mail
from keten.kern.models import Herinnering
from keten.organisaties.models import Medewerker
from keten.toegang.rollen import Rol
from signalen.models import Signaal
from signalen.status import SignaalStatus


def send_te_laat(*, herinnering: Herinnering) -> bool:
    """
    Tell one meldpuntmedewerker that a signaal was not picked up in time.

    :return: False when there is nothing to tell any more
    """
    signaal = Signaal.objects.get(pk=herinnering.over_id)
    nog = Medewerker.objects.met_rol(
        Rol.MELDPUNTMEDEWERKER, signaal.samenwerkingsverband_id, klok.vandaag()
    )
    if signaal.status != SignaalStatus.INGEDIEND or not nog.filter(
        pk=herinnering.aan_id
    ):
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
    signaal = Signaal.objects.get(pk=signaal_id)
    nog = Medewerker.objects.met_rol(
        Rol.MELDPUNTMEDEWERKER, signaal.samenwerkingsverband_id, klok.vandaag()
    )
    aan = nog.filter(pk=medewerker_id).first()
    if signaal.status != SignaalStatus.INGEDIEND or aan is None:
        return
    mail.send(
        template="signalen/mail/acuut.txt",
        onderwerp=f"Signaal {signaal.nummer} is acuut",
        aan=aan.email,
        sleutel=uuid5(signaal.pk, str(aan.pk)),
        nummer=signaal.nummer,
        pad=reverse("signalen:signaal", args=[signaal.pk]),
    )
