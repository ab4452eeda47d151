"""Work without a browser: make a link and mail it."""

from uuid import UUID

from celery import shared_task

from keten.kern import herinneringen, klok, verzoek
from keten.kern.models import Herinnering
from keten.kern.opdrachten import Opdrachttaak
from keten.organisaties import actions, notifications
from keten.organisaties.actions.uitnodiging import VERGETEN_GELDIG
from keten.organisaties.models import (
    Herstelverzoek,
    Medewerker,
    Uitnodiging,
    Vervanging,
)
from keten.toegang.actor import systeem


@shared_task(base=Opdrachttaak, name="organisaties.mail_uitnodiging")
def mail_uitnodiging(*, medewerker_id: str, bericht_id: str) -> None:
    """Make the link only now: no row and no message ever holds its secret."""
    medewerker = Medewerker.objects.get(pk=medewerker_id)
    if not medewerker.is_active:
        return
    geheim = actions.issue_link(medewerker, by=systeem("uitnodiging mailen"))
    notifications.send_uitnodiging(
        medewerker=medewerker, geheim=geheim, sleutel=UUID(bericht_id)
    )


@shared_task(base=Opdrachttaak, name="organisaties.mail_vergeten")
def mail_vergeten(*, medewerker_id: str, bericht_id: str) -> None:
    """Mail a link that works for an hour; to nobody for who is not known."""
    medewerker = Medewerker.objects.filter(pk=medewerker_id, is_active=True).first()
    if medewerker is None:
        return
    geheim = actions.issue_link(
        medewerker,
        by=systeem("wachtwoord vergeten"),
        geldig=VERGETEN_GELDIG,
        soort=Uitnodiging.Soort.VERGETEN,
    )
    notifications.send_vergeten(
        medewerker=medewerker, geheim=geheim, sleutel=UUID(bericht_id)
    )


@shared_task(name="organisaties.maak_toegangsrondes", ignore_result=True)
def maak_toegangsrondes() -> None:
    """Every hour: see that each organisation has its list of this quarter."""
    reden = "lijsten van wie nog toegang heeft"
    with verzoek.systeem(reden):
        actions.make_rondes(today=klok.vandaag(), by=systeem(reden))


@shared_task(base=Opdrachttaak, name="organisaties.mail_toegangsronde")
def mail_toegangsronde(*, herinnering_id: str) -> None:
    """Remind somebody of a list on which a line still waits."""
    herinnering = Herinnering.objects.select_related("aan").get(pk=herinnering_id)
    if notifications.send_toegangsronde(herinnering=herinnering):
        herinneringen.mark_verstuurd(herinnering)


@shared_task(name="organisaties.herstel_factoren", ignore_result=True)
def herstel_factoren() -> None:
    """Every minute: take away the factors that were lost and waited for."""
    reden = "een kwijtgeraakte tweede factor weghalen"
    with verzoek.systeem(reden):
        actions.carry_out(by=systeem(reden))


@shared_task(base=Opdrachttaak, name="organisaties.mail_herstel")
def mail_herstel(*, herstel_id: str, bericht_id: str) -> None:
    """Tell somebody that the own second factor is to go, or has gone."""
    rij = Herstelverzoek.objects.select_related("medewerker").get(pk=herstel_id)
    notifications.send_herstel(verzoek=rij, sleutel=UUID(bericht_id))


@shared_task(base=Opdrachttaak, name="organisaties.mail_vervanging")
def mail_vervanging(*, vervanging_id: str, medewerker_id: str, bericht_id: str) -> None:
    """Tell one of the two from when until when; no names."""
    rij = Vervanging.objects.select_related("voor", "door").get(pk=vervanging_id)
    if rij.afgesloten_op is None:
        notifications.send_vervanging(
            vervanging=rij,
            aan=rij.door if str(rij.door_id) == medewerker_id else rij.voor,
            sleutel=UUID(bericht_id),
        )


@shared_task(base=Opdrachttaak, name="organisaties.mail_gekozen")
def mail_gekozen(*, uitnodiging_id: str) -> None:
    """Tell whose password it is that one was chosen."""
    rij = Uitnodiging.objects.select_related("medewerker").get(pk=uitnodiging_id)
    notifications.send_gekozen(medewerker=rij.medewerker, sleutel=rij.pk)


@shared_task(base=Opdrachttaak, name="organisaties.mail_inloggen_gewijzigd")
def mail_inloggen_gewijzigd(*, medewerker_id: str, bericht_id: str) -> None:
    """Tell somebody that the way to log in changed."""
    medewerker = Medewerker.objects.get(pk=medewerker_id)
    notifications.send_inloggen_gewijzigd(
        medewerker=medewerker, sleutel=UUID(bericht_id)
    )


@shared_task(base=Opdrachttaak, name="organisaties.mail_nieuw_apparaat")
def mail_nieuw_apparaat(*, medewerker_id: str, bericht_id: str) -> None:
    """Tell somebody of a login on a computer that was not used before."""
    medewerker = Medewerker.objects.get(pk=medewerker_id)
    notifications.send_nieuw_apparaat(medewerker=medewerker, sleutel=UUID(bericht_id))
