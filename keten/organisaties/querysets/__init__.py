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
from keten.organisaties.querysets.toezicht import (
    HerstelverzoekQuerySet,
    ToegangsregelQuerySet,
    ToegangsrondeQuerySet,
)
from keten.organisaties.querysets.vervanging import (
    ContactrolQuerySet,
    VervangingQuerySet,
)

__all__ = [
    "ContactrolQuerySet",
    "DeelnameQuerySet",
    "DienstverbandQuerySet",
    "HerstelverzoekQuerySet",
    "MedewerkerManager",
    "OrganisatieQuerySet",
    "RoltoekenningQuerySet",
    "SamenwerkingsverbandQuerySet",
    "ToegangsregelQuerySet",
    "ToegangsrondeQuerySet",
    "UitnodigingQuerySet",
    "VervangingQuerySet",
    "geldig_op",
    "niet_voorbij_op",
]
