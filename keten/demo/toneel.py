"""The stage of the demo: who is there, and how a story says who does what when."""

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cached_property

from keten.kern import klok
from keten.organisaties.lezer import actor_for
from keten.organisaties.models import Medewerker, Organisatie, Samenwerkingsverband
from keten.toegang.actor import Actor

# So long ago the demo begins: the first convenant, the first accounts.
DAGEN_TERUG = 400


class Toneel:
    """Everybody by login name, every organisation by key; read once."""

    def __init__(self) -> None:
        self.vandaag = klok.vandaag()
        self.verbanden: dict[str, Samenwerkingsverband] = {}
        self.partners: dict[str, Organisatie] = {}
        self.mensen: dict[str, Medewerker] = {}
        self._actors: dict[tuple[str, dt.date], Actor] = {}

    @cached_property
    def begin(self) -> dt.date:
        """The day on which the demo begins."""
        return self.vandaag - dt.timedelta(days=DAGEN_TERUG)

    def actor(self, inlognaam: str) -> Actor:
        """Return who acts, as the right hand of this account on the day it is."""
        dag = klok.vandaag()
        sleutel = (inlognaam, dag)
        if sleutel not in self._actors:
            self._actors[sleutel] = actor_for(self.mensen[inlognaam], today=dag)
        return self._actors[sleutel]

    def forget_actors(self) -> None:
        """Read anew who may what, after roles changed."""
        self._actors.clear()

    @contextmanager
    def op(self, dag: dt.date, tijd: dt.time = dt.time(10, 0)) -> Iterator[None]:
        """Let it be this day, at this time in Amsterdam."""
        with klok.op_moment(klok.moment_op(dag, tijd)):
            yield
