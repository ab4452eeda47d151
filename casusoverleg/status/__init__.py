"""Every state of casus, overleg, agendapunt and afspraak: one table each."""

from casusoverleg.status.afspraak import AFSPRAAK, AfspraakStatus
from casusoverleg.status.casus import CASUS, CasusStatus
from casusoverleg.status.overleg import (
    AGENDAPUNT,
    OVERLEG,
    AgendapuntStatus,
    OverlegStatus,
)

__all__ = [
    "AFSPRAAK",
    "AGENDAPUNT",
    "CASUS",
    "OVERLEG",
    "AfspraakStatus",
    "AgendapuntStatus",
    "CasusStatus",
    "OverlegStatus",
]
