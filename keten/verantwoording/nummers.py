"""
What people call a record, and nothing else of it.

Whoever watches the log sees numbers of cases that are not open to them. So only a key
and a number are read here, past what the reader may see, and no other column.
"""

from collections.abc import Iterable
from uuid import UUID

from casusoverleg.models import Casus, Overleg
from keten.kern import verzoek
from meldingen.models import Melding
from signalen.models import Signaal

_GENUMMERD = (Casus, Melding, Signaal, Overleg)
_REDEN = "nummers bij het logboek"


def numbers_of(sleutels: Iterable[UUID]) -> dict[UUID, str]:
    """Return the number of each record that has one."""
    alle = list(sleutels)
    with verzoek.systeem(_REDEN):
        return {
            sleutel: nummer
            for model in _GENUMMERD
            for sleutel, nummer in model._base_manager.filter(pk__in=alle).values_list(
                "pk", "nummer"
            )
        }


def key_of(nummer: str) -> UUID | None:
    """Return the record with this number, if there is one."""
    with verzoek.systeem(_REDEN):
        for model in _GENUMMERD:
            sleutel: UUID | None = (
                model._base_manager.filter(nummer__iexact=nummer.strip())
                .values_list("pk", flat=True)
                .first()
            )
            if sleutel is not None:
                return sleutel
    return None
