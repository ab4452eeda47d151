"""Is this the same person? Candidates, with each difference in words; no score."""

import datetime as dt
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from typing import Any

from keten.kern.tekst import fold
from keten.personen.models import Persoon, birth_text

MAX_KANDIDATEN = 3
LIJKT = 0.72
LIJKT_MET_DATUM = 0.5


@dataclass(frozen=True)
class Gezocht:
    """The person as somebody just typed it."""

    roepnaam: str = ""
    voorvoegsel: str = ""
    geslachtsnaam: str = ""
    geboortedatum: dt.date | None = None
    nauwkeurigheid: str = Persoon.Nauwkeurigheid.EXACT
    geslacht: str = Persoon.Geslacht.ONBEKEND

    @property
    def naam(self) -> str:
        """The name as people say it."""
        delen = (self.roepnaam, self.voorvoegsel, self.geslachtsnaam)
        return " ".join(deel for deel in delen if deel)


@dataclass(frozen=True)
class Herkend:
    """A person who was known already, with the name as somebody typed it now."""

    persoon: Persoon
    naam: str


# Somebody who is known, or what is to be written down of somebody new.
Wie = Persoon | Herkend | dict[str, Any]


@dataclass(frozen=True)
class Verschil:
    """One row of the comparison; ``gelijk`` is None where one side is not known."""

    label: str
    deze: str
    ander: str
    woord: str
    gelijk: bool | None


@dataclass
class Kandidaat:
    """A person who is known already and might be the same."""

    letter: str
    persoon: Persoon
    verschillen: list[Verschil]
    aliassen: list[str]
    # Filled by who knows more: where this person is known from.
    bekend_van: list[Any] = field(default_factory=list)


def candidates(personen: Any, gezocht: Gezocht) -> list[Kandidaat]:
    """
    Return who might be the same, the likeliest first; two queries.

    :param personen: the people whom the actor may see
    """
    if len(fold(gezocht.naam)) < 2:
        return []
    gelijkend = personen.lijkt_op(
        namen=(gezocht.roepnaam, gezocht.geslachtsnaam),
        geboortedatum=gezocht.geboortedatum,
    )
    gewogen = [(_likeness(persoon, gezocht), persoon) for persoon in gelijkend]
    goed = [paar for paar in gewogen if paar[0] >= _grens(paar[1], gezocht)]
    goed.sort(key=lambda paar: (-paar[0], str(paar[1].pk)))
    return [
        Kandidaat(
            letter="ABC"[plaats],
            persoon=persoon,
            verschillen=compare(persoon, gezocht),
            aliassen=[alias.naam for alias in persoon.aliassen.all()],
        )
        for plaats, (_, persoon) in enumerate(goed[:MAX_KANDIDATEN])
    ]


def compare(persoon: Persoon, gezocht: Gezocht) -> list[Verschil]:
    """Put a known person beside the one that was typed."""
    return [
        _naam(persoon, gezocht),
        _geboren(persoon, gezocht),
        _geslacht(persoon, gezocht),
    ]


def _grens(persoon: Persoon, gezocht: Gezocht) -> float:
    zelfde_dag = (
        gezocht.geboortedatum is not None
        and persoon.geboortedatum == gezocht.geboortedatum
    )
    return LIJKT_MET_DATUM if zelfde_dag else LIJKT


def _likeness(persoon: Persoon, gezocht: Gezocht) -> float:
    letters = fold(gezocht.naam)
    namen = [
        fold(persoon.volledige_naam),
        *(alias.zoeknaam for alias in persoon.aliassen.all()),
    ]
    return max(_ratio(letters, naam) for naam in namen)


def _ratio(een: str, ander: str) -> float:
    # Only a first name or a nickname is known: then that is what counts.
    if een and ander and (een in ander or ander in een):
        return 1.0 if een == ander else 0.9
    return SequenceMatcher(None, een, ander).ratio()


def _naam(persoon: Persoon, gezocht: Gezocht) -> Verschil:
    deze, ander = gezocht.naam, persoon.volledige_naam
    if deze.casefold() == ander.casefold():
        return Verschil("Naam", deze, ander, "gelijk", gelijk=True)
    if fold(deze) == fold(ander):
        return Verschil("Naam", deze, ander, "verschilt: schrijfwijze", gelijk=False)
    ook = {alias.zoeknaam for alias in persoon.aliassen.all()}
    if fold(deze) in ook:
        return Verschil("Naam", deze, ander, "gelijk aan een andere naam", gelijk=True)
    woord = "verschilt: schrijfwijze"
    if not _alike(gezocht.geslachtsnaam, persoon.geslachtsnaam):
        woord = "verschilt: achternaam"
    elif not _alike(gezocht.roepnaam, persoon.roepnaam or persoon.voornamen):
        woord = "verschilt: voornaam"
    return Verschil("Naam", deze, ander, woord, gelijk=False)


def _alike(een: str, ander: str) -> bool:
    return _ratio(fold(een), fold(ander)) >= LIJKT


def _geboren(persoon: Persoon, gezocht: Gezocht) -> Verschil:
    deze = birth_text(gezocht.geboortedatum, gezocht.nauwkeurigheid)
    ander = persoon.geboren
    woord, gelijk = _birth_word(persoon, gezocht)
    return Verschil("Geboren", deze, ander, woord, gelijk)


def _birth_word(persoon: Persoon, gezocht: Gezocht) -> tuple[str, bool | None]:
    een, ander = gezocht.geboortedatum, persoon.geboortedatum
    if een is None or ander is None:
        return "niet bekend", None
    exact = Persoon.Nauwkeurigheid.EXACT
    beide_exact = gezocht.nauwkeurigheid == persoon.nauwkeurigheid == exact
    jaren = een.year - ander.year
    if jaren:
        hoe = "ouder" if jaren > 0 else "jonger"
        return f"verschilt: {abs(jaren)} jaar {hoe}", False
    if beide_exact:
        return ("gelijk", True) if een == ander else ("verschilt: andere dag", False)
    if gezocht.nauwkeurigheid == persoon.nauwkeurigheid:
        return "gelijk", True
    return "zelfde jaar, niet even precies", False


def _geslacht(persoon: Persoon, gezocht: Gezocht) -> Verschil:
    deze = Persoon.Geslacht(gezocht.geslacht)
    ander = Persoon.Geslacht(persoon.geslacht)
    onbekend = Persoon.Geslacht.ONBEKEND
    if onbekend in {deze, ander}:
        woord, gelijk = "niet bekend", None
    else:
        gelijk = deze == ander
        woord = "gelijk" if gelijk else "verschilt"
    return Verschil("Geslacht", str(deze.label), str(ander.label), woord, gelijk)
