"""Work without a browser: look for patterns, and tell who keeps watch."""

from uuid import UUID

from celery import shared_task

from keten.kern import klok
from keten.kern.opdrachten import Opdrachttaak
from keten.kern.verzoek import systeem
from keten.organisaties.models import Medewerker
from keten.verantwoording import actions, notifications


@shared_task(name="verantwoording.zoek_patronen", ignore_result=True)
def zoek_patronen() -> None:
    """Every quarter of an hour: does what was looked at today fit a pattern?"""
    with systeem("patronen in het logboek"):
        actions.watch_patterns(nu=klok.op_de_muur())


@shared_task(base=Opdrachttaak, name="verantwoording.mail_patroon")
def mail_patroon(
    *, medewerker_id: str, verband_id: str, patroon: str, bericht_id: str
) -> None:
    """Tell one who keeps watch that a pattern was seen; not of whom."""
    notifications.send_patroon(
        medewerker=Medewerker.objects.get(pk=medewerker_id),
        verband_id=UUID(verband_id),
        patroon=patroon,
        sleutel=UUID(bericht_id),
    )
