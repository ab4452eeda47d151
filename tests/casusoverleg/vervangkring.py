"""Let somebody stand in, and ask what that gives."""

import datetime as dt
from typing import Any

from casusoverleg.actions import vervanging as actions
from casusoverleg.models import Casus
from keten.kern import klok
from keten.organisaties.models import Medewerker, Vervanging
from keten.toegang.rollen import Rol
from tests.rollen import Kring, actor_of

WEKEN = dt.timedelta(weeks=3)


def replace_colleague(kring: Kring, **anders: Any) -> Vervanging:
    """Let the other of the police stand in, by the word of the trajectregisseur."""
    vandaag = klok.vandaag()
    gewoon: dict[str, Any] = {
        "voor": kring.politie,
        "door": kring.politie2,
        "rol": Rol.PARTNERPROFESSIONAL,
        "verband": kring.verband,
        "van": vandaag,
        "tot": vandaag + WEKEN,
        "by": actor_of(kring.regisseur),
    }
    return actions.ask(**(gewoon | anders))


def status_of(kring: Kring, wie: Medewerker, casus: Casus) -> int:
    return kring.client(wie).get(casus.get_absolute_url()).status_code
