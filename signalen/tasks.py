"""Work without a browser: read the clock, call one action."""

import datetime as dt
from uuid import UUID

from celery import shared_task

from keten.kern import herinneringen, klok
from keten.kern.models import Herinnering
from keten.kern.opdrachten import Opdrachttaak
from keten.kern.termijnen import ONGEDAAN_MINUTEN, Termijn
from keten.kern.verzoek import systeem
from keten.toegang.actor import systeem as systeemactor
from signalen import actions, notifications


@shared_task(base=Opdrachttaak, name="signalen.mail_te_laat")
def mail_te_laat(*, herinnering_id: str) -> None:
    """Tell the meldpunt that a signaal waits too long."""
    herinnering = Herinnering.objects.select_related("aan").get(pk=herinnering_id)
    if notifications.send_te_laat(herinnering=herinnering):
        herinneringen.mark_verstuurd(herinnering)


@shared_task(base=Opdrachttaak, name="signalen.mail_acuut")
def mail_acuut(*, signaal_id: str, medewerker_id: str) -> None:
    """Tell the meldpunt that somebody may be in danger."""
    notifications.send_acuut(
        signaal_id=UUID(signaal_id), medewerker_id=UUID(medewerker_id)
    )


@shared_task(base=Opdrachttaak, name="signalen.mail_gedeeld")
def mail_gedeeld(*, deling_id: str) -> None:
    """Tell one professional that a signaal is shared."""
    notifications.send_gedeeld(deling_id=UUID(deling_id))


@shared_task(name="signalen.ruim_concepten_op", ignore_result=True)
def ruim_concepten_op() -> None:
    """Every hour: withdraw what was begun and left lying."""
    reden = "concepten opruimen"
    voor = klok.nu() - dt.timedelta(days=Termijn.CONCEPT_SIGNAAL.aantal)
    with systeem(reden):
        actions.drop_oude_concepten(voor=voor, by=systeemactor(reden))


@shared_task(name="signalen.vergeet_over_wie", ignore_result=True)
def vergeet_over_wie() -> None:
    """Every few minutes: a name that is no longer needed to undo anything goes."""
    with systeem("namen vergeten na een advies"):
        actions.forget_over_wie(voor=klok.nu() - dt.timedelta(minutes=ONGEDAAN_MINUTEN))
