"""The only writer of what is known on a casus."""

import secrets
from typing import Any

from django.db import transaction

from casusoverleg.actions import deelname
from casusoverleg.actions.afsluiting import require_open
from casusoverleg.models import Bijlage, Casus, InformatieElement
from keten.kern import documenten, klok, overgangen, vastleggen
from keten.kern.bestand import Bestand
from keten.toegang.actor import Actor
from keten.toegang.rechten import Recht

# So many files that still stand on one casus.
MAX_BIJLAGEN = 100


class TeVeelBijlagenError(overgangen.OvergangError):
    """There is no room for another."""


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


@transaction.atomic
def add_bijlage(
    element: InformatieElement, *, by: Actor, bestand: Bestand, omschrijving: str
) -> Bijlage:
    """
    Keep a file with what was contributed, under a name that says nothing.

    :raises TeVeelBijlagenError: when there are as many as there may be
    """
    _check_auteur(element, by)
    require_open(element.casus)
    vers = vastleggen.lock(element)
    staan = Bijlage.objects.filter(
        element__casus=vers.casus_id, ingetrokken_op__isnull=True
    )
    if staan.count() >= MAX_BIJLAGEN:
        raise TeVeelBijlagenError(
            f"Op deze casus staan al {MAX_BIJLAGEN} bestanden. Trek er eerst een in."
        )
    document = documenten.store(
        inhoud=bestand.inhoud,
        bestandsnaam=f"bijlage-{secrets.token_hex(6)}.{bestand.uitgang}",
        mediatype=bestand.mediatype,
    )
    return vastleggen.create(
        Bijlage, by=by, element=vers, document=document, omschrijving=omschrijving
    )


@transaction.atomic
def retract_bijlage(
    bijlage: Bijlage, *, by: Actor, reden: str, versie: int | None = None
) -> Bijlage:
    """Take the file back: nobody opens it any more."""
    _check_auteur(bijlage.element, by)
    vers = vastleggen.lock(bijlage, versie=versie)
    overgangen.note_stap(
        vers.element.casus,
        soort="casusoverleg.bijlage",
        actie="bijlage-ingetrokken",
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
