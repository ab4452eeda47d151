"""The only writer of what is known on a casus."""

from collections.abc import Iterable
from typing import Any

from django.db import transaction

from casusoverleg.actions import deelname
from casusoverleg.actions.afsluiting import require_open
from casusoverleg.models import (
    Casus,
    CasusDeelname,
    InformatieElement,
    InformatieLezer,
)
from keten.kern import klok, overgangen, vastleggen
from keten.toegang.actor import Actor
from keten.toegang.rechten import Recht


class NietVanUError(overgangen.OvergangError):
    """Only the author, or the trajectregisseur, corrects."""


@transaction.atomic
def add_informatie(
    casus: Casus, *, by: Actor, lezers: Iterable[CasusDeelname] = (), **velden: Any
) -> InformatieElement:
    """
    Contribute one piece, in the name of the own organisation.

    :param lezers: who may read it, when only some are chosen
    """
    organisatie_id = deelname.require_bijdrage(casus, by=by)
    require_open(casus)
    element = vastleggen.create(
        InformatieElement,
        by=by,
        casus=casus,
        bron_organisatie_id=organisatie_id,
        **velden,
    )
    _choose(element, lezers, by=by)
    return element


@transaction.atomic
def change_informatie(
    element: InformatieElement,
    *,
    by: Actor,
    versie: int | None = None,
    lezers: Iterable[CasusDeelname] | None = None,
    **velden: Any,
) -> InformatieElement:
    """
    Correct it (rule 8); old and new stay in the history.

    :param lezers: who may read it from now on; None leaves that as it is
    """
    _check_auteur(element, by)
    vers = vastleggen.change(element, by=by, versie=versie, **velden)
    if lezers is not None:
        _choose(vers, lezers, by=by)
    return vers


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


def _choose(
    element: InformatieElement, lezers: Iterable[CasusDeelname], *, by: Actor
) -> None:
    """Let exactly these deelnemers be the chosen ones; who was one is kept."""
    gewenst = {rij.medewerker_id for rij in lezers if rij.casus_id == element.casus_id}
    staand = InformatieLezer.objects.geldig().filter(element=element)
    for rij in staand.exclude(medewerker__in=gewenst):
        vastleggen.write(vastleggen.lock(rij), by=by, vervallen_op=klok.nu())
    al = set(staand.values_list("medewerker_id", flat=True))
    for medewerker_id in sorted(gewenst - al):
        vastleggen.create(
            InformatieLezer, by=by, element=element, medewerker_id=medewerker_id
        )


def _check_auteur(element: InformatieElement, by: Actor) -> None:
    regie = by.mag(Recht.CASUS_REGISSEREN, element.casus.samenwerkingsverband_id)
    if element.gemaakt_door_id != by.pk and not regie:
        raise NietVanUError("Alleen wie dit schreef, of de trajectregisseur, kan dit.")
