"""Where nobody is: what this partnership exists to prevent. No reasons, no names."""

import datetime as dt
from typing import Any

from casusoverleg.models import Afspraak, Agendapunt, Casus
from keten.kern.termijnen import Termijn
from keten.toegang.actor import Actor
from keten.toegang.models import Blokkade
from keten.toegang.rechten import Recht
from keten.toegang.uitzonderingen import read_geblokkeerd

PER_SOORT = 4


def kieren(actor: Actor, vandaag: dt.date) -> list[dict[str, Any]]:
    """Return the gaps that the trajectregisseur should close."""
    if not actor.mag(Recht.CASUS_REGISSEREN):
        return []
    grens = vandaag - dt.timedelta(days=Termijn.LANG_NIET_BESPROKEN.aantal)
    zichtbaar = Casus.objects.visible_to(actor)
    afspraken = Afspraak.objects.visible_to(actor).zonder_medewerker(vandaag)
    return [
        *(
            {"wat": "Casus zonder casusregisseur", "casus": casus}
            for casus in zichtbaar.zonder_regisseur().order_by("geopend_op")[:PER_SOORT]
        ),
        *(
            {
                "wat": f"Afspraak zonder medewerker: {rij.organisatie.naam}",
                "casus": rij.casus,
                "url": rij.get_absolute_url(),
            }
            for rij in afspraken.select_related("casus", "organisatie").order_by(
                "uiterlijk"
            )[:PER_SOORT]
        ),
        *_aan_tafel(actor, vandaag),
        *(
            {"wat": "Lang niet besproken", "casus": casus}
            for casus in zichtbaar.lang_niet_besproken(grens).order_by("geopend_op")[
                :PER_SOORT
            ]
        ),
    ]


def _aan_tafel(actor: Actor, vandaag: dt.date) -> list[dict[str, Any]]:
    """Items of which the chair or the minute taker of that meeting cannot be there."""
    punten = (
        Agendapunt.objects.visible_to(actor)
        .op_tafel()
        .filter(overleg__status__in=["bezig", "verslag_in_concept"])
        .select_related("casus", "overleg")
        .order_by("volgorde")
    )
    tafels = [(punt, rol, wie) for punt in punten for rol, wie in _wie(punt)]
    met = Blokkade.objects.geldig(vandaag).filter(
        medewerker__in={wie for *_, wie in tafels}
    )
    dicht = {
        wie: read_geblokkeerd(wie, today=vandaag)
        for wie in set(met.values_list("medewerker_id", flat=True))
    }
    return [
        {
            "wat": f"Punt {punt.volgorde} van {punt.overleg.nummer}: een andere {rol}",
            "casus": punt.casus,
            "url": punt.overleg.get_absolute_url(),
        }
        for punt, rol, wie in tafels
        if punt.casus_id in dicht.get(wie, ())
    ]


def _wie(punt: Any) -> list[tuple[str, Any]]:
    overleg = punt.overleg
    wie = (("voorzitter", overleg.voorzitter_id), ("notulist", overleg.notulist_id))
    return [(rol, pk) for rol, pk in wie if pk]
