"""A word per secret: whoever meets it on a page knows which field it came from."""

import re
from dataclasses import dataclass, field
from typing import NamedTuple

_WOORD = re.compile(
    r"kanarie[a-j]{3}|\b[SMC]-\d\d-\w{3}-\w{3}\b|\bO-\d{4}-\d\d-\d\d-\w+", re.I
)
_LETTERS = "abcdefghij"


class Kanarie(NamedTuple):
    """
    Which field of which record.

    :param van: the role of who made the record; empty when it is of the whole chain
    """

    soort: str
    relatie: str
    van: str = ""


@dataclass
class Kooi:
    """All canaries of one world."""

    _per_woord: dict[str, Kanarie] = field(default_factory=dict)

    def word(self, soort: str, relatie: str, van: str = "") -> str:
        """Return a word that stands nowhere else, and could be a name."""
        nummer = f"{len(self._per_woord):03}"
        woord = "kanarie" + "".join(_LETTERS[int(cijfer)] for cijfer in nummer)
        self._per_woord[woord] = Kanarie(soort, relatie, van)
        return woord.capitalize()

    def mark(self, woord: str, soort: str, relatie: str, van: str = "") -> None:
        """Take a word that is unique already, such as a number, for a canary."""
        self._per_woord[woord.lower()] = Kanarie(soort, relatie, van)

    @property
    def soorten(self) -> set[str]:
        """The fields of which there is a canary."""
        return {kanarie.soort for kanarie in self._per_woord.values()}

    def heard(self, tekst: str) -> set[Kanarie]:
        """Return the canaries that this text holds."""
        woorden = {gevonden.group().lower() for gevonden in _WOORD.finditer(tekst)}
        return {self._per_woord[w] for w in woorden if w in self._per_woord}
