"""What organisations do as a rule: said, and taken back."""

from django.db import transaction

from casusoverleg.models import Taakverdeling
from keten.kern import klok, overgangen, vastleggen
from keten.organisaties.models import Organisatie, Samenwerkingsverband
from keten.toegang.actor import Actor
from keten.toegang.rechten import Recht


class StaatErAlError(overgangen.OvergangError):
    """The same task stands there already."""

    veld = "taak"


@transaction.atomic
def add_taak(
    *,
    verband: Samenwerkingsverband,
    organisatie: Organisatie,
    rol: str,
    taak: str,
    by: Actor,
) -> Taakverdeling:
    """Say what an organisation does as a rule for who has this role."""
    _require(verband.pk, by=by)
    if (
        Taakverdeling.objects.staand()
        .filter(
            samenwerkingsverband=verband, organisatie=organisatie, rol=rol, taak=taak
        )
        .exists()
    ):
        raise StaatErAlError("Deze taak staat er al.")
    return vastleggen.create(
        Taakverdeling,
        by=by,
        samenwerkingsverband=verband,
        organisatie=organisatie,
        rol=rol,
        taak=taak,
    )


@transaction.atomic
def end_taak(
    rij: Taakverdeling, *, by: Actor, versie: int | None = None
) -> Taakverdeling:
    """Take it back; afspraken that were made with it stay."""
    _require(rij.samenwerkingsverband_id, by=by)
    return vastleggen.change(rij, by=by, versie=versie, vervallen_op=klok.nu())


def _require(verband_id: object, *, by: Actor) -> None:
    if not by.mag(Recht.CASUS_REGISSEREN, verband_id):  # type: ignore[arg-type]
        raise overgangen.GeenRechtError("U hebt hiervoor niet het recht.")
