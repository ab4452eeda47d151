"""Measurement: a large meeting is closed; how long until the last PDF is there."""

import time
from functools import partial

from keten.kern.verzoek import systeem
from keten.meting import opstelling
from keten.meting.bezoeker import Bezoeker
from keten.meting.lading import logged_in
from keten.meting.product import watch
from keten.meting.telling import Telling
from keten.meting.uitkomst import Uitkomst, number
from keten.meting.werkplaats import own_product

WIE, WACHTWOORD = "regisseur", "keten-demo"
PUNTEN, LEZERS, PER_PUNT = 30, 15, 5
HOOGSTENS = 20
STIL = 120.0
GESLOTEN = 302


class NietGeslotenError(Exception):
    """The site refused to close the meeting."""


def prove_sluiten(*, aantal: int, zaad: int) -> Uitkomst:
    """
    Close a meeting of thirty items in a product of its own, with workers of its own.

    :param aantal: how often; the slowest counts
    :param zaad: makes no difference: the demo is always the same
    """
    with own_product() as product, Telling(product.omgeving["DATABASE_URL"]) as telling:
        telling.write_off()
        bezoeker = Bezoeker(product.url).log_in(WIE, WACHTWOORD)
        tijden, pdfs = [], 0
        for _ in range(aantal):
            with logged_in(product.omgeving["DATABASE_URL"]), systeem("meting"):
                overleg = opstelling.discuss_tafel(
                    aantal=PUNTEN, lezers=LEZERS, per_punt=PER_PUNT
                )
            begin = time.perf_counter()
            antwoord = bezoeker.post(f"/overleggen/{overleg.pk}/stap/sluiten/")
            if antwoord.status != GESLOTEN:
                raise NietGeslotenError(str(antwoord.status))
            pdfs = telling.uitgiften(overleg.pk)
            gemaakt = partial(telling.gemaakt, overleg.pk)
            watch(gemaakt, tot=pdfs, wat="PDF's", stil=STIL)
            tijden.append(time.perf_counter() - begin)
    return Uitkomst(
        f"overleg van {PUNTEN} punten en {LEZERS} lezers gesloten,"
        f" {number(pdfs)} PDF's; seconden tot de laatste klaar is",
        f"{max(tijden):.1f}".replace(".", ","),
        gelukt=max(tijden) <= HOOGSTENS,
    )
