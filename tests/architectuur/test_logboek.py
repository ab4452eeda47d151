"""Guard 4: the log says who changed which field, and never what stood there."""

import re
from typing import Any

import pytest
from auditlog.models import LogEntry
from auditlog.registry import auditlog
from django.db import models
from django.urls import reverse

from keten.kern.models import Inrichting
from keten.personen.actions import change_persoon
from signalen import actions
from tests.architectuur.bronnen import check
from tests.architectuur.modellen import OVER_PERSONEN, label, own_models
from tests.rollen import (
    actor_of,
    make_casus,
    make_kring,
    make_persoon,
    make_signaal,
)

# model -> why auditlog does not follow it
NIET_GEVOLGD: dict[str, str] = {
    "inloggen.Drempel": "how often it failed, by a digest",
    "kern.Concept": "what somebody is typing, for that person alone",
    "kern.Document": "follows from its Uitgifte, which is followed",
    "kern.Herinnering": "moments, remade at each change of their cause",
    "kern.Indiening": "double clicks",
    "kern.Nummer": "numbers given out, never changed",
    "kern.Opdracht": "work, its own columns tell how it went",
    "kern.Statuswissel": "is itself the history",
    "kern.Verbetering": "is itself the history",
    "logboek.Inzageregel": "is itself a log",
    "logboek.Verwerkingsregel": "a view of a log",
    "logboek.Wijzigingsregel": "is itself a log",
    "logboek.Zegel": "is itself a log",
    "toegang.Inzagegrond": "written in bulk, which auditlog misses; rows never change",
    "toegang.Weigering": "is itself a log",
}
# Of every model: who made and changed it stands in the log anyway.
BOEKHOUDING = {
    "id", "versie", "gemaakt_op", "gemaakt_door", "gewijzigd_op", "gewijzigd_door",
    "last_login",
}  # fmt: skip
# What the log may tell in full: a state is no fact about a person.
OPEN = {"status"}
_SLEUTEL = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_NUMMER = r"[A-Z]-[0-9A-Z-]+|\d+"
_WAARDE = re.compile(rf"None|\*\*\*|\d+|{_SLEUTEL.pattern}")


def test_every_model_is_followed() -> None:
    check(
        {m._meta.label for m in own_models() if not auditlog.contains(m)}, NIET_GEVOLGD
    )


def _followed() -> list[type[models.Model]]:
    return [m for m in own_models() if auditlog.contains(m)]


@pytest.mark.parametrize("model", _followed(), ids=label)
def test_every_field_is_followed(model: type[models.Model]) -> None:
    velden = {veld.name for veld in model._meta.concrete_fields} - BOEKHOUDING

    assert set(auditlog.get_model_fields(model)["include_fields"]) == velden


@pytest.mark.parametrize("model", _followed(), ids=label)
def test_every_field_with_a_value_is_masked(model: type[models.Model]) -> None:
    met_waarde = {v.name for v in model._meta.concrete_fields if not v.is_relation}

    gemaskerd = set(auditlog.get_model_fields(model)["mask_fields"])

    assert gemaskerd == met_waarde - BOEKHOUDING - OPEN


@pytest.mark.django_db
def test_the_log_of_the_whole_road_holds_no_value() -> None:
    kring = make_kring()
    with_text = make_casus(kring)

    rijen = LogEntry.objects.filter(content_type__app_label__in=OVER_PERSONEN)

    assert rijen.filter(object_pk=str(with_text.pk)).exists()
    for rij in rijen:
        for veld, waarden in _changes(rij):
            assert veld in OPEN or all(_WAARDE.fullmatch(w) for w in waarden), veld


@pytest.mark.django_db
def test_the_log_names_a_record_by_number_or_key() -> None:
    make_casus(make_kring())

    namen = LogEntry.objects.filter(content_type__app_label__in=OVER_PERSONEN)

    for naam in namen.values_list("object_repr", flat=True):
        assert _SLEUTEL.fullmatch(naam) or re.fullmatch(_NUMMER, naam)


@pytest.mark.django_db
def test_a_text_that_changes_leaves_its_field_in_the_log_and_not_itself() -> None:
    kring = make_kring()
    signaal = make_signaal(kring, feiten="kanarie-een")

    actions.change_signaal(signaal, by=actor_of(kring.lev), feiten="kanarie-twee")

    rij = LogEntry.objects.get_for_object(signaal).first()
    assert rij is not None
    assert rij.changes == {"feiten": ["***", "***"]}


@pytest.mark.django_db
def test_a_name_that_changes_stands_nowhere_in_the_log() -> None:
    kring = make_kring()
    persoon = make_persoon(by=kring.meldpunt, roepnaam="Putterman")

    change_persoon(persoon, by=actor_of(kring.meldpunt), roepnaam="Parkiet")

    alles = " ".join(str(rij.__dict__) for rij in LogEntry.objects.all())
    assert "putterman" not in alles.lower()
    assert "parkiet" not in alles.lower()


@pytest.mark.django_db
def test_the_log_keeps_no_address_of_a_machine() -> None:
    make_signaal(make_kring())

    assert not LogEntry.objects.exclude(remote_addr=None).exists()


@pytest.mark.django_db
def test_the_log_names_who_did_it_by_key_alone() -> None:
    kring = make_kring()
    signaal = make_signaal(kring)

    kring.client(kring.meldpunt).post(
        reverse("signalen:signaal_handeling", args=[signaal.pk, "oppakken"])
    )

    rij = LogEntry.objects.get_for_object(signaal).first()
    assert rij is not None
    assert rij.actor_id == kring.meldpunt.pk
    assert not rij.actor_email


@pytest.mark.django_db
def test_setting_up_is_in_the_log() -> None:
    inrichting = Inrichting.objects.create(naam="Proef", afzender="keten@example.org")

    assert LogEntry.objects.get_for_object(inrichting).exists()


def _changes(rij: LogEntry) -> list[tuple[str, Any]]:
    return list((rij.changes or {}).items())
