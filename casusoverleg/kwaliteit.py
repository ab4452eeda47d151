"""How soon after a meeting people had what they were promised."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from keten.kern import klok
from keten.kern.models import Statuswissel
from keten.kern.termijnen import Termijn, na_werkdagen

VERSTUREN = "ter-accordering"


@dataclass(frozen=True)
class Kwaliteit:
    """One promise, and how it was kept."""

    wat: str
    stand: str
    kleur: str
    icoon: str
    bij: str


def clock(overleg: Any) -> list[Kwaliteit]:
    """Return the two promises of this meeting; one query, none before it closed."""
    einde = klok.moment_op(overleg.datum, overleg.eind)
    if klok.nu() < einde and overleg.gesloten_op is None:
        return []
    if overleg.status in {"geannuleerd", "verplaatst"}:
        return []
    uren = dt.timedelta(hours=Termijn.AFSPRAKEN_DELEN.aantal)
    laatste = na_werkdagen(overleg.datum, Termijn.CONCEPT_VERSTUREN.aantal)
    return [
        _kept(
            "Afspraken bij de deelnemers binnen 24 uur",
            gedaan=overleg.gesloten_op,
            grens=einde + uren,
        ),
        _kept(
            "Conceptverslag verstuurd binnen drie werkdagen",
            gedaan=_sent(overleg),
            grens=klok.moment_op(laatste + dt.timedelta(days=1), dt.time()),
        ),
    ]


def _sent(overleg: Any) -> dt.datetime | None:
    """When the concepts were first laid before their readers."""
    return (
        Statuswissel.objects.filter(
            object_id=overleg.pk, actie=VERSTUREN, ongedaan_op__isnull=True
        )
        .order_by("op")
        .values_list("op", flat=True)
        .first()
    )


def _kept(wat: str, *, gedaan: dt.datetime | None, grens: dt.datetime) -> Kwaliteit:
    tot = klok.lokaal(grens - dt.timedelta(minutes=1))
    if gedaan and gedaan <= grens:
        wanneer = f"{klok.lokaal(gedaan):%d-%m-%Y %H.%M}"
        return Kwaliteit(wat, "op tijd", "groen", "vink", wanneer)
    if gedaan:
        wanneer = f"{klok.lokaal(gedaan):%d-%m-%Y %H.%M}"
        return Kwaliteit(wat, "te laat", "rood", "kruis", wanneer)
    if klok.nu() > grens:
        return Kwaliteit(
            wat, "te laat", "rood", "klok", f"moest voor {tot:%d-%m-%Y %H.%M}"
        )
    return Kwaliteit(wat, "loopt", "blauw", "klok", f"tot {tot:%d-%m-%Y %H.%M}")
