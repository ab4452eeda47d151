"""Load the demo: all of it, or nothing."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection, transaction

from keten.demo import partners
from keten.demo.draaiboek import Verhaal
from keten.demo.toneel import Toneel
from keten.demo.verhalen import (
    afgeschermd,
    afspraak,
    casus,
    collegas,
    melding,
    overleg,
    signaal,
)
from keten.kern import herinneringen, klok, opdrachten, verzoek
from keten.kern.models import Inrichting
from keten.organisaties.models import Medewerker
from keten.toegang.actor import systeem

REDEN = "demodata"
MAIL = ".mail_"


class NietLeegError(Exception):
    """There are people in the database who are no part of the demo."""


@transaction.atomic
def load() -> bool:
    """
    Load the demo into an empty installation.

    :return: False when it was there already
    :raises NietLeegError: when somebody else is
    """
    with verzoek.systeem(REDEN):
        if Inrichting.objects.filter(demo=True).exists():
            return False
        if Inrichting.objects.exists() or Medewerker.objects.exists():
            raise NietLeegError
        toneel = Toneel()
        with _without_savepoints():
            partners.found(toneel, by=systeem(REDEN))
            _tell(toneel)
        # Nobody gets mail about what happened before there was a demo.
        herinneringen.skip_passed()
        opdrachten.write_off(voor=klok.nu(), soort=MAIL, groepen=toneel.achterhaald)
    return True


@contextmanager
def _without_savepoints() -> Iterator[None]:
    """
    Let an error anywhere undo everything.

    Each action opens a savepoint, which here nobody would come back to: two of every
    seven questions to the database.
    """
    connection.features.uses_savepoints = False
    try:
        yield
    finally:
        connection.features.uses_savepoints = True


def _tell(toneel: Toneel) -> None:
    """Let all stories run side by side, from the first meeting until today."""
    for verhaal in (*_begin(toneel), *_mensen(toneel), *_tafels(toneel)):
        toneel.draaiboek.add(verhaal)
    toneel.draaiboek.run()


def _begin(toneel: Toneel) -> Iterator[Verhaal]:
    """Tell what comes in, and what is made of it."""
    teksten = toneel.teksten
    for sleutel in teksten["casussen"]:
        yield casus.lopen(toneel, sleutel)
    for sleutel, over in teksten["meldingen"].items():
        if "casus" not in over:
            yield melding.los(toneel, sleutel)
    for sleutel, over in teksten["signalen"].items():
        if "afloop" in over:
            yield signaal.los(toneel, sleutel)
    for over in teksten["afspraken"]["afspraken"]:
        yield afspraak.los(toneel, over)


def _mensen(toneel: Toneel) -> Iterator[Verhaal]:
    """Tell who stands in, who may be called, and who saw what few may see."""
    yield collegas.bereikbaar(toneel)
    yield afspraak.taken(toneel)
    yield afspraak.leiding(toneel)
    for wie in (collegas.NU, collegas.GEVRAAGD):
        yield collegas.vervangen(toneel, wie)
    yield afgeschermd.adres(toneel)
    for over in toneel.teksten["algemeen"]["noodtoegangen"]:
        yield afgeschermd.nood(toneel, over)


def _tafels(toneel: Toneel) -> Iterator[Verhaal]:
    """Tell of the meetings, and of what was proposed for them."""
    yield overleg.reeks(toneel)
    for sleutel in overleg.GEHOUDEN:
        yield overleg.houden(toneel, sleutel)
    yield overleg.afgezegd(toneel)
    yield overleg.op_papier(toneel)
    yield overleg.jpt(toneel)
    for over in toneel.teksten["overleggen"]["voorstellen"]:
        yield overleg.voorstel(toneel, over)
    yield overleg.volgende(toneel)
