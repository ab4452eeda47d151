"""Whom to call at an organisation for what; kept by that organisation."""

from typing import Any

from django.db import IntegrityError, transaction

from keten.kern import klok, vastleggen
from keten.kern.overgangen import OvergangError
from keten.organisaties.actions.recht import require_organisatie
from keten.organisaties.models import Contactrol, Medewerker, Organisatie
from keten.toegang.actor import Actor


class GeenCollegaError(OvergangError):
    """The one who is named does not work here."""


class RolBestaatError(OvergangError):
    """There is a role of this name already."""


@transaction.atomic
def add_contactrol(
    organisatie: Organisatie,
    *,
    naam: str,
    medewerker: Medewerker,
    by: Actor,
    **rest: Any,
) -> Contactrol:
    """
    Say whom to call for one kind of thing.

    :raises GeenCollegaError: for who does not work there
    :raises RolBestaatError: if this organisation has one of this name
    """
    require_organisatie(organisatie.pk, by=by)
    _check(organisatie.pk, medewerker)
    try:
        with transaction.atomic():
            return vastleggen.create(
                Contactrol,
                by=by,
                organisatie=organisatie,
                naam=naam,
                medewerker=medewerker,
                **rest,
            )
    except IntegrityError as fout:
        raise RolBestaatError(f"Er is al een contactrol “{naam}”.") from fout


def change_contactrol(
    rij: Contactrol, *, by: Actor, versie: int | None = None, **velden: Any
) -> Contactrol:
    """
    Correct it, or name somebody else.

    :raises RolBestaatError: if this organisation has another of this name
    """
    require_organisatie(rij.organisatie_id, by=by)
    _check(rij.organisatie_id, velden.get("medewerker", rij.medewerker))
    try:
        with transaction.atomic():
            return vastleggen.change(rij, by=by, versie=versie, **velden)
    except IntegrityError as fout:
        raise RolBestaatError("Er is al een contactrol met deze naam.") from fout


def drop_contactrol(rij: Contactrol, *, by: Actor) -> Contactrol:
    """Take it from the card; it stays in the history."""
    require_organisatie(rij.organisatie_id, by=by)
    return vastleggen.change(rij, by=by, vervallen_op=klok.nu())


def _check(organisatie_id: Any, medewerker: Medewerker) -> None:
    hier = Medewerker.objects.werkzaam_bij(organisatie_id, klok.vandaag())
    if not hier.filter(pk=medewerker.pk).exists():
        raise GeenCollegaError("Deze collega werkt hier niet.")
