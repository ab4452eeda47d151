"""Telling the management of an organisation that afspraken are late, or not (F12)."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.db import transaction

from casusoverleg.actions import afspraak as afspraken
from casusoverleg.models import Afspraak, Escalatie
from keten.kern import opdrachten, overgangen, vastleggen
from keten.organisaties.models import Medewerker, Organisatie
from keten.toegang.actor import Actor

TAAK = "casusoverleg.mail_escalatie"


class NietsTeLaatError(overgangen.OvergangError):
    """Meanwhile somebody decided, or the work was done."""


@transaction.atomic
def escalate(
    organisatie: Organisatie,
    *,
    rijen: Iterable[Any],
    trap: int,
    aan: Medewerker | None,
    by: Actor,
) -> list[Escalatie]:
    """
    Tell the management how many afspraken are late, and of which casussen.

    :param rijen: afspraken of this organisation
    :param aan: who gets the mail; None when the trajectregisseur calls or writes
    """
    per: dict[UUID, list[Afspraak]] = defaultdict(list)
    for rij in rijen:
        vers = afspraken.move("escaleren", rij, by=by, escalatie_trap=trap)
        per[vers.samenwerkingsverband_id].append(vers)
    if not per:
        raise NietsTeLaatError("Er is niets meer te escaleren.")
    return [
        _tell(organisatie, verband_id, groep, trap=trap, aan=aan, by=by)
        for verband_id, groep in per.items()
    ]


@transaction.atomic
def decline(*, rijen: Iterable[Any], trap: int, reden: str, by: Actor) -> int:
    """Decide not to, with a reason; it is proposed again a step later."""
    gedaan = 0
    for rij in rijen:
        afspraken.move("niet-escaleren", rij, by=by, reden=reden, escalatie_trap=trap)
        gedaan += 1
    if not gedaan:
        raise NietsTeLaatError("Er is niets meer te escaleren.")
    return gedaan


def _tell(
    organisatie: Organisatie,
    verband_id: UUID,
    groep: list[Afspraak],
    *,
    trap: int,
    aan: Medewerker | None,
    by: Actor,
) -> Escalatie:
    escalatie = vastleggen.create(
        Escalatie,
        by=by,
        samenwerkingsverband_id=verband_id,
        organisatie=organisatie,
        trap=trap,
        wijze=Escalatie.Wijze.MAIL if aan else Escalatie.Wijze.ZELF,
        aan=aan,
        aantal=len(groep),
        nummers=sorted({rij.casus.nummer for rij in groep}),
    )
    if aan:
        opdrachten.plan(
            TAAK,
            sleutel=f"escalatie:{escalatie.pk}",
            escalatie_id=str(escalatie.pk),
        )
    return escalatie
