"""Who it is about: a few fields, and first the question if that person is known."""

import datetime as dt
import hashlib
import re
from dataclasses import dataclass
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from keten.kern import klok
from keten.kern.datums import parse_datum
from keten.kern.formulieren import Formulier, KeuzeVeld, RegelVeld
from keten.personen.gelijkenis import Gezocht, Herkend, Kandidaat, Wie, candidates
from keten.personen.models import Persoon, birth_text

NIEUW = "nieuw"
OUDSTE_JAAR = 1900
_JAAR = re.compile(r"^(ongeveer|rond|circa|ca\.?|±|\+/-)?\s*(\d{4})$", re.ASCII)
PERSOONVELDEN = ("roepnaam", "voorvoegsel", "geslachtsnaam", "geboren", "geslacht")


@dataclass(frozen=True)
class Geboren:
    """A date of birth with how precisely it is known."""

    datum: dt.date
    nauwkeurigheid: str

    def __str__(self) -> str:
        return birth_text(self.datum, self.nauwkeurigheid)


class GeboorteVeld(forms.CharField):
    """A date, only a year, or a guess: "14-03-2011", "2011", "rond 2011"."""

    default_error_messages = {
        "invalid": "Schrijf een datum of een jaar, bijvoorbeeld 14-03-2011 of 2011.",
        "toekomst": "Deze datum ligt in de toekomst.",
    }

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("max_length", 40)
        kwargs.setdefault("widget", forms.TextInput(attrs={"class": "k-kort"}))
        super().__init__(**kwargs)
        self.widget.attrs.pop("maxlength", None)

    def to_python(self, value: Any) -> Any:
        tekst = str(super().to_python(value) or "").strip().lower()
        if not tekst:
            return None
        geboren = _geboren(tekst)
        if geboren is None:
            raise ValidationError(self.error_messages["invalid"], code="invalid")
        if geboren.datum > klok.vandaag():
            raise ValidationError(self.error_messages["toekomst"], code="toekomst")
        return geboren

    def run_validators(self, value: Any) -> None:
        """Only what was typed has a length; a date has none."""


def _geboren(tekst: str) -> Geboren | None:
    if jaar := _JAAR.match(tekst):
        soort = (
            Persoon.Nauwkeurigheid.GESCHAT if jaar[1] else (Persoon.Nauwkeurigheid.JAAR)
        )
        if not OUDSTE_JAAR <= int(jaar[2]) <= klok.vandaag().year:
            return None
        return Geboren(dt.date(int(jaar[2]), 1, 1), soort)
    dag = parse_datum(tekst, today=klok.vandaag())
    return Geboren(dag, Persoon.Nauwkeurigheid.EXACT) if dag else None


class PersoonVelden(Formulier):
    """The few fields with which a person is known."""

    soms_verplicht: tuple[str, ...] = ()
    persoon_verplicht = True

    roepnaam = RegelVeld(label="Roepnaam", required=False, max_length=60)
    voorvoegsel = RegelVeld(label="Voorvoegsel", required=False, max_length=20)
    geslachtsnaam = RegelVeld(label="Achternaam", required=False, max_length=120)
    geboren = GeboorteVeld(
        label="Geboren", required=False, help_text="Datum of jaar: 14-03-2011 of 2011."
    )
    geslacht = KeuzeVeld(
        label="Geslacht",
        choices=Persoon.Geslacht.choices,
        widget=forms.RadioSelect,
        initial=Persoon.Geslacht.ONBEKEND,
        required=False,
    )

    @property
    def heeft_persoon(self) -> bool:
        """Whether any name was filled in."""
        gegevens = self.cleaned_data
        return bool(gegevens.get("roepnaam") or gegevens.get("geslachtsnaam"))

    @property
    def persoonvelden(self) -> dict[str, Any]:
        """What was filled in about a new person, as the model wants it."""
        gegevens = self.cleaned_data
        geboren = gegevens.get("geboren")
        exact = Persoon.Nauwkeurigheid.EXACT
        return {
            "roepnaam": gegevens.get("roepnaam") or "",
            "voorvoegsel": gegevens.get("voorvoegsel") or "",
            "geslachtsnaam": gegevens.get("geslachtsnaam") or "",
            "geslacht": gegevens.get("geslacht") or Persoon.Geslacht.ONBEKEND,
            "geboortedatum": geboren.datum if geboren else None,
            "nauwkeurigheid": geboren.nauwkeurigheid if geboren else exact,
        }

    def clean(self) -> dict[str, Any]:
        gegevens = super().clean() or self.cleaned_data
        if not self.heeft_persoon:
            self._check_leeg()
        return dict(gegevens)

    def _check_leeg(self) -> None:
        half = self.cleaned_data.get("voorvoegsel") or self.cleaned_data.get("geboren")
        if self.persoon_verplicht or half:
            self.add_error("roepnaam", "Vul een roepnaam of een achternaam in.")


