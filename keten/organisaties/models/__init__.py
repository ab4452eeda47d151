"""Who works together, who stands in for whom, and who looks whether it is still so."""

from keten.organisaties.models.kring import (
    ROLKEUZES,
    Convenant,
    Deelname,
    Dienstverband,
    Gemeente,
    InVerband,
    Medewerker,
    Organisatie,
    Roltoekenning,
    Samenwerkingsverband,
    Uitnodiging,
    periode,
)
from keten.organisaties.models.toezicht import (
    Herstelverzoek,
    Toegangsregel,
    Toegangsronde,
)
from keten.organisaties.models.vervanging import Contactrol, Vervanging

__all__ = [
    "ROLKEUZES",
    "Contactrol",
    "Convenant",
    "Deelname",
    "Dienstverband",
    "Gemeente",
    "Herstelverzoek",
    "InVerband",
    "Medewerker",
    "Organisatie",
    "Roltoekenning",
    "Samenwerkingsverband",
    "Toegangsregel",
    "Toegangsronde",
    "Uitnodiging",
    "Vervanging",
    "periode",
]
