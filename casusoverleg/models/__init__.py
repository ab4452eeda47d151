from casusoverleg.models.aanpak import (
    Bijlage,
    InformatieElement,
    InformatieLezer,
)
from casusoverleg.models.afspraak import Afspraak
from casusoverleg.models.casus import (
    BetrokkeneRol,
    Casus,
    CasusBetrokkene,
    CasusDeelname,
    CasusUserObjectPermission,
)
from casusoverleg.models.nakoming import Escalatie, Taakverdeling
from casusoverleg.models.opkomst import Opkomst
from casusoverleg.models.opvolging import Opvolging
from casusoverleg.models.overleg import (
    Aanwezigheid,
    Agendapunt,
    Besluit,
    Overleg,
    Overlegreeks,
)
from casusoverleg.models.uitnodiging import Overleguitnodiging
from casusoverleg.models.verslag import (
    Addendum,
    Opening,
    Reactie,
    Uitgifte,
    UitgifteOnderdeel,
    Verslag,
)
from casusoverleg.models.voorbereiding import (
    Voorbereiding,
    VoorbereidingTekst,
    Vrijstelling,
)

__all__ = [
    "Aanwezigheid",
    "Addendum",
    "Afspraak",
    "Agendapunt",
    "Besluit",
    "BetrokkeneRol",
    "Bijlage",
    "Casus",
    "CasusBetrokkene",
    "CasusDeelname",
    "CasusUserObjectPermission",
    "Escalatie",
    "InformatieElement",
    "InformatieLezer",
    "Opening",
    "Opkomst",
    "Opvolging",
    "Overleg",
    "Overlegreeks",
    "Reactie",
    "Taakverdeling",
    "Uitgifte",
    "UitgifteOnderdeel",
    "Overleguitnodiging",
    "Verslag",
    "Voorbereiding",
    "VoorbereidingTekst",
    "Vrijstelling",
]
