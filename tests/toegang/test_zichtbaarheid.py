"""
What holds of visibility whatever the history: properties, over histories by lot.

That nobody sees more than the rule in words says is in ``beproef rechten``; that both
nets agree in ``beproef netten``.
"""

import random
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from typing import Any
from uuid import UUID

import pytest

from casusoverleg.models import Casus, CasusDeelname
from keten.kern import klok
from keten.kern.verzoek import systeem
from keten.meting.netten import TABELLEN
from keten.meting.wereld import Wereld, draw
from keten.organisaties.lezer import actor_for
from keten.toegang.actor import NIEMAND, Actor
from keten.toegang.rechten import Recht
from meldingen.models import Melding
from signalen.models import Signaal

pytestmark = pytest.mark.django_db
ZADEN = range(3)
# What a blockade is about.
_ZAKEN: tuple[Any, ...] = (Signaal, Melding, Casus)
_SLEUTELS = ("casus_id", "melding_id", "signaal_id")


@pytest.fixture(params=ZADEN)
def wereld(request: pytest.FixtureRequest) -> Iterator[Wereld]:
    with systeem("proef"):
        lot = random.Random(request.param)  # noqa: S311 - the same each day
        yield draw(lot)


def test_who_is_nobody_or_was_shut_out_sees_nothing(wereld: Wereld) -> None:
    for actor in _actors(wereld):
        uit = replace(actor, is_active=False)
        assert not any(_seen(model, uit) for model in TABELLEN)
    assert not any(_seen(model, NIEMAND) for model in TABELLEN)


def test_with_less_nobody_sees_more(wereld: Wereld) -> None:
    """Without a role, an organisation or noodtoegang, or kept away from one more."""
    lot = random.Random(1)  # noqa: S311 - the same each day
    for actor in _actors(wereld):
        minder = [
            replace(actor, rollen=_without_one(lot, actor.rollen)),
            replace(actor, deelnames=_without_one(lot, actor.deelnames)),
            replace(actor, noodtoegang=frozenset()),
            replace(actor, geblokkeerd=actor.geblokkeerd | _one(lot, actor)),
        ]
        for model in TABELLEN:
            staat = _seen(model, actor)
            assert all(_seen(model, nu) <= staat for nu in minder), model


def test_what_somebody_is_kept_away_from_is_nowhere(wereld: Wereld) -> None:
    for actor in _actors(wereld):
        for model in _ZAKEN:
            assert not _seen(model, actor) & actor.geblokkeerd
        for model in TABELLEN:
            namen = {veld.attname for veld in model._meta.concrete_fields}
            for naam in namen & set(_SLEUTELS):
                rijen = model.objects.visible_to(actor).values_list(naam, flat=True)
                assert not set(rijen) & actor.geblokkeerd, (model, naam)


def test_a_casus_is_seen_by_a_place_on_it_or_by_noodtoegang(wereld: Wereld) -> None:
    """The rule in words: named, today, for an own organisation that takes part."""
    vandaag = klok.vandaag()
    for actor in _actors(wereld):
        plekken = {
            plek.casus_id
            for plek in CasusDeelname._base_manager.filter(medewerker=actor.pk)
            if plek.van <= vandaag
            and (plek.tot is None or vandaag < plek.tot)
            and (plek.organisatie_id, plek.samenwerkingsverband_id) in actor.deelnames
            and actor.mag(Recht.CASUS_INZIEN, plek.samenwerkingsverband_id)
        }
        hoort = (plekken | actor.noodtoegang) - actor.geblokkeerd
        assert _seen(Casus, actor) == hoort


def test_who_sees_the_content_sees_the_process_too(wereld: Wereld) -> None:
    for actor in _actors(wereld):
        diep = [
            set(Casus.objects.met_niveau(actor, minstens=n).values_list("pk"))
            for n in (0, 1, 2)
        ]
        assert diep[2] <= diep[1] <= diep[0]


def _actors(wereld: Wereld) -> Iterator[Actor]:
    yield from map(partial(actor_for, today=klok.vandaag()), wereld.mensen)


def _seen(model: Any, actor: Actor) -> set[UUID]:
    return set(model.objects.visible_to(actor).values_list("pk", flat=True))


def _without_one(lot: random.Random, rij: frozenset[Any]) -> frozenset[Any]:
    weg = lot.sample(sorted(rij, key=str), min(1, len(rij)))
    return rij - set(weg)


def _one(lot: random.Random, actor: Actor) -> frozenset[UUID]:
    ziet = [pk for model in _ZAKEN for pk in _seen(model, actor)]
    return frozenset(lot.sample(sorted(ziet), min(1, len(ziet))))
