"""From the medewerker who is logged in to the actor of this request."""

import datetime as dt
from dataclasses import replace
from typing import Any

from keten.kern import klok
from keten.organisaties.models import (
    Deelname,
    Dienstverband,
    Roltoekenning,
    Vervanging,
)
from keten.toegang.actor import NIEMAND, Actor
from keten.toegang.rechten import Recht
from keten.toegang.uitzonderingen import read_geblokkeerd, read_noodtoegang


def actor_for(medewerker: Any, *, today: dt.date) -> Actor:
    """
    Read what this medewerker is today; six queries.

    Who is inactive, or works nowhere today, holds nothing.
    """
    if not getattr(medewerker, "is_active", False) or medewerker.pk is None:
        return NIEMAND
    # Who was frozen a moment ago is active still in the hands of a task.
    dienst = Dienstverband.objects.geldig(today).filter(
        medewerker=medewerker, medewerker__is_active=True
    )
    organisaties = set(dienst.values_list("organisatie_id", flat=True))
    deelnames = Deelname.objects.geldig(today).filter(organisatie_id__in=organisaties)
    rollen = Roltoekenning.objects.geldig(today).filter(medewerker=medewerker)
    namens = frozenset(
        deelnames.values_list("organisatie_id", "samenwerkingsverband_id")
    )
    verbanden = {verband for _, verband in namens}
    vervangt = Vervanging.objects.geldig(today).filter(
        door=medewerker, soort=Vervanging.Soort.ROL
    )
    actor = Actor(
        pk=medewerker.pk,
        naam=medewerker.naam,
        is_active=bool(organisaties),
        deelnames=namens,
        # A role holds only where one of the own organisations takes part.
        rollen=frozenset(
            (rol, verband)
            for rol, verband in rollen.values_list("rol", "samenwerkingsverband_id")
            if verband in verbanden
        ),
        geblokkeerd=read_geblokkeerd(medewerker.pk, today=today),
        vervangt=frozenset(vervangt.values_list("voor_id", flat=True)),
    )
    # With the role noodtoegang goes too, before its hours are over.
    nood = read_noodtoegang(
        medewerker.pk, verbanden=actor.verbanden_met(Recht.NOODTOEGANG), nu=klok.nu()
    )
    return replace(actor, noodtoegang=nood)
