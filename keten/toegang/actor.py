"""Who asks, as far as access goes: read once per request, then never changed."""

from dataclasses import dataclass
from uuid import UUID

from keten.toegang.rollen import NAMEN, ROLLEN


@dataclass(frozen=True)
class Actor:
    """
    A medewerker at this moment.

    :param deelnames: (organisatie, samenwerkingsverband) for every organisation with a
        current dienstverband of this medewerker and a valid deelname
    :param rollen: (rol, samenwerkingsverband), only those that hold today
    :param geblokkeerd: keys of what this person is kept away from, of any kind
    :param noodtoegang: casussen that are open for a few hours, to read only
    :param vervangt: in whose whole role this person stands in today
    :param systeem: the reason, when no person asks
    """

    pk: UUID | None = None
    naam: str = ""
    is_active: bool = False
    deelnames: frozenset[tuple[UUID, UUID]] = frozenset()
    rollen: frozenset[tuple[str, UUID]] = frozenset()
    geblokkeerd: frozenset[UUID] = frozenset()
    noodtoegang: frozenset[UUID] = frozenset()
    vervangt: frozenset[UUID] = frozenset()
    systeem: str = ""

    def mag(self, recht: str, verband_id: UUID | None = None) -> bool:
        """
        Test if this actor holds the right, in this samenwerkingsverband or in any.

        The system may move what the tables give it, but holds no right to look.
        """
        if self.systeem:
            return True
        return self.is_active and any(
            recht in ROLLEN.get(rol, frozenset())
            for rol, verband in self.rollen
            if verband_id is None or verband == verband_id
        )

    def verbanden_met(self, recht: str) -> frozenset[UUID]:
        """Return the samenwerkingsverbanden in which this actor holds the right."""
        if not self.is_active:
            return frozenset()
        return frozenset(v for _, v in self.rollen if self.mag(recht, v))

    @property
    def organisaties(self) -> frozenset[UUID]:
        """The organisations for which this actor works today."""
        return frozenset(organisatie for organisatie, _ in self.deelnames)

    @property
    def functie(self) -> str:
        """The roles in words, for the person's own eyes."""
        return ", ".join(sorted({NAMEN.get(rol, rol) for rol, _ in self.rollen}))


NIEMAND = Actor()


def systeem(reden: str) -> Actor:
    """Return the actor of a task or command, with the reason why it acts."""
    if not reden.strip():
        raise ValueError("The system says why it acts.")
    return Actor(naam="Keten", is_active=True, systeem=reden)
