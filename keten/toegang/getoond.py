"""Which records stood on a page: found in what its template was given."""

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from typing import Any

from django import forms
from django.db.models import Model, QuerySet

# How deep records lie: a list of groups of rows of records with others beside them.
_DIEPTE = 6


def records(waarde: Any, diepte: int = _DIEPTE) -> Iterator[Model]:
    """
    Return the records in what a template was given, after it was drawn.

    A list that the template never came to is not read, so it was not shown.
    """
    if isinstance(waarde, Model):
        yield waarde
    if diepte:
        for deel in _parts(waarde):
            yield from records(deel, diepte - 1)


def _parts(waarde: Any) -> Iterator[Any]:
    if isinstance(waarde, Model):
        yield from _beside(waarde)
    elif isinstance(waarde, QuerySet):
        yield from waarde._result_cache or ()
    elif isinstance(waarde, Mapping):
        yield from waarde.values()
    elif isinstance(waarde, list | tuple | set | frozenset):
        yield from waarde
    elif isinstance(waarde, forms.BaseForm):
        yield from _choices(waarde)
    elif is_dataclass(waarde):
        yield from (getattr(waarde, veld.name) for veld in fields(waarde))


def _beside(rij: Model) -> Iterator[Any]:
    """What was read together with a record: relations, and what a page hung on it."""
    yield from rij._state.fields_cache.values()
    for naam, waarde in rij.__dict__.items():
        if naam != "_state":
            yield waarde


def _choices(formulier: forms.BaseForm) -> Iterator[Any]:
    """The records among which a form lets somebody choose; it reads them unseen."""
    for veld in formulier.fields.values():
        if isinstance(veld, forms.ModelChoiceField) and veld.queryset is not None:
            yield from veld.queryset.all()
