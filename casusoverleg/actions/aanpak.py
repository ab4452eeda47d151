"""The only writer of what is known on a casus."""

import secrets
from collections.abc import Iterable
from typing import Any

from django.db import transaction

from casusoverleg.actions import deelname
from casusoverleg.actions.afsluiting import require_open
from casusoverleg.models import (
    Bijlage,
    Casus,
    CasusDeelname,
    InformatieElement,
    InformatieLezer,
)
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


class ZelfBuitenError(overgangen.OvergangError):
    """Whoever corrects would not be able to read it any more."""

    veld = "zichtbaarheid"


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
    :raises ZelfBuitenError: when that would not be who corrects
    """
    _check_auteur(element, by)
    _check_blijft_lezen(element, velden.get("zichtbaarheid"), by)
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


def _check_blijft_lezen(element: InformatieElement, wordt: Any, by: Actor) -> None:
    """The database lets nobody write what is closed to them from then on."""
    soort = InformatieElement.Zichtbaarheid
    van_anderen = element.gemaakt_door_id != by.pk
    buiten = {
        soort.EIGEN_ORGANISATIE: element.bron_organisatie_id not in by.organisaties,
        soort.SELECTIE: van_anderen and element.zichtbaarheid != soort.SELECTIE,
    }
    if buiten.get(wordt):
        raise ZelfBuitenError(
            "Zo leest u het zelf niet meer. Alleen wie dit inbracht, kan dit kiezen."
        )
