"""Guards 3, 5 and 12, and what the name of a record may tell."""

import re
from typing import Any

import pytest
from django.db import models

from tests.architectuur.bronnen import ROOT, check
from tests.architectuur.modellen import (
    OVER_PERSONEN,
    factory_of,
    label,
    own_models,
    step_models,
)

ZONDER_LEZER: dict[str, str] = {
    "casusoverleg.BetrokkeneRol": "read through its CasusBetrokkene",
    "casusoverleg.CasusUserObjectPermission": "read by keten.toegang.objectrechten",
    "casusoverleg.UitgifteOnderdeel": "read by zichtbaarheid.uitgiften only",
}
MET_WEG_TERUG: dict[str, str] = {
    "casusoverleg.CasusUserObjectPermission.permission": "of guardian",
    "casusoverleg.CasusUserObjectPermission.user": "of guardian",
    "personen.GeheimAdresUserObjectPermission.permission": "of guardian",
    "personen.GeheimAdresUserObjectPermission.user": "of guardian",
}
NIET_BESCHERMD: dict[str, str] = {
    "casusoverleg.CasusUserObjectPermission.content_object": "of guardian: rights go",
    "casusoverleg.CasusUserObjectPermission.permission": "of guardian",
    "casusoverleg.CasusUserObjectPermission.user": "of guardian",
    "personen.GeheimAdresUserObjectPermission.content_object": "of guardian: rights go",
    "personen.GeheimAdresUserObjectPermission.permission": "of guardian",
    "personen.GeheimAdresUserObjectPermission.user": "of guardian",
}
# Records of which the name is no number, and holds nothing about a person.
GEEN_NUMMER: dict[str, str] = {
    "casusoverleg.Overlegreeks": "a series has a name that people gave it",
}
_SLEUTEL = r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"
_NUMMER = re.compile(rf"(?:[A-Z]-[0-9A-Z-]+|{_SLEUTEL}(?: \d+)?|\d+)")


def test_every_model_of_a_step_says_who_sees_it() -> None:
    zonder = {
        m._meta.label
        for m in step_models()
        if not hasattr(m._default_manager, "visible_to")
    }

    check(zonder, ZONDER_LEZER)


def _foreign_keys() -> list[tuple[str, Any]]:
    return [
        (f"{m._meta.label}.{veld.name}", veld)
        for m in own_models()
        for veld in m._meta.fields
        if veld.is_relation
    ]


def test_a_key_to_another_app_has_no_way_back() -> None:
    met = {
        naam
        for naam, veld in _foreign_keys()
        if veld.related_model._meta.app_label != veld.model._meta.app_label
        and not veld.remote_field.hidden
    }

    check(met, MET_WEG_TERUG)


def test_no_key_lets_a_record_go_with_another() -> None:
    los = {
        naam
        for naam, veld in _foreign_keys()
        if veld.remote_field.on_delete is not models.PROTECT
    }

    check(los, NIET_BESCHERMD)


@pytest.mark.django_db
@pytest.mark.parametrize(
    "model", [m for m in own_models() if m._meta.app_label in OVER_PERSONEN], ids=label
)
def test_the_name_of_a_record_about_people_is_a_number(
    model: type[models.Model],
) -> None:
    naam = str(factory_of(model)())

    assert bool(_NUMMER.fullmatch(naam)) is (model._meta.label not in GEEN_NUMMER)


@pytest.mark.django_db
def test_the_name_of_a_medewerker_in_a_log_is_a_key() -> None:
    model = next(m for m in own_models() if m.__name__ == "Medewerker")

    assert re.fullmatch(_SLEUTEL, str(factory_of(model)()))


@pytest.mark.parametrize("model", own_models(), ids=label)
def test_a_model_stands_in_the_glossary(model: type[models.Model]) -> None:
    begrippen = (ROOT / "docs" / "begrippen.md").read_text()

    assert f"(`{model.__name__}`)" in begrippen
