"""Text that would be a page, if anybody forgot to escape it."""

import re
from html.parser import HTMLParser
from typing import Any

from django.apps import apps
from django.db import IntegrityError, models, transaction
from django.db.models import Value
from django.db.models.functions import Cast, Concat, Left

APPS = {"keten", "signalen", "meldingen", "casusoverleg"}
# Nobody types these, or nobody can change them afterwards.
GEEN_TEKST = {
    "kern.Nummer", "kern.Opdracht", "kern.Document", "kern.Indiening", "kern.Concept",
    "kern.Herinnering", "kern.Statuswissel", "kern.Verbetering", "toegang.Weigering",
    "toegang.Inzagegrond", "logboek.Inzageregel", "logboek.Wijzigingsregel",
    "logboek.Zegel", "organisaties.Uitnodiging", "inloggen.Drempel",
}  # fmt: skip
_VAST = {
    "nummer", "zoeknaam", "password", "inlognaam", "kleur_merk", "kleur_actie",
    "casusnummer", "cbs_code", "uitgever", "sleutel",
}  # fmt: skip
KORTST = 20
_MERK = re.compile(r"<b k(\d+)>")
_ADRES = {"href", "src", "action", "formaction", "hx-get", "hx-post"}
_SCRIPT = ("javascript:", "data:", "vbscript:")


def text_fields() -> list[tuple[type[models.Model], str]]:
    """Return every field that holds what somebody typed."""
    return [
        (model, veld.name)
        for model in apps.get_models()
        if model.__module__.split(".")[0] in APPS
        and model._meta.managed
        and model._meta.label not in GEEN_TEKST
        for veld in model._meta.concrete_fields
        if type(veld) in {models.CharField, models.TextField}
        and not veld.choices
        and veld.name not in _VAST
        and (veld.max_length is None or veld.max_length >= KORTST)
    ]


def markup(nummer: int) -> str:
    """Return what ends an attribute and an element, and is an element itself."""
    return f"\"'><b k{nummer}>"


def fill() -> dict[int, str]:
    """Put it in every field of every row; return which number stands where."""
    velden = text_fields()
    for nummer, (model, veld) in enumerate(velden):
        rijen = model._base_manager.all()
        try:
            with transaction.atomic():
                _write(rijen, veld, nummer)
        except IntegrityError:
            # Where a text would say that something happened which did not.
            _write(rijen.exclude(**{veld: ""}), veld, nummer)
    return {n: f"{model._meta.label}.{veld}" for n, (model, veld) in enumerate(velden)}


def _write(rijen: models.QuerySet[Any], veld: str, nummer: int) -> None:
    # Some names may be there once only.
    eigen = Left(Cast("pk", models.TextField()), 6)
    rijen.update(**{veld: Concat(Value(markup(nummer)), eigen)})


def marks(tekst: str) -> set[int]:
    """Return the numbers that stand in this text as they were typed."""
    return {int(nummer) for nummer in _MERK.findall(tekst)}


class _Lezer(HTMLParser):
    """What a browser would do by itself with this page."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.fouten: list[str] = []

    def handle_starttag(self, tag: str, attrs: Any) -> None:
        for naam, waarde in attrs:
            kaal = re.sub(r"[\x00-\x20]", "", waarde or "").lower()
            leidt = naam in _ADRES and kaal.startswith(_SCRIPT)
            if naam.startswith("on") or leidt:
                self.fouten.append(f"<{tag} {naam}>")


def faults(tekst: str) -> list[str]:
    """Tell what of this page a browser would not take for text."""
    lezer = _Lezer()
    lezer.feed(tekst)
    return [f"<b k{nummer}>" for nummer in sorted(marks(tekst))] + lezer.fouten
