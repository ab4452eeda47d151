"""Shape and words of input: fields that forgive, messages that help."""

import datetime as dt
import uuid
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from keten.kern import klok
from keten.kern.datums import parse_datum
from keten.kern.tekst import MAX_TEKST, one_line, visible

ONLEESBAAR = "Hier staat een teken in dat wij niet kunnen lezen. Typ de tekst opnieuw."


class DatumVeld(forms.DateField):
    """One text field `dd-mm-jjjj` that also knows "vr", "morgen" and "12 nov"."""

    default_error_messages = {
        "required": "Vul een datum in, bijvoorbeeld 15-12-2026.",
        "invalid": "Deze datum bestaat niet. Schrijf bijvoorbeeld 15-12-2026.",
        "verleden": "Vul een datum in die niet voorbij is.",
        "toekomst": "Deze datum ligt in de toekomst.",
    }

    def __init__(self, *, verleden: bool = True, toekomst: bool = True, **kwargs: Any):
        kwargs.setdefault("widget", forms.DateInput(format="%d-%m-%Y"))
        kwargs.setdefault("localize", False)
        super().__init__(**kwargs)
        self.verleden, self.toekomst = verleden, toekomst
        self.widget.attrs.update({"autocomplete": "off", "inputmode": "text"})

    def to_python(self, value: Any) -> dt.date | None:
        if value in self.empty_values:
            return None
        if isinstance(value, dt.datetime):
            return value.date()
        if isinstance(value, dt.date):
            return value
        dag = parse_datum(str(value), today=klok.vandaag())
        if dag is None:
            raise ValidationError(self.error_messages["invalid"], code="invalid")
        if not self.verleden and dag < klok.vandaag():
            raise ValidationError(self.error_messages["verleden"], code="verleden")
        if not self.toekomst and dag > klok.vandaag():
            raise ValidationError(self.error_messages["toekomst"], code="toekomst")
        return dag


class TijdVeld(forms.TimeField):
    """A time as the clock shows it: 13.30, 13:30 or 1330."""

    default_error_messages = {
        "required": "Vul een tijd in, bijvoorbeeld 13.30.",
        "invalid": "Deze tijd bestaat niet. Schrijf bijvoorbeeld 13.30.",
    }

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("input_formats", ["%H.%M", "%H:%M", "%H%M", "%H"])
        kwargs.setdefault("widget", forms.TimeInput(format="%H.%M"))
        super().__init__(**kwargs)


class TekstVeld(forms.CharField):
    """A text of at most ten thousand characters."""

    default_error_messages = {"required": "Vul dit in."}

    def __init__(self, *, rijen: int = 4, **kwargs: Any) -> None:
        kwargs.setdefault("max_length", MAX_TEKST)
        kwargs.setdefault("widget", forms.Textarea(attrs={"rows": rijen}))
        super().__init__(**kwargs)
        # The message helps more than a field that silently stops taking letters.
        self.widget.attrs.pop("maxlength", None)

    def to_python(self, value: Any) -> Any:
        return super().to_python(visible(value) if isinstance(value, str) else value)


class RegelVeld(forms.CharField):
    """One line of text."""

    default_error_messages = {"required": "Vul dit in."}

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("max_length", 300)
        kwargs.setdefault("widget", forms.TextInput(attrs={"autocomplete": "off"}))
        super().__init__(**kwargs)
        self.widget.attrs.pop("maxlength", None)

    def to_python(self, value: Any) -> Any:
        return super().to_python(one_line(value) if isinstance(value, str) else value)


class KeuzeVeld(forms.ChoiceField):
    """One of a few."""

    default_error_messages = {
        "required": "Kies er een.",
        "invalid_choice": "Kies er een uit de lijst.",
    }


class JaNeeVeld(forms.TypedChoiceField):
    """A question that must be answered: nothing is filled in beforehand."""

    default_error_messages = {
        "required": "Kies ja of nee.",
        "invalid_choice": "Kies ja of nee.",
    }

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("choices", (("ja", "Ja"), ("nee", "Nee")))
        kwargs.setdefault("widget", forms.RadioSelect)
        super().__init__(
            coerce=lambda waarde: waarde == "ja", empty_value=None, **kwargs
        )

    def prepare_value(self, value: Any) -> Any:
        return {True: "ja", False: "nee"}.get(value, value)


class RecordVeld(forms.ModelChoiceField):  # type: ignore[type-arg]
    """One record from a list that the reader may see."""

    default_error_messages = {
        "required": "Kies er een.",
        "invalid_choice": "Kies er een uit de lijst.",
    }

    def __init__(self, *args: Any, naam: Any = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._naam = naam

    def label_from_instance(self, obj: Any) -> str:
        return str(self._naam(obj) if self._naam else obj)

    def to_python(self, value: Any) -> Any:
        try:
            return super().to_python(value)
        except ValidationError as fout:
            # What is no key at all gets the same answer as a key that is not there.
            niet_hier = self.error_messages["invalid_choice"]
            raise ValidationError(niet_hier, code="invalid_choice") from fout


class RecordsVeld(forms.ModelMultipleChoiceField):  # type: ignore[type-arg]
    """Some records from a list that the reader may see, each with a box to tick."""

    default_error_messages = {
        "required": "Kies er minstens een.",
        "invalid_choice": "Kies uit de lijst.",
        "invalid_list": "Kies uit de lijst.",
        "invalid_pk_value": "Kies uit de lijst.",
    }

    def __init__(self, *args: Any, naam: Any, **kwargs: Any) -> None:
        kwargs.setdefault("widget", forms.CheckboxSelectMultiple)
        super().__init__(*args, **kwargs)
        self._naam = naam

    def label_from_instance(self, obj: Any) -> str:
        return str(self._naam(obj))


class Formulier(forms.Form):
    """
    Base of every form: checks shape, speaks to people, saves nothing.

    ``indiening`` makes a double click one record; ``versie`` tells what was shown.
    """

    error_css_class = "is-fout"
    indiening = forms.UUIDField(required=False, widget=forms.HiddenInput)
    versie = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("label_suffix", "")
        super().__init__(*args, **kwargs)
        self.fields["indiening"].initial = uuid.uuid4
        for veld in self.fields.values():
            veld.error_messages["null_characters_not_allowed"] = ONLEESBAAR
            if not veld.required and veld.label and not veld.widget.is_hidden:
                veld.widget.attrs["data-mag-leeg"] = "ja"

    @property
    def velden(self) -> dict[str, Any]:
        """What was filled in, without the plumbing."""
        return {
            naam: waarde
            for naam, waarde in self.cleaned_data.items()
            if naam not in {"indiening", "versie"}
        }


class RedenFormulier(Formulier):
    """A move that asks for a reason and nothing else."""

    reden = TekstVeld(label="Waarom?", rijen=3, max_length=2000)


class BevestigFormulier(Formulier):
    """A move that asks for nothing but a click."""


def as_words(veld: Any, waarde: Any) -> str:
    """Write a value as the field shows it: the words of a choice, not its code."""
    if type(veld) in {forms.ChoiceField, KeuzeVeld} and waarde in dict(veld.choices):
        return str(dict(veld.choices)[waarde])
    if hasattr(waarde, "strftime"):
        return str(waarde.strftime("%d-%m-%Y"))
    if isinstance(waarde, bool | None):
        return {None: "", True: "ja", False: "nee"}[waarde]
    return str(waarde)
