"""Beat jobs of the floor: look what is due, and what lies."""

from celery import shared_task

from keten.kern import hartslag, herinneringen, opdrachten
from keten.kern.verzoek import systeem


@shared_task(name="kern.veeg_opdrachten", ignore_result=True)
def veeg_opdrachten() -> None:
    """Every minute: work that nobody is doing is offered again."""
    hartslag.note()
    opdrachten.sweep()


@shared_task(name="kern.herinner", ignore_result=True)
def herinner() -> None:
    """Every minute: moments that have come become work."""
    with systeem("herinneringen oppakken"):
        herinneringen.pick_up()
