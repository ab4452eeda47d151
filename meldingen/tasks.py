"""Work without a browser: call one notification."""

from celery import shared_task

from keten.kern import herinneringen
from keten.kern.models import Herinnering
from keten.kern.opdrachten import Opdrachttaak
from meldingen import notifications


@shared_task(base=Opdrachttaak, name="meldingen.mail_terugkoppelen")
def mail_terugkoppelen(*, herinnering_id: str) -> None:
    """Tell the meldpunt that a melder waits for an answer."""
    herinnering = Herinnering.objects.select_related("aan").get(pk=herinnering_id)
    if notifications.send_terugkoppelen(herinnering=herinnering):
        herinneringen.mark_verstuurd(herinnering)
