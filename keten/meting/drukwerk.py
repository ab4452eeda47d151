"""A verslag as PDF: how long it takes to make, and how much memory at its highest."""

import json
import resource
import statistics
import subprocess
import sys
import time
from dataclasses import asdict, dataclass

from celery import current_app
from django.conf import settings
from django.db import transaction

from casusoverleg.models import Uitgifte
from keten.kern.verzoek import systeem
from keten.meting import opstelling

AANTALLEN = (10, 30)
KEREN = 3


class NietGemaaktError(Exception):
    """There was no PDF to measure; the message is what the process said."""


@dataclass(frozen=True)
class Uitslag:
    """One PDF of so many items: seconds in the middle, megabytes at the highest."""

    punten: int
    seconden: float
    piek_mb: float
    kilobytes: float


def measure_drukwerk(punten: int) -> Uitslag:
    """
    Measure in a process of its own, so that the peak is that of this PDF.

    :raises NietGemaaktError: when it makes none
    """
    line = [sys.executable, "manage.py", "meet", "--drukwerk", str(punten)]
    done = subprocess.run(line, cwd=settings.ROOT, capture_output=True, text=True)  # noqa: S603
    if done.returncode:
        raise NietGemaaktError(done.stderr.strip()[-500:])
    return Uitslag(**json.loads(done.stdout.strip().splitlines()[-1]))


def make_drukwerk(punten: int) -> str:
    """Make the PDF of one reader a few times; return the figures as one line."""
    current_app.loader.import_default_modules()
    with systeem("meting"):
        overleg = opstelling.hold_tafel(aantal=punten)
        uitgifte = overleg.uitgiften.get(lezer__inlognaam=opstelling.LEZER)
        _make(uitgifte)  # the first also reads the fonts
        gemaakt = [_make(uitgifte) for _ in range(KEREN)]
        transaction.set_rollback(True)
    seconden = statistics.median(duur for duur, _ in gemaakt)
    piek = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    uitslag = Uitslag(punten, seconden, piek, gemaakt[0][1] / 1024)
    return json.dumps(asdict(uitslag))


def _make(uitgifte: Uitgifte) -> tuple[float, int]:
    """Let the worker's own task do its work; return the seconds and the bytes."""
    with transaction.atomic():
        taak = current_app.tasks["casusoverleg.maak_uitgifte"]
        begin = time.perf_counter()
        taak(opdracht_id=str(uitgifte.opdracht_id))
        duur = time.perf_counter() - begin
        uitgifte.refresh_from_db()
        if uitgifte.document is None:
            raise NietGemaaktError("Er kwam geen PDF.")
        grootte = uitgifte.document.grootte
        transaction.set_rollback(True)
    return duur, grootte
