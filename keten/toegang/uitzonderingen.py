"""What holds for one person: matters kept away from, and a door forced open."""

import datetime as dt
from collections.abc import Collection
from typing import Any
from uuid import UUID

from django.apps import apps

from keten.kern.verzoek import systeem
from keten.toegang.actor import Actor
from keten.toegang.models import Blokkade, Noodtoegang


def read_noodtoegang(
    medewerker_id: UUID, *, verbanden: Collection[UUID], nu: dt.datetime
) -> frozenset[UUID]:
    """
    Return the casussen that are open to somebody by noodtoegang; one query at most.

    :param verbanden: where this person may use noodtoegang, today
    """
    if not verbanden:
        return frozenset()
    rijen = Noodtoegang.objects.geldig(nu).filter(
        medewerker_id=medewerker_id, samenwerkingsverband_id__in=verbanden
    )
    return frozenset(rijen.values_list("casus_id", flat=True))


def read_geblokkeerd(medewerker_id: UUID, *, today: dt.date) -> frozenset[UUID]:
    """Return the keys of all that somebody is kept away from."""
    rijen = Blokkade.objects.geldig(today).filter(medewerker_id=medewerker_id)
    return reach_of(list(rijen.values_list("soort", "object_id")))


def reach_of(direct: list[tuple[str, UUID]]) -> frozenset[UUID]:
    """
    Return all that these blockades keep somebody away from; no query for most people.

    Signaal, melding and casus of one matter go together; a person brings every matter
    that the person is or was in.

    :param direct: kind and key of what the blockades themselves name
    """
    if not direct:
        return frozenset()
    # The database keeps the blockade too: it would hide the very records that say
    # how far the matter goes.
    with systeem("hoever een blokkade reikt"):
        return _whole(direct)


def _whole(direct: list[tuple[str, UUID]]) -> frozenset[UUID]:
    personen = [pk for soort, pk in direct if soort == Blokkade.Soort.PERSOON]
    gevonden = {pk for _, pk in direct}
    gevonden |= _met("casusoverleg.CasusBetrokkene", "persoon_id", personen, "casus_id")
    gevonden |= _met(
        "meldingen.MeldingBetrokkene", "persoon_id", personen, "melding_id"
    )
    # Up and down the chain until nothing is added; it has three links.
    for _ in range(2):
        for bron in _SCHAKELS:
            gevonden |= _met(*bron[:2], gevonden, bron[2])
    for tabel, veld in _WAARDOOR:
        gevonden |= _met(tabel, veld, gevonden, "id")
    return frozenset(gevonden)


# What opens a person to somebody: it does not, where that matter is closed to them.
_WAARDOOR = (
    ("casusoverleg.CasusDeelname", "casus_id"),
    ("meldingen.MeldingBetrokkene", "melding_id"),
)
# From the one record to the other: table, field asked, field given.
_SCHAKELS = (
    ("meldingen.MeldingSignaal", "signaal_id", "melding_id"),
    ("casusoverleg.Casus", "melding_id", "id"),
    ("casusoverleg.Casus", "id", "melding_id"),
    ("meldingen.MeldingSignaal", "melding_id", "signaal_id"),
)


def _met(tabel: str, veld: str, waarden: Any, geeft: str) -> set[UUID]:
    if not waarden:
        return set()
    rijen = apps.get_model(tabel)._base_manager.filter(**{f"{veld}__in": waarden})
    return {pk for pk in rijen.values_list(geeft, flat=True) if pk}


def nood_on(rij: Any, actor: Actor) -> UUID | None:
    """Return the casus that this record is or belongs to, if noodtoegang opened it."""
    if not actor.noodtoegang:
        return None
    sleutels = (rij.pk, getattr(rij, "casus_id", None))
    return next((s for s in sleutels if s in actor.noodtoegang), None)


def read_weggehouden(
    casus_id: UUID, *, melding_id: UUID | None, today: dt.date
) -> frozenset[UUID]:
    """Return who is kept away from one casus: the other way round, four queries."""
    meldingen = [melding_id] if melding_id else []
    waarvan = {casus_id, *meldingen}
    waarvan |= _met("meldingen.MeldingSignaal", "melding_id", meldingen, "signaal_id")
    waarvan |= _met(
        "casusoverleg.CasusBetrokkene", "casus_id", [casus_id], "persoon_id"
    )
    waarvan |= _met(
        "meldingen.MeldingBetrokkene", "melding_id", meldingen, "persoon_id"
    )
    rijen = Blokkade.objects.geldig(today).filter(object_id__in=waarvan)
    return frozenset(rijen.values_list("medewerker_id", flat=True))
