"""
The whole matrix of ``docs/rechten.yml`` against the product.

Every day a sample in which somebody comes by each address; ``beproef matrix``
asks everything of every relation.
"""

import os
import random
from collections.abc import Iterator
from typing import Any

import pytest
from django.db import transaction

from tests.toegang.kanaries import Kanarie
from tests.toegang.plekken import LIJST, Plek, all_plekken
from tests.toegang.rechten import BESTAND, Rechten, read_rechten
from tests.toegang.uitkomst import tell
from tests.toegang.wandelaar import VREEMDE_METHODEN, Wandeling, questions
from tests.toegang.wereld import RELATIES, Wereld, make_wereld

pytestmark = pytest.mark.django_db
ZAAD = 2026
# Nothing for the sample, "alles" for all, or parts of names for all of those.
VRAAG = os.environ.get("KETEN_MATRIX", "")
ALLES = VRAAG == "alles"
NAMEN = [] if ALLES else VRAAG.split()
# How many mistakes are told; the rest is mostly the same.
TOON = 40


@pytest.fixture(scope="module")
def wereld(django_db_setup: None, django_db_blocker: Any) -> Iterator[Wereld]:
    """One world for all, taken back at the end."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield make_wereld()
        transaction.set_rollback(True)


@pytest.fixture(scope="module")
def rechten() -> Rechten:
    return read_rechten()


@pytest.fixture(scope="module")
def wandeling(wereld: Wereld, rechten: Rechten, django_db_blocker: Any) -> Wandeling:
    """Walk once."""
    zaad = None if VRAAG else ZAAD
    plekken = [
        plek
        for plek in all_plekken()
        if rechten.row(plek) and (not NAMEN or any(n in plek.naam for n in NAMEN))
    ]
    gegaan = Wandeling(wereld, rechten)
    with django_db_blocker.unblock():
        for plek, rol, vragen in questions(plekken, rechten, zaad=zaad):
            gegaan.walk(plek, rol, vragen)
        for plek, methode in _misuses(plekken):
            gegaan.misuse(plek, "TR", methode)
    tell(f"{gegaan.aantal} combinaties, afwijkingen", len(gegaan.fouten))
    return gegaan


def test_every_address_has_a_row(rechten: Rechten) -> None:
    zonder = [str(plek) for plek in all_plekken() if not rechten.row(plek)]

    assert not zonder, (
        f"Voeg in {BESTAND.name} onder een groep van 'adressen' toe:\n"
        + (
            "\n".join(
                f"  - adres: [{naam}]\n    matrix: ...\n    deur: ...\n    GET: ..."
                for naam in zonder
            )
        )
    )


def test_no_row_is_stale(rechten: Rechten) -> None:
    bestaan = {str(plek) for plek in all_plekken()}

    assert set(rechten.regels) <= bestaan


def test_a_row_names_only_relations_that_its_records_have(rechten: Rechten) -> None:
    relaties = {str(plek): set(plek.relaties) for plek in all_plekken()}
    onzin = {
        (naam, relatie)
        for naam, regel in rechten.regels.items()
        for cellen in regel.per_methode.values()
        for per_relatie in cellen.values()
        for relatie in per_relatie
        if relatie not in {*RELATIES, LIJST}
        or (LIJST in relaties[naam]) != (relatie == LIJST)
    }

    assert not onzin


def test_the_product_does_as_the_matrix_says(wandeling: Wandeling) -> None:
    """This is the sample of ``beproef matrix``."""
    assert not wandeling.fouten, "\n".join(wandeling.fouten[:TOON])


@pytest.mark.skipif(not ALLES, reason="a sample does not come by everything")
def test_what_somebody_may_see_is_seen_somewhere(
    wandeling: Wandeling, rechten: Rechten
) -> None:
    """Else a field that is shown nowhere any more would prove nothing."""
    nergens = {
        (rol, relatie, soort)
        for rol, per_relatie in rechten.ziet.items()
        for relatie, soorten in per_relatie.items()
        for soort in soorten
        if not any(
            wie == rol and _fits(kanarie, rol, relatie, soort)
            for wie, kanarie in wandeling.gehoord
        )
    }

    assert not sorted(nergens)


def test_every_field_of_the_world_is_explained(
    wereld: Wereld, rechten: Rechten
) -> None:
    assert wereld.kooi.soorten == set(rechten.velden)


def _misuses(plekken: list[Plek]) -> list[tuple[Plek, str]]:
    """Return what no page answers to: of every address, or a few of all."""
    alles = [(plek, methode) for plek in plekken for methode in VREEMDE_METHODEN]
    lot = random.Random(ZAAD)  # noqa: S311 - the same each day
    return alles if VRAAG else lot.sample(alles, 2 * len(VREEMDE_METHODEN))


def _fits(kanarie: Kanarie, rol: str, relatie: str, soort: str) -> bool:
    eigen = kanarie.van in {"", rol}
    naam = kanarie.relatie if eigen else f"{kanarie.relatie} van een ander"
    return (naam, kanarie.soort) == (relatie, soort)
