"""What happened in a casus, as far as the reader may see: read, one ordered list."""

from casusoverleg.tijdlijn.lezen import read_tijdlijn
from casusoverleg.tijdlijn.moment import AFSPRAAK_STAPPEN, SOORTEN, Moment, Tijdlijn
from casusoverleg.tijdlijn.namen import with_names

__all__ = [
    "AFSPRAAK_STAPPEN",
    "SOORTEN",
    "Moment",
    "Tijdlijn",
    "read_tijdlijn",
    "with_names",
]
