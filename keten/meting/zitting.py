"""A meeting held over HTTP: what gives the workers the most to do at once."""

from http import HTTPStatus
from uuid import UUID

from keten.meting.bezoeker import Antwoord, Bezoeker
from keten.meting.telling import Telling


class NietGelukt(Exception):  # noqa: N818 - what the site said, told on
    """The site refused a step of the meeting."""


class Zitting:
    """The fullest meeting of the demo, chaired by somebody who is logged in."""

    def __init__(self, voorzitter: Bezoeker, telling: Telling) -> None:
        self._voorzitter = voorzitter
        self._telling = telling
        self.overleg: UUID = telling.volste_agenda()
        self.dicht = False

    def hold(self) -> None:
        """Open the meeting and discuss all its items; it is ready to be closed."""
        self._must(self._step("openen"))
        tafel = f"/overleggen/{self.overleg}/voorzitten/"
        for punt in self._telling.punten(self.overleg):
            self._must(self._voorzitter.post(tafel, doe="bespreken", punt=str(punt)))
            self._must(
                self._voorzitter.post(tafel, doe="afronden", geen_vervolg="Besproken.")
            )

    def close(self) -> Antwoord:
        """Close it: each PDF becomes work."""
        self.dicht = True
        return self._step("sluiten")

    def reopen(self) -> None:
        """Undo the closing: its PDFs are taken back."""
        self._must(self._step("ongedaan-maken", reden="Voor de proef."))
        self.dicht = False

    def _step(self, actie: str, **velden: str) -> Antwoord:
        pad = f"/overleggen/{self.overleg}/stap/{actie}/"
        return self._voorzitter.post(pad, **velden)

    def _must(self, antwoord: Antwoord) -> None:
        if antwoord.status != HTTPStatus.FOUND:
            raise NietGelukt(f"{self.overleg}: {antwoord.status}")
