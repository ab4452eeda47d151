"""The stage of the demo: who and what is there, found by a short key."""

import datetime as dt
import tomllib
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path
from typing import Any
from uuid import UUID

from casusoverleg.models import Agendapunt, Casus, Overleg
from keten.demo.dagen import Dagen
from keten.demo.draaiboek import Draaiboek
from keten.demo.namen import CO, PER_INLOGNAAM
from keten.kern import klok
from keten.organisaties.lezer import actor_for
from keten.organisaties.models import Medewerker, Organisatie, Samenwerkingsverband
from keten.personen import actions as persoon_actions
from keten.personen.models import Persoon
from keten.toegang.actor import Actor

# So long ago the demo begins: the first convenant, the first accounts.
DAGEN_TERUG = 400
TEKSTEN = Path(__file__).parent / "teksten"
_REGIE = {CO: "regisseur", "JPT": "jptregie"}
_MELDPUNT = {CO: ("meldpunt", "meldpunt2"), "JPT": ("jptmeldpunt",)}


class Toneel:
    """Everybody by login name, everything else by the key that the texts give it."""

    def __init__(self) -> None:
        self.dagen = Dagen(klok.vandaag())
        self.draaiboek = Draaiboek(self.dagen)
        self.verbanden: dict[str, Samenwerkingsverband] = {}
        self.partners: dict[str, Organisatie] = {}
        self.mensen: dict[str, Medewerker] = {}
        self.casussen: dict[str, Casus] = {}
        self.overleggen: dict[str, Overleg] = {}
        # By meeting and casus.
        self.punten: dict[tuple[str, str], Agendapunt] = {}
        # Groups of PDF work whose verslagen are established by now.
        self.achterhaald: list[UUID] = []
        self._personen: dict[str, Persoon] = {}
        self._actors: dict[str, Actor] = {}

    @cached_property
    def begin(self) -> dt.date:
        """The day on which the demo begins."""
        return self.dagen.vandaag - dt.timedelta(days=DAGEN_TERUG)

    @cached_property
    def teksten(self) -> dict[str, Any]:
        """All texts, by the name of their file."""
        return {
            bestand.stem: tomllib.loads(bestand.read_text(encoding="utf-8"))
            for bestand in sorted(TEKSTEN.glob("*.toml"))
        }

    def actor(self, inlognaam: str) -> Actor:
        """Return what this account is; after the beginning that does not change."""
        if inlognaam not in self._actors:
            mens = self.mensen[inlognaam]
            self._actors[inlognaam] = actor_for(mens, today=klok.vandaag())
        return self._actors[inlognaam]

    def forget_actors(self) -> None:
        """Read anew who may what, after roles changed."""
        self._actors.clear()

    def partner(self, inlognaam: str) -> Organisatie:
        """Return for which organisation this account works."""
        return self.partners[PER_INLOGNAAM[inlognaam].partner]

    def regie(self, verband: str) -> Actor:
        """Return who directs this verband."""
        return self.actor(_REGIE[verband])

    def meldpunt(self, verband: str, sleutel: str) -> Actor:
        """Return who of the meldpunt takes what has this key: always the same."""
        wie = _MELDPUNT[verband]
        return self.actor(wie[sum(sleutel.encode()) % len(wie)])

    def persoon(self, sleutel: str, *, by: Actor) -> Persoon:
        """Return somebody; written down by who first speaks of this person."""
        if sleutel not in self._personen:
            self._personen[sleutel] = self._write_down(sleutel, by=by)
        return self._personen[sleutel]

    @contextmanager
    def op(self, dag: dt.date, tijd: dt.time = dt.time(10, 0)) -> Iterator[None]:
        """Let it be this day, at this time in Amsterdam."""
        with klok.op_moment(klok.moment_op(dag, tijd)):
            yield

    def _write_down(self, sleutel: str, *, by: Actor) -> Persoon:
        velden = dict(self.teksten["personen"][sleutel])
        aliassen = velden.pop("aliassen", [])
        jaar = self.dagen.vandaag.year - velden.pop("jaar")
        geboren = dt.date.fromisoformat(f"{jaar}-{velden.pop('dag')}")
        rij = persoon_actions.create_persoon(by=by, geboortedatum=geboren, **velden)
        for naam, soort in aliassen:
            persoon_actions.add_alias(rij, naam=naam, soort=soort, by=by)
        return rij
