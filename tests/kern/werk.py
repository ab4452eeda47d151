"""Work for the tests of the outbox: two tasks, and rows that ask for them."""

import datetime as dt
import uuid
from typing import Any

from keten.celery import app
from keten.kern import klok
from keten.kern.models import Nummer, Opdracht, OpdrachtStatus
from keten.kern.opdrachten import LEASE, Opdrachttaak
from tests.factories import OpdrachtFactory

SCHRIJF = "proef.schrijf"
BREEK = "proef.breek"


@app.task(base=Opdrachttaak, name=SCHRIJF)
def schrijf(*, nummer: str) -> None:
    """Leave a trace."""
    Nummer.objects.create(nummer=nummer)


@app.task(base=Opdrachttaak, name=BREEK)
def breek(*, nummer: str) -> None:
    """Leave a trace and fail, with something in the message that nobody may see."""
    Nummer.objects.create(nummer=nummer)
    raise ValueError("kanarie")


def make_work(taak: str = SCHRIJF, **velden: Any) -> Opdracht:
    """Write work down that nobody was told of."""
    rij: Opdracht = OpdrachtFactory(taak=taak, gegevens={"nummer": "X-1"}, **velden)
    return rij


def make_taken(**velden: Any) -> Opdracht:
    """Write work down that a worker took, and then died on."""
    return make_work(
        status=OpdrachtStatus.BEZIG,
        greep=uuid.uuid4(),
        lease_tot=klok.nu() + LEASE,
        gepubliceerd_op=klok.nu(),
        **velden,
    )


def after(**duur: int) -> dt.datetime:
    """Return the moment so long from now."""
    return klok.nu() + dt.timedelta(**duur)
