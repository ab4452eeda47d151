"""
How actions write: make, correct, and tell the second writer.

Nothing else in Keten saves a record (guarded).
"""

from typing import Any, Protocol, TypeVar
from uuid import UUID

from django.db import models, transaction

from keten.kern import klok
from keten.kern.models import KetenModel, Verbetering

Model = TypeVar("Model", bound=KetenModel)


class Vrager(Protocol):
    """The little that writing needs to know of who acts."""

    @property
    def pk(self) -> UUID | None: ...

    def mag(self, recht: str, verband_id: UUID | None = None) -> bool: ...


class VerouderdError(Exception):
    """Somebody else changed the record after this form was opened."""

    def __init__(self, huidig: KetenModel) -> None:
        super().__init__("Iemand anders heeft dit intussen gewijzigd.")
        self.huidig = huidig


def create(model: type[Model], *, by: Vrager, **velden: Any) -> Model:
    """Make one record, signed by its maker."""
    rij = model(gemaakt_door_id=by.pk, gewijzigd_door_id=by.pk, **velden)
    rij.save(force_insert=True)
    return rij


def lock(rij: Model, *, versie: int | None = None) -> Model:
    """
    Read the record again and keep others from changing it until the end.

    :raises VerouderdError: if it is no longer the version that was shown
    """
    vers = type(rij)._base_manager.select_for_update(of=("self",)).get(pk=rij.pk)
    if versie is not None and vers.versie != versie:
        raise VerouderdError(vers)
    return vers


@transaction.atomic
def change(
    rij: Model, *, by: Vrager, versie: int | None = None, **velden: Any
) -> Model:
    """
    Correct fields; what stood there before stays readable in the history.

    :raises VerouderdError: if it is no longer the version that was shown
    """
    vers = lock(rij, versie=versie)
    veranderd = {
        veld: waarde for veld, waarde in velden.items() if getattr(vers, veld) != waarde
    }
    if not veranderd:
        return vers
    nu = klok.nu()
    Verbetering.objects.bulk_create(
        Verbetering(
            soort=vers._meta.label_lower,
            object_id=vers.pk,
            veld=veld,
            oud=_kept(vers, veld, getattr(vers, veld)),
            nieuw=_kept(vers, veld, waarde),
            op=nu,
            door_id=by.pk,
        )
        for veld, waarde in veranderd.items()
    )
    return write(vers, by=by, **veranderd)


def _kept(vers: KetenModel, veld: str, waarde: Any) -> str:
    return "" if veld in vers.zonder_vorige else _als_tekst(waarde)


def write(vers: Model, *, by: Vrager, **velden: Any) -> Model:
    """Set fields of a record that is locked, and count the version."""
    for veld, waarde in velden.items():
        setattr(vers, veld, waarde)
    vers.versie += 1
    vers.gewijzigd_op = klok.nu()
    vers.gewijzigd_door_id = by.pk
    vers.save(
        update_fields=[*velden, "versie", "gewijzigd_op", "gewijzigd_door"],
    )
    return vers


def _als_tekst(waarde: object) -> str:
    if waarde is None:
        return ""
    if isinstance(waarde, models.Model):
        return str(waarde.pk)
    if isinstance(waarde, bool):
        return "ja" if waarde else "nee"
    return str(waarde)
