"""Work without a browser: look again, then call one action or notification."""

import datetime as dt
import uuid

from celery import shared_task

from casusoverleg import berichten, documents, notifications
from casusoverleg.actions import (
    afspraak,
    regie,
    uitnodiging,
    vertrek,
    vervanging,
    voorbereiding,
)
from casusoverleg.actions import uitgifte as uitgiften
from casusoverleg.models import Escalatie, Overleguitnodiging, Uitgifte
from keten.kern import herinneringen, klok
from keten.kern.models import Herinnering
from keten.kern.opdrachten import Opdrachttaak
from keten.kern.termijnen import Termijn, voor_werkdagen
from keten.kern.verzoek import systeem
from keten.organisaties.models import Medewerker
from keten.toegang.actor import systeem as systeemactor
from keten.toegang.models import Noodtoegang

OPNIEUW = 3


@shared_task(base=Opdrachttaak, name="casusoverleg.maak_uitgifte")
def maak_uitgifte(*, uitgifte_id: str) -> None:
    """Make one PDF; made twice it is still one."""
    # A meeting that was opened again took its PDFs back.
    uitgifte = (
        Uitgifte.objects.select_related("overleg", "lezer")
        .filter(pk=uitgifte_id, document__isnull=True, ingetrokken_op__isnull=True)
        .first()
    )
    if uitgifte is None:
        return
    gemaakt = documents.make(uitgifte)
    for _ in range(OPNIEUW):
        if documents.still_open(uitgifte, gemaakt.onderdelen):
            break
        # Something was closed to its reader while it was drawn: drawn again, without.
        gemaakt = documents.make(uitgifte)
    else:
        return
    uitgiften.attach_document(
        uitgifte,
        inhoud=gemaakt.inhoud,
        bestandsnaam=gemaakt.bestandsnaam,
        onderdelen=gemaakt.onderdelen,
    )


@shared_task(name="casusoverleg.stil_akkoord", ignore_result=True)
def stil_akkoord() -> None:
    """Every hour: what was reported done long ago, without a word, is done."""
    reden = "geen bezwaar binnen de termijn"
    dag = voor_werkdagen(klok.vandaag(), Termijn.AFSPRAAK_AKKOORD.aantal)
    with systeem(reden):
        afspraak.agree_silently(
            voor=klok.moment_op(dag, dt.time()), by=systeemactor(reden)
        )


@shared_task(name="casusoverleg.volg_rollen", ignore_result=True)
def volg_rollen() -> None:
    """Every hour: let the places on casussen follow the roles of today."""
    reden = "rollen beginnen en eindigen op hun dag"
    with systeem(reden):
        regie.follow_rollen(by=systeemactor(reden))


@shared_task(name="casusoverleg.kom_en_ga", ignore_result=True)
def kom_en_ga() -> None:
    """Every minute: who left lets go, who stands in gets what came since."""
    reden = "bijhouden wie er werkt"
    with systeem(reden):
        vertrek.sweep(by=systeemactor(reden))
        vervanging.keep_up(by=systeemactor(reden))


@shared_task(base=Opdrachttaak, name="casusoverleg.mail_afspraak_vervanger")
def mail_afspraak_vervanger(*, herinnering_id: str, medewerker_id: str) -> None:
    """Remind who stands in for somebody who was reminded."""
    notifications.send_afspraak(
        herinnering=Herinnering.objects.get(pk=herinnering_id),
        aan=Medewerker.objects.get(pk=medewerker_id),
    )


@shared_task(base=Opdrachttaak, name="casusoverleg.mail_afspraak")
def mail_afspraak(*, herinnering_id: str) -> None:
    """Remind somebody of an afspraak, and who stands in for that person."""
    herinnering = Herinnering.objects.select_related("aan").get(pk=herinnering_id)
    vervanging.remind_too(herinnering)
    if notifications.send_afspraak(herinnering=herinnering):
        herinneringen.mark_verstuurd(herinnering)


@shared_task(base=Opdrachttaak, name="casusoverleg.mail_voorstellen")
def mail_voorstellen(*, herinnering_id: str) -> None:
    """Ask somebody for casussen to discuss."""
    herinnering = Herinnering.objects.select_related("aan").get(pk=herinnering_id)
    if notifications.send_voorstellen(herinnering=herinnering):
        herinneringen.mark_verstuurd(herinnering)


@shared_task(base=Opdrachttaak, name="casusoverleg.mail_uitnodiging")
def mail_uitnodiging(*, uitnodiging_id: str, volgnummer: str) -> None:
    """Tell one person what is new in the own calendar, unless there is newer news."""
    rij = (
        Overleguitnodiging.objects.select_related("overleg", "medewerker")
        .filter(pk=uitnodiging_id, volgnummer=int(volgnummer))
        .first()
    )
    if rij and notifications.send_uitnodiging(uitnodiging=rij):
        uitnodiging.mark_verstuurd(rij, by=systeemactor("uitnodiging verstuurd"))


@shared_task(name="casusoverleg.werk_uitnodigingen_bij", ignore_result=True)
def werk_uitnodigingen_bij() -> None:
    """Every few minutes: calendars follow the agendas that were left alone."""
    reden = "agenda's volgen het overleg"
    with systeem(reden):
        uitnodiging.keep_up(by=systeemactor(reden))


@shared_task(base=Opdrachttaak, name="casusoverleg.mail_voorbereiding")
def mail_voorbereiding(*, medewerker_id: str, aanleiding: str) -> None:
    """Tell one person that there is something to prepare."""
    medewerker = Medewerker.objects.get(pk=medewerker_id)
    sleutel = uuid.uuid5(medewerker.pk, f"voorbereiding {aanleiding}")
    notifications.send_taken(medewerker=medewerker, sleutel=sleutel)


@shared_task(name="casusoverleg.sluit_voorbereiding", ignore_result=True)
def sluit_voorbereiding() -> None:
    """Every hour: what was to be prepared by yesterday is as prepared as it is."""
    with systeem("de dag voor het overleg is voorbij"):
        voorbereiding.close_overdue(vandaag=klok.vandaag())


@shared_task(base=Opdrachttaak, name="casusoverleg.mail_verslag")
def mail_verslag(*, uitgifte_id: str) -> None:
    """Tell one reader that a concept is ready."""
    uitgifte = (
        Uitgifte.objects.select_related("overleg", "lezer")
        .filter(pk=uitgifte_id)
        .first()
    )
    if uitgifte:
        notifications.send_verslag(uitgifte=uitgifte, sleutel=uitgifte.pk)


@shared_task(base=Opdrachttaak, name="casusoverleg.mail_noodtoegang")
def mail_noodtoegang(*, noodtoegang_id: str, medewerker_id: str) -> None:
    """Tell one person that a casus was opened with noodtoegang."""
    noodtoegang = Noodtoegang.objects.get(pk=noodtoegang_id)
    notifications.send_noodtoegang(
        noodtoegang=noodtoegang,
        medewerker=Medewerker.objects.get(pk=medewerker_id),
        sleutel=uuid.uuid5(noodtoegang.pk, medewerker_id),
    )


@shared_task(base=Opdrachttaak, name="casusoverleg.mail_escalatie")
def mail_escalatie(*, escalatie_id: str) -> None:
    """Tell the management of one organisation what is late."""
    escalatie = Escalatie.objects.select_related("aan").get(pk=escalatie_id)
    berichten.send_escalatie(escalatie=escalatie, sleutel=escalatie.pk)
