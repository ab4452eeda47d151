"""The rule of access in words, on plain sets: what the database is compared with."""

from dataclasses import dataclass, field
from uuid import UUID

# Roles with which somebody looks at casussen.
KIJKEN = frozenset({"trajectregisseur", "partnerprofessional", "notulist", "gast"})


@dataclass
class Regel:
    """Who works where, which organisations take part, who is named or kept away."""

    dienst: set[tuple[UUID, UUID]] = field(default_factory=set)
    deelt: set[UUID] = field(default_factory=set)
    rol: set[tuple[UUID, str]] = field(default_factory=set)
    # (casus, medewerker) -> (organisatie, niveau)
    plaats: dict[tuple[UUID, UUID], tuple[UUID, int]] = field(default_factory=dict)
    blok: set[tuple[UUID, UUID]] = field(default_factory=set)
    # casus -> its own key and those of melding, signaal and everybody who was in it
    zaak: dict[UUID, set[UUID]] = field(default_factory=dict)

    def niveau(self, wie: UUID, casus: UUID) -> int | None:
        """Say how deep somebody looks; None is not at all."""
        if (casus, wie) not in self.plaats or self.weg(wie, casus):
            return None
        organisatie, niveau = self.plaats[casus, wie]
        werkt = (wie, organisatie) in self.dienst and organisatie in self.deelt
        kijkt = any(pk == wie and rol in KIJKEN for pk, rol in self.rol)
        return niveau if werkt and kijkt else None

    def weg(self, wie: UUID, casus: UUID) -> bool:
        """Test if somebody is kept away from any part of this matter."""
        return any((wie, deel) in self.blok for deel in self.zaak[casus])

    def block(self, wie: UUID, deel: UUID) -> None:
        """Keep somebody away: the places on what that touches go, for good."""
        self.blok.add((wie, deel))
        self.settle()

    def settle(self) -> None:
        """Whoever is kept away has no place."""
        for casus, wie in list(self.plaats):
            if self.weg(wie, casus):
                del self.plaats[casus, wie]
