"""Proof: the gate in Python and the policies in SQL let everybody see the same."""

import random
from collections.abc import Iterator
from typing import Any

from django.db import transaction

from casusoverleg.models import (
    Afspraak,
    Besluit,
    Casus,
    CasusBetrokkene,
    CasusDeelname,
    InformatieElement,
    Overleg,
    Uitgifte,
    Verslag,
    VoorbereidingTekst,
)
from keten.kern import klok
from keten.kern.verzoek import actor as als
from keten.kern.verzoek import systeem
from keten.meting.uitkomst import Uitkomst, number
from keten.meting.wereld import draw
from keten.organisaties.lezer import actor_for
from keten.organisaties.models import Medewerker
from keten.personen.models import Persoon
from keten.toegang.models import Blokkade, Noodtoegang
from meldingen.models import Melding, MeldingBetrokkene, MeldingSignaal
from signalen.models import Signaal

_GELIJK: tuple[Any, ...] = (
    Afspraak,
    Besluit,
    Casus,
    CasusBetrokkene,
    InformatieElement,
    Melding,
    MeldingBetrokkene,
    MeldingSignaal,
    Signaal,
    Uitgifte,
    Verslag,
    VoorbereidingTekst,
)
# The policy lets more through, on purpose: a person who is named on what one sees, a
# day that is still to come, and the own place, noodtoegang and blockade.
_RUIMER: tuple[Any, ...] = (
    Blokkade,
    CasusDeelname,
    Noodtoegang,
    Overleg,
    Persoon,
)
TABELLEN: tuple[Any, ...] = (*_GELIJK, *_RUIMER)


def prove_netten(*, aantal: int, zaad: int) -> Uitkomst:
    """Draw so many histories; ask of everybody in each what both nets let through."""
    lot = random.Random(zaad)  # noqa: S311 - a proof that can be repeated
    gevraagd = verschillen = 0
    for _ in range(aantal):
        with systeem("proef van de netten"):
            for wie in draw(lot).mensen:
                for _naam, poort, rijen, ruimer in look(wie):
                    gevraagd += 1
                    verschillen += not (poort <= rijen if ruimer else poort == rijen)
            transaction.set_rollback(True)
    return Uitkomst(
        f"{number(aantal)} geschiedenissen, {number(gevraagd)} keer gevraagd wat iemand"
        " ziet; verschil tussen poort en databank",
        number(verschillen),
        gelukt=not verschillen,
    )


def look(wie: Medewerker) -> Iterator[tuple[str, set[Any], set[Any], bool]]:
    """
    Give for each table what the gate shows to somebody, and what the database does.

    :return: (name, keys by the gate, keys by the policies, whether these may be more)
    """
    actor = actor_for(wie, today=klok.vandaag())
    poort = {
        model: set(model.objects.visible_to(actor).values_list("pk", flat=True))
        for model in TABELLEN
    }
    with als(wie.pk):
        for model, keys in poort.items():
            rijen = set(model._base_manager.values_list("pk", flat=True))
            yield model.__name__, keys, rijen, model in _RUIMER
