"""Work without a browser: call one action."""

import uuid

from celery import shared_task

from keten.kern.opdrachten import Opdrachttaak
from keten.rapportage import actions


@shared_task(base=Opdrachttaak, name=actions.MAAK)
def maak_export(*, export_id: str) -> None:
    """Make one workbook."""
    actions.make_export(uuid.UUID(export_id))
