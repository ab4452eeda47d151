"""Which models are ours, and a made instance of each."""

from typing import Any

from django.apps import apps
from django.db import models

from tests import factories
from tests.architectuur.bronnen import APPS

STAPPEN = ("signalen", "meldingen", "casusoverleg")
OVER_PERSONEN = ("personen", *STAPPEN)


def own_models() -> list[type[models.Model]]:
    """Every table of ours, also of an app that comes later."""
    return [m for m in apps.get_models() if m.__module__.split(".")[0] in APPS]


def step_models() -> list[type[models.Model]]:
    """The tables of the steps of the chain."""
    return [m for m in apps.get_models() if m._meta.app_label in STAPPEN]


def factory_of(model: type[models.Model]) -> Any:
    """Return the factory of this model."""
    per_model = {
        fabriek._meta.model: fabriek
        for naam, fabriek in vars(factories).items()
        if naam in factories.__all__
    }
    return per_model[model]


def label(model: type[models.Model]) -> str:
    """Name a model in the report of a test."""
    return model._meta.label
