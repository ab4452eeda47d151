"""Selections of organisations and people, by noun."""

from keten.organisaties.querysets.medewerkers import (
    DienstverbandQuerySet,
    MedewerkerManager,
    RoltoekenningQuerySet,
    UitnodigingQuerySet,
)
from keten.organisaties.querysets.partners import (
    DeelnameQuerySet,
    OrganisatieQuerySet,
    SamenwerkingsverbandQuerySet,
)
from keten.organisaties.querysets.periode import geldig_op, niet_voorbij_op

__all__ = [
    "DeelnameQuerySet",
    "DienstverbandQuerySet",
    "MedewerkerManager",
    "OrganisatieQuerySet",
    "RoltoekenningQuerySet",
    "SamenwerkingsverbandQuerySet",
    "UitnodigingQuerySet",
    "geldig_op",
    "niet_voorbij_op",
]
