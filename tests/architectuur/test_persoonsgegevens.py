"""Guard 13: every text about people is declared, with how long and how hidden."""

import datetime as dt
from typing import Any

import pytest
import yaml
from auditlog.registry import auditlog
from django.db import models

from tests.architectuur.bronnen import ROOT
from tests.architectuur.modellen import label, own_models

SOORTEN = {"naam", "contact", "verhaal", "kenmerk", "geen"}
PAGINA: dict[str, Any] = yaml.safe_load(
    (ROOT / "docs" / "persoonsgegevens.yml").read_text()
)
TABELLEN: dict[str, Any] = PAGINA["tabellen"]
TERMIJNEN: dict[str, Any] = PAGINA["termijnen"]
_TEKST = (models.CharField, models.TextField, models.JSONField, models.BinaryField)


def _texts(model: type[models.Model]) -> set[str]:
    """Fields in which people write, or in which something may stand about them."""
    return {
        veld.name
        for veld in model._meta.concrete_fields
        if isinstance(veld, _TEKST) and not veld.choices
    }


def _declared(model: type[models.Model]) -> dict[str, str]:
    velden: dict[str, str] = TABELLEN[model._meta.label]["velden"]
    return velden


def test_every_table_is_declared() -> None:
    assert set(TABELLEN) == {m._meta.label for m in own_models()}


@pytest.mark.parametrize("model", own_models(), ids=label)
def test_every_text_of_a_table_is_declared(model: type[models.Model]) -> None:
    assert _texts(model) <= set(_declared(model))


@pytest.mark.parametrize("model", own_models(), ids=label)
def test_every_declared_field_exists(model: type[models.Model]) -> None:
    assert set(_declared(model)) <= {v.name for v in model._meta.concrete_fields}


@pytest.mark.parametrize("model", own_models(), ids=label)
def test_every_declared_field_is_of_a_known_kind(model: type[models.Model]) -> None:
    assert set(_declared(model).values()) <= SOORTEN


@pytest.mark.parametrize(
    "model", [m for m in own_models() if auditlog.contains(m)], ids=label
)
def test_every_personal_field_is_masked_in_the_log(model: type[models.Model]) -> None:
    gemaskerd = set(auditlog.get_model_fields(model)["mask_fields"])

    assert {v for v, soort in _declared(model).items() if soort != "geen"} <= gemaskerd


@pytest.mark.parametrize("model", own_models(), ids=label)
def test_every_table_names_a_term(model: type[models.Model]) -> None:
    assert TABELLEN[model._meta.label]["termijn"] in TERMIJNEN


@pytest.mark.parametrize("naam", TERMIJNEN)
def test_every_term_says_since_when_by_whom_and_until_when_it_holds(naam: str) -> None:
    termijn = TERMIJNEN[naam]

    assert set(termijn) == {"omschrijving", "vanaf", "termijn", "bron", "herzien"}
    assert isinstance(termijn["herzien"], dt.date)


def test_no_term_is_declared_for_nothing() -> None:
    gebruikt = {rij["termijn"] for rij in TABELLEN.values()}

    assert set(TERMIJNEN) - gebruikt <= {"niet_begonnen"}
