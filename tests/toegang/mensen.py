"""Everybody of the matrix, in one partnership, and as many others in another."""

from dataclasses import dataclass
from typing import Any

from keten.organisaties.models import Medewerker
from tests.factories import (
    MedewerkerFactory,
    OrganisatieFactory,
    SamenwerkingsverbandFactory,
)
from tests.rollen import Kring

# Column of the matrix -> the trait that makes such a person.
TRAITS = {
    "TR": "regisseur",
    "MP": "meldpunt",
    "P+": "professional",
    "P-": "professional",
    "NO": "notulist",
    "BM": "beleid",
    "FB": "beheer",
    "FG": "fg",
    "OB": "collegabeheer",
    "GA": "gast",
}
NIEMAND = "niemand"
ROLLEN = (*TRAITS, NIEMAND)
MELDT_SIGNAAL = ("TR", "MP", "P+", "P-", "NO", "OB", "GA")
MELDT_MELDING = ("TR", "MP", "P+", "P-")
RAPPORTEERT = ("TR", "MP", "BM", "FG")


@dataclass(frozen=True)
class Mensen:
    """A partnership, and who holds each role in it."""

    kring: Kring
    per_rol: dict[str, Medewerker]


def make_mensen(naam: str, afkorting: str) -> Mensen:
    """
    Make a partnership with somebody in every role.

    The partner who is named on a casus and the organisatiebeheerder work for the same
    organisation; who is not named works where somebody else is.
    """
    verband = SamenwerkingsverbandFactory(naam=f"Overleg {naam}", afkorting=afkorting)
    gemeente = OrganisatieFactory(naam=f"Gemeente {naam}", soort="gemeente")
    politie = OrganisatieFactory(naam=f"Politie {naam}", soort="politie")
    partner = OrganisatieFactory(naam=f"Jeugdwerk {naam}", soort="jeugdwerk")
    gast = OrganisatieFactory(naam=f"Opvang {naam}", soort="opvang")
    zorg = OrganisatieFactory(naam=f"Zorg {naam}", soort="zorg")
    waar = {"P+": partner, "OB": partner, "P-": politie, "GA": gast}

    def hire(trait: str, organisatie: Any) -> Any:
        return MedewerkerFactory(
            **{trait: True}, organisatie=organisatie, verband=verband
        )

    per_rol = {
        rol: hire(trait, waar.get(rol, gemeente)) for rol, trait in TRAITS.items()
    }
    kring = Kring(
        verband=verband,
        gemeente=gemeente,
        politieorganisatie=politie,
        levgroep=partner,
        regisseur=per_rol["TR"],
        meldpunt=per_rol["MP"],
        lev=per_rol["P+"],
        politie=hire("professional", politie),
        politie2=per_rol["P-"],
        vreemde=hire("professional", zorg),
    )
    return Mensen(kring, per_rol)
