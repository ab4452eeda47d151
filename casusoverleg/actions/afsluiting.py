"""What a casus that is closed no longer takes."""

from casusoverleg.models import Casus
from casusoverleg.status import CasusStatus
from keten.kern.overgangen import OvergangError


class AfgeslotenError(OvergangError):
    """The casus is closed: nothing is added to it any more."""


def require_open(casus: Casus) -> None:
    """
    Let something be added only while the casus is not closed.

    :raises AfgeslotenError: once it is
    """
    if casus.status == CasusStatus.AFGESLOTEN:
        raise AfgeslotenError("Deze casus is afgesloten. Er kan niets meer bij.")
