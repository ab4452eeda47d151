from casusoverleg.querysets.aanpak import (
    BijlageQuerySet,
    InformatieLezerQuerySet,
    InformatieQuerySet,
)
from casusoverleg.querysets.afspraak import (
    AfspraakQuerySet,
)
from casusoverleg.querysets.casus import (
    CasusDeelnameQuerySet,
    CasusInhoudQuerySet,
    CasusProcesQuerySet,
    CasusQuerySet,
    Keuze,
    OpvolgingQuerySet,
)
from casusoverleg.querysets.nakoming import (
    EscalatieQuerySet,
    OpeningQuerySet,
    TaakverdelingQuerySet,
)
from casusoverleg.querysets.overleg import (
    AgendapuntQuerySet,
    OpkomstQuerySet,
    OverlegQuerySet,
    OverlegreeksQuerySet,
    OverleguitnodigingQuerySet,
    UitgifteQuerySet,
)
from casusoverleg.querysets.voorbereiding import (
    VoorbereidingQuerySet,
    VoorbereidingTekstQuerySet,
)

__all__ = [
    "AfspraakQuerySet",
    "AgendapuntQuerySet",
    "BijlageQuerySet",
    "CasusDeelnameQuerySet",
    "CasusInhoudQuerySet",
    "CasusProcesQuerySet",
    "CasusQuerySet",
    "EscalatieQuerySet",
    "InformatieLezerQuerySet",
    "InformatieQuerySet",
    "Keuze",
    "OpeningQuerySet",
    "OpkomstQuerySet",
    "OpvolgingQuerySet",
    "OverlegQuerySet",
    "OverlegreeksQuerySet",
    "TaakverdelingQuerySet",
    "UitgifteQuerySet",
    "OverleguitnodigingQuerySet",
    "VoorbereidingQuerySet",
    "VoorbereidingTekstQuerySet",
]
