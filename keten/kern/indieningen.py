"""A form sent twice makes one record; what is being typed is not lost."""

from typing import Any
from uuid import UUID

from keten.kern import klok
from keten.kern.models import Concept, Indiening

MAX_CONCEPT = 200_000


def claim(sleutel: UUID, *, door_id: UUID) -> str:
    """
    Take this form; waits while another request is handling it.

    :return: where the first request led to, empty when this is the first
    """
    Indiening.objects.bulk_create(
        [Indiening(sleutel=sleutel, door_id=door_id)], ignore_conflicts=True
    )
    rij = Indiening.objects.select_for_update().filter(pk=sleutel, door_id=door_id)
    return rij.values_list("naar", flat=True).first() or ""


def led_to(sleutel: str, *, door_id: UUID | None) -> str:
    """
    Return where this form led to when it was handled before, else empty.

    Asked before the form is read: what it made may change what the form thinks.
    """
    try:
        pk = UUID(sleutel)
    except ValueError:
        return ""
    rij = Indiening.objects.filter(pk=pk, door_id=door_id)
    return rij.values_list("naar", flat=True).first() or ""


def finish(sleutel: UUID, *, naar: str) -> None:
    """Note where the form led to, for the second click."""
    Indiening.objects.filter(pk=sleutel).update(naar=naar)


def keep_concept(*, van_id: UUID, plek: str, velden: dict[str, Any]) -> Concept | None:
    """Keep what somebody is typing on one page; replaces what was kept there."""
    if sum(len(str(waarde)) for waarde in velden.values()) > MAX_CONCEPT:
        return None
    concept, _ = Concept.objects.update_or_create(
        van_id=van_id,
        plek=plek,
        defaults={"inhoud": velden, "bewaard_op": klok.nu()},
    )
    return concept


def concept_for(*, van_id: UUID | None, plek: str) -> Concept | None:
    """Return what this person was typing on this page."""
    return Concept.objects.filter(van_id=van_id, plek=plek).first()


def drop_concept(*, van_id: UUID | None, plek: str) -> None:
    """Forget it: it was sent in, or is not wanted any more."""
    Concept.objects.filter(van_id=van_id, plek=plek).delete()
