"""Which stretch of a meeting is somebody's own: from the first own item to the last."""

import datetime as dt
import hashlib
from dataclasses import dataclass
from uuid import UUID

from casusoverleg import volgorde
from casusoverleg.models import Agendapunt, CasusDeelname, Overleg
from casusoverleg.status.overleg import TE_BESPREKEN
from casusoverleg.volgorde import minute_of
from keten.kern import klok


@dataclass(frozen=True)
class Stuk:
    """What one reader is invited to; numbers and times, and nothing it is about."""

    begin: dt.datetime
    eind: dt.datetime
    nummers: tuple[str, ...]


def stretches(overleg: Overleg) -> dict[UUID, Stuk]:
    """Return per person who is needed the own stretch; two queries."""
    punten = list(
        Agendapunt.objects.filter(overleg=overleg, status__in=TE_BESPREKEN)
        .select_related("casus")
        .order_by("volgorde", "gemaakt_op")
    )
    eigen: dict[UUID, list[int]] = {}
    per_casus = {punt.casus_id: plaats for plaats, punt in enumerate(punten)}
    # Who is gone by then is not needed; who is not there yet cannot look.
    rijen = (
        CasusDeelname.objects.geldig(klok.vandaag())
        .verwacht(punten, dag=max(overleg.datum, klok.vandaag()))
        .filter(niveau__gte=1)
        .values_list("medewerker_id", "casus_id")
    )
    for medewerker_id, casus_id in rijen:
        eigen.setdefault(medewerker_id, []).append(per_casus[casus_id])
    momenten = _moments(overleg, punten)
    return {
        medewerker_id: Stuk(
            begin=momenten[min(plaatsen)][0],
            eind=momenten[max(plaatsen)][1],
            nummers=tuple(punten[p].casus.nummer for p in sorted(set(plaatsen))),
        )
        for medewerker_id, plaatsen in eigen.items()
    }


def fingerprint(overleg: Overleg, stuk: Stuk) -> str:
    """Return a digest of all that the event in the calendar says."""
    delen = (
        stuk.begin.isoformat(),
        stuk.eind.isoformat(),
        *sorted(stuk.nummers),
        overleg.plaats,
        overleg.link,
    )
    return hashlib.sha256("\x00".join(delen).encode()).hexdigest()


def _moments(
    overleg: Overleg, punten: list[Agendapunt]
) -> list[tuple[dt.datetime, dt.datetime]]:
    """Return of each item when it begins and ends."""
    rij = [
        volgorde.Punt(
            punt.pk,
            punt.minuten,
            frozenset(),
            vast=minute_of(punt.vast_om) if punt.vast_om else None,
        )
        for punt in punten
    ]
    begin = minute_of(overleg.begin)
    nul = klok.moment_op(overleg.datum, overleg.begin)
    return [
        (
            nul + dt.timedelta(minutes=start - begin),
            nul + dt.timedelta(minutes=start - begin + punt.minuten),
        )
        for start, punt in zip(volgorde.starts(rij, begin=begin), rij, strict=True)
    ]
