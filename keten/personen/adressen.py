"""
That there is a geheim adres, and who may see it; never what it is.

The database gives such a row to nobody but those who are named for it. That it is
there, more people must know: it is asked as the system, without the column itself.
"""

from collections.abc import Collection
from uuid import UUID

from django.contrib.auth import get_user_model

from keten.kern.verzoek import systeem
from keten.personen.models import GeheimAdres
from keten.toegang import objectrechten

_WAAROM = "dat er een geheim adres is"


def current_addresses(personen: Collection[UUID]) -> list[GeheimAdres]:
    """Return the addresses that hold of these people, without what they are."""
    with systeem(_WAAROM):
        rijen = GeheimAdres.objects.geldend().filter(persoon__in=personen)
        return list(rijen.defer("adres").order_by("soort"))


def persons_with(personen: Collection[UUID]) -> frozenset[UUID]:
    """Return of whom there is a geheim adres."""
    with systeem(_WAAROM):
        rijen = GeheimAdres.objects.geldend().filter(persoon__in=personen)
        return frozenset(rijen.values_list("persoon_id", flat=True))


def readers_of(adres: GeheimAdres) -> list[object]:
    """Return who is named to see it."""
    with systeem(_WAAROM):
        wie = objectrechten.holders(adres, recht=objectrechten.ADRES_INZIEN)
        mensen = get_user_model()._base_manager.filter(pk__in=wie)
        return list(mensen.order_by("naam"))


def is_reader(adres: GeheimAdres, *, medewerker_id: UUID | None) -> bool:
    """Test if this person is named to see it."""
    with systeem(_WAAROM):
        houdt = objectrechten.held(adres, medewerker_id=medewerker_id)
    return objectrechten.ADRES_INZIEN in houdt
