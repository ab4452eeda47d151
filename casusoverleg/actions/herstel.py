"""A lost second factor does not wait for who chairs within a day."""

import datetime as dt

from casusoverleg.models import Overleg
from casusoverleg.status.overleg import NOG_NIET_BEGONNEN
from keten.kern import klok
from keten.kern.verzoek import systeem
from keten.organisaties import actions
from keten.organisaties.actions.herstel import WACHT
from keten.organisaties.models import Herstelverzoek, Medewerker, Roltoekenning
from keten.toegang.actor import Actor
from keten.toegang.rollen import Rol


def agree(rij: Herstelverzoek, *, by: Actor) -> Herstelverzoek:
    """Agree; who chairs a meeting within a day has no day to wait."""
    with systeem("zit deze collega binnen een dag een overleg voor"):
        meteen = chairs_soon(rij.medewerker)
    return actions.agree_herstel(rij, by=by, meteen=meteen)


def chairs_soon(medewerker: Medewerker) -> bool:
    """Test if somebody is to chair a meeting within the wait."""
    nu = klok.nu()
    regie = Roltoekenning.objects.geldig(klok.vandaag()).filter(
        medewerker=medewerker, rol=Rol.TRAJECTREGISSEUR
    )
    verbanden = set(regie.values_list("samenwerkingsverband_id", flat=True))
    dagen = (klok.vandaag(), klok.vandaag() + dt.timedelta(days=1))
    return any(
        (overleg.voorzitter_id == medewerker.pk)
        or (
            overleg.voorzitter_id is None
            and overleg.samenwerkingsverband_id in verbanden
        )
        for overleg in Overleg.objects.filter(
            datum__in=dagen, status__in=NOG_NIET_BEGONNEN
        )
        if klok.moment_op(overleg.datum, overleg.begin) <= nu + WACHT
    )
