"""Which models are ours, and a made instance of each."""

from typing import Any

from django.apps import apps
from django.db import models
from factory.django import DjangoModelFactory

from tests import factories

STAPPEN = ("signalen", "meldingen", "casusoverleg")
EIGEN = ("kern", "toegang", "organisaties", "personen", *STAPPEN)


def own_models() -> list[type[models.Model]]:
    """Every table of ours, the link tables of many-to-many fields too."""
    return [m for m in apps.get_models() if m._meta.app_label in EIGEN]


def step_models() -> list[type[models.Model]]:
    """The tables of the steps of the chain."""
    return [m for m in apps.get_models() if m._meta.app_label in STAPPEN]


def factory_of(model: type[models.Model]) -> Any:
    """Return the factory of this model."""
    per_model = {
        fabriek._meta.model: fabriek
        for fabriek in vars(factories).values()
        if isinstance(fabriek, type) and issubclass(fabriek, DjangoModelFactory)
    }
    return per_model[model]


def label(model: type[models.Model]) -> str:
    """Name a model in the report of a test."""
    return model._meta.label
