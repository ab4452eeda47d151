"""Work without a browser: the day mail, and when it is due."""

from celery import shared_task

from keten.kern import herinneringen, klok
from keten.kern.models import Herinnering
from keten.kern.opdrachten import Opdrachttaak
from keten.kern.verzoek import systeem
from keten.werkvoorraad import actions, notifications


@shared_task(name="werkvoorraad.plan_dagmails", ignore_result=True)
def plan_dagmails() -> None:
    """Every quarter of an hour: see that the next day and week mail are planned."""
    with systeem("dagmail plannen"):
        actions.plan_dagmails(today=klok.vandaag())
        actions.plan_weekmails(today=klok.vandaag())


@shared_task(base=Opdrachttaak, name="werkvoorraad.dagmail")
def dagmail(*, herinnering_id: str) -> None:
    """Tell one trajectregisseur what waits, in numbers."""
    herinnering = Herinnering.objects.select_related("aan").get(pk=herinnering_id)
    if notifications.send_dagmail(herinnering=herinnering):
        herinneringen.mark_verstuurd(herinnering)


@shared_task(base=Opdrachttaak, name="werkvoorraad.weekmail")
def weekmail(*, herinnering_id: str) -> None:
    """Tell one professional what the week asks, in numbers."""
    herinnering = Herinnering.objects.select_related("aan").get(pk=herinnering_id)
    if notifications.send_weekmail(herinnering=herinnering):
        herinneringen.mark_verstuurd(herinnering)