class PersoonWijzigFormulier(PersoonVelden):
    """Correct a person; the name that stood there stays findable."""


class PersoonFormulier(PersoonVelden):
    """
    A person, new or known.

    When people are found who might be the same, the form is not valid until somebody
    said which one it is, or that it is none of them.

    :param personen: the people whom the actor may see
    """

    soms_verplicht: tuple[str, ...] = ("persoon",)
    persoon = forms.ChoiceField(
        label="Is dit dezelfde persoon?", widget=forms.RadioSelect, required=False
    )
    # For which name the candidates were shown: another name asks again.
    gezien = forms.CharField(required=False, max_length=300, widget=forms.HiddenInput)

    def __init__(self, *args: Any, personen: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._personen = personen
        self.kandidaten: list[Kandidaat] = []
        keuze: Any = self.fields["persoon"]
        # Which choices there are follows from the name; see `clean`.
        keuze.valid_value = lambda waarde: True

    @property
    def bestaande(self) -> Persoon | None:
        """The person who was known already, if that one was chosen."""
        keuze = self.cleaned_data.get("persoon")
        return next(
            (k.persoon for k in self.kandidaten if str(k.persoon.pk) == keuze), None
        )

    @property
    def wie(self) -> Wie:
        """The person who was known, as typed now, or what is known of a new one."""
        if self.bestaande is None:
            return self.persoonvelden
        return Herkend(self.bestaande, Gezocht(**self.persoonvelden).naam)

    @property
    def vergelijking(self) -> list[dict[str, Any]]:
        """The rows of the comparison: one fact, beside each other per candidate."""
        if not self.kandidaten:
            return []
        labels = [verschil.label for verschil in self.kandidaten[0].verschillen]
        return [
            {
                "label": label,
                "deze": self.kandidaten[0].verschillen[plaats].deze,
                "cellen": [
                    (kandidaat.verschillen[plaats], kandidaat.letter)
                    for kandidaat in self.kandidaten
                ],
            }
            for plaats, label in enumerate(labels)
        ]

    @property
    def velden(self) -> dict[str, Any]:
        niet = {*PERSOONVELDEN, "persoon", "gezien"}
        return {n: w for n, w in super().velden.items() if n not in niet}

    def clean(self) -> dict[str, Any]:
        gegevens = super().clean() or self.cleaned_data
        if self.heeft_persoon and not self.errors.keys() & set(PERSOONVELDEN):
            self._check_bekend()
        return dict(gegevens)

    def _check_bekend(self) -> None:
        gezocht = Gezocht(**self.persoonvelden)
        self.kandidaten = candidates(self._personen, gezocht)
        if not self.kandidaten:
            return
        self._offer()
        # About these letters somebody was asked: about others again.
        gezien = hashlib.sha256(repr(gezocht).encode()).hexdigest()
        if self.cleaned_data.get("gezien") != gezien:
            data = {naam: self.data[naam] for naam in self.data}
            data[self.add_prefix("gezien")] = gezien
            data.pop(self.add_prefix("persoon"), None)
            self.data = data
            self.cleaned_data["persoon"] = ""
        if self.cleaned_data.get("persoon") not in self._keuzes():
            self.add_error("persoon", "Kies of dit dezelfde persoon is.")

    def _offer(self) -> None:
        keuze: Any = self.fields["persoon"]
        keuze.choices = [
            *(
                (str(k.persoon.pk), f"Ja, kandidaat {k.letter}")
                for k in self.kandidaten
            ),
            (NIEUW, "Nee, dit is een ander: een nieuwe persoon"),
        ]

    def _keuzes(self) -> set[str]:
        return {str(k.persoon.pk) for k in self.kandidaten} | {NIEUW}
