"""
What a named professional may do on one casus, or see of one geheim adres.

The only user of django-guardian.

It never decides who sees: that is ``zichtbaarheid``. Rights are given and taken one by
one, in the action that changes the CasusDeelname. Guardian's short cuts open
everything to superusers, answer for inactive users and honour model-wide permissions:
none of that is used here.
"""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.contrib.auth import get_user_model
from django.db.models import Model
from guardian.shortcuts import assign_perm, remove_perm
from guardian.utils import get_user_obj_perms_model

BIJDRAGEN = "bijdragen_casus"
REGISSEREN = "regisseren_casus"
INZIEN = "inzien_casus"
ADRES_INZIEN = "adres_inzien"


def grant(obj: Model, *, medewerker_id: UUID, rechten: Iterable[str]) -> None:
    """Let one medewerker hold exactly these rights on one object."""
    medewerker = get_user_model()._base_manager.get(pk=medewerker_id)
    gewenst = set(rechten)
    staat = held(obj, medewerker_id=medewerker_id)
    for recht in sorted(gewenst - staat):
        assign_perm(recht, medewerker, obj)
    for recht in sorted(staat - gewenst):
        remove_perm(recht, medewerker, obj)


def revoke(obj: Model, *, medewerker_id: UUID) -> None:
    """Take every right on one object back."""
    grant(obj, medewerker_id=medewerker_id, rechten=())


def held(obj: Model, *, medewerker_id: UUID | None) -> frozenset[str]:
    """Return the rights that one medewerker holds on one object, by name."""
    rijen: Any = get_user_obj_perms_model(obj)._base_manager.filter(
        user_id=medewerker_id, content_object_id=obj.pk
    )
    return frozenset(rijen.values_list("permission__codename", flat=True))


def holders(obj: Model, *, recht: str) -> frozenset[UUID]:
    """Return who holds this right on one object."""
    rijen: Any = get_user_obj_perms_model(obj)._base_manager.filter(
        permission__codename=recht, content_object_id=obj.pk
    )
    return frozenset(rijen.values_list("user_id", flat=True))
