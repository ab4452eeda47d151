"""
What people call a record, and nothing else of it.

Whoever watches the log sees numbers of cases that are not open to them, but only of the
own samenwerkingsverband. So a key and a number are read here past what the reader may
see, and no other column. Everybody else reads the numbers of what is open to them now.
"""

from collections.abc import Collection, Iterable
from uuid import UUID

from casusoverleg.models import Casus, Overleg
from keten.kern import verzoek
from keten.toegang.actor import Actor
from meldingen.models import Melding
from signalen.models import Signaal

_GENUMMERD = (Casus, Melding, Signaal, Overleg)
_REDEN = "nummers bij het logboek"
Nummers = dict[UUID, str]


def numbers_in(verbanden: Collection[UUID], sleutels: Iterable[UUID]) -> Nummers:
    """Return the number of each of these records of these samenwerkingsverbanden."""
    alle = list(sleutels)
    nummers: Nummers = {}
    with verzoek.systeem(_REDEN):
        for model in _GENUMMERD:
            rijen = model._base_manager.filter(
                pk__in=alle, samenwerkingsverband_id__in=verbanden
            )
            nummers |= dict(rijen.values_list("pk", "nummer"))
    return nummers


def numbers_for(actor: Actor, sleutels: Iterable[UUID]) -> Nummers:
    """Return the number of each of these records that this actor may see now."""
    alle = list(sleutels)
    nummers: Nummers = {}
    for model in _GENUMMERD:
        rijen = model.objects.visible_to(actor).filter(pk__in=alle)
        nummers |= dict(rijen.values_list("pk", "nummer"))
    return nummers


def key_of(nummer: str, *, verbanden: Collection[UUID]) -> UUID | None:
    """Return the record with this number in these samenwerkingsverbanden."""
    with verzoek.systeem(_REDEN):
        for model in _GENUMMERD:
            rijen = model._base_manager.filter(
                nummer__iexact=nummer.strip(), samenwerkingsverband_id__in=verbanden
            )
            sleutel: UUID | None = rijen.values_list("pk", flat=True).first()
            if sleutel is not None:
                return sleutel
    return None
