"""The only writer of what is known on a casus."""

from typing import Any

from django.db import transaction

from casusoverleg.actions import deelname
from casusoverleg.actions.afsluiting import require_open
from casusoverleg.models import Casus, InformatieElement
from keten.kern import klok, overgangen, vastleggen
from keten.toegang.actor import Actor
from keten.toegang.rechten import Recht


class NietVanUError(overgangen.OvergangError):
    """Only the author, or the trajectregisseur, corrects."""


@transaction.atomic
def add_informatie(casus: Casus, *, by: Actor, **velden: Any) -> InformatieElement:
    """Contribute one piece, in the name of the own organisation."""
    organisatie_id = deelname.require_bijdrage(casus, by=by)
    require_open(casus)
    return vastleggen.create(
        InformatieElement,
        by=by,
        casus=casus,
        bron_organisatie_id=organisatie_id,
        **velden,
    )


@transaction.atomic
def change_informatie(
    element: InformatieElement, *, by: Actor, versie: int | None = None, **velden: Any
) -> InformatieElement:
    """Correct it (rule 8); old and new stay in the history."""
    _check_auteur(element, by)
    return vastleggen.change(element, by=by, versie=versie, **velden)


@transaction.atomic
def retract_informatie(
    element: InformatieElement, *, by: Actor, reden: str, versie: int | None = None
) -> InformatieElement:
    """Take it back: its text is blanked for readers, not deleted."""
    _check_auteur(element, by)
    vers = vastleggen.lock(element, versie=versie)
    overgangen.note_stap(
        vers.casus,
        soort="casusoverleg.informatieelement",
        actie="informatie-ingetrokken",
        by=by,
        reden=reden,
    )
    return vastleggen.write(
        vers, by=by, ingetrokken_op=klok.nu(), ingetrokken_reden=reden
    )


def _check_auteur(element: InformatieElement, by: Actor) -> None:
    regie = by.mag(Recht.CASUS_REGISSEREN, element.casus.samenwerkingsverband_id)
    if element.gemaakt_door_id != by.pk and not regie:
        raise NietVanUError("Alleen wie dit schreef, of de trajectregisseur, kan dit.")
