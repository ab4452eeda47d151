"""How a form field becomes markup: which classes, which parts, which words."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.forms.utils import flatatt
from django.utils.safestring import SafeString

TEXTBOX = "utrecht-textbox utrecht-textbox--html-input"
TEXTAREA = "utrecht-textarea utrecht-textarea--html-textarea"
SELECT = "utrecht-select utrecht-select--html-select"
RADIO = "utrecht-radio-button utrecht-radio-button--html-input"
CHECKBOX = (
    "utrecht-checkbox utrecht-checkbox--html-input utrecht-checkbox--custom"
    " utrecht-custom-checkbox"
)
INVALID = {
    TEXTBOX: "utrecht-textbox--invalid",
    TEXTAREA: "utrecht-textarea--invalid",
    SELECT: "utrecht-select--invalid",
    CHECKBOX: "utrecht-checkbox--invalid",
}

# Up to four short choices fit in one bar, also on a phone.
KEUZE_AANTAL = 4
KEUZE_TEKENS = 34

SHORT_FIELDS = (
    forms.DateField,
    forms.TimeField,
    forms.IntegerField,
    forms.DecimalField,
)


@dataclass(frozen=True)
class Optie:
    """One radio button or checkbox of a group."""

    tekst: object
    uitleg: str
    attributen: SafeString


def _widget_class(field: BoundField) -> str:
    widget = field.field.widget
    if isinstance(widget, forms.CheckboxInput):
        return CHECKBOX
    if isinstance(widget, forms.Textarea):
        return TEXTAREA
    if isinstance(widget, forms.Select):
        return SELECT
    if isinstance(widget, forms.FileInput):
        return "k-bestand"
    return TEXTBOX


def _soort(field: BoundField) -> str:
    widget = field.field.widget
    if isinstance(widget, forms.CheckboxInput):
        return "vink"
    if isinstance(widget, forms.RadioSelect | forms.CheckboxSelectMultiple):
        return "groep"
    if isinstance(widget, forms.MultiWidget | forms.SelectDateWidget):
        return "delen"
    return "enkel"


def _described_by(field: BoundField) -> str:
    parts = [f"{field.auto_id}_uitleg"] if field.help_text else []
    parts += [f"{field.auto_id}_fout"] if field.errors else []
    return " ".join(parts)


def widget_attributes(field: BoundField) -> dict[str, Any]:
    """Return the attributes with which a box is drawn: classes, errors, no memory."""
    base = _widget_class(field)
    own = field.field.widget.attrs
    classes = [base, str(own.get("class", ""))]
    if field.errors:
        classes.append(INVALID.get(base, ""))
    if isinstance(field.field, SHORT_FIELDS) and base == TEXTBOX:
        classes.append("k-kort")
    attributes: dict[str, Any] = {
        "class": " ".join(part for part in classes if part),
        "aria-describedby": _described_by(field) or None,
    }
    if field.field.required:
        # Not the attribute `required`: an empty field would be red before anyone typed.
        attributes["aria-required"] = "true"
    if field.errors:
        attributes["aria-invalid"] = "true"
    if own.get("placeholder") == field.label:
        attributes["placeholder"] = False
    if base in (TEXTBOX, TEXTAREA) and "autocomplete" not in own:
        # What is typed here is about other people: the browser should not keep it.
        attributes["autocomplete"] = "off"
    return {naam: waarde for naam, waarde in attributes.items() if waarde is not None}


def _options(field: BoundField) -> list[Optie]:
    table: dict[str, dict[str, str]] = getattr(field.form, "uitleg", {})
    explained = table.get(field.name, {})
    multiple = isinstance(field.field.widget, forms.CheckboxSelectMultiple)
    options = []
    for sub in field.subwidgets:
        attributes = {
            "class": CHECKBOX if multiple else RADIO,
            "type": "checkbox" if multiple else "radio",
            "name": sub.data["name"],
            "value": str(sub.data["value"]),
            **sub.data["attrs"],
        }
        options.append(
            Optie(
                tekst=sub.choice_label,
                uitleg=explained.get(str(sub.data["value"]), ""),
                attributen=flatatt(attributes),
            )
        )
    return options


def _group_shape(field: BoundField, options: list[Optie]) -> str:
    if isinstance(field.field.widget, forms.CheckboxSelectMultiple):
        return "opties"
    letters = sum(len(str(optie.tekst)) for optie in options)
    explained = any(optie.uitleg for optie in options)
    fits = len(options) <= KEUZE_AANTAL and letters <= KEUZE_TEKENS
    return "keuze" if fits and not explained else "opties"


def _may_be_empty(field: BoundField) -> bool:
    conditional: tuple[str, ...] = getattr(field.form, "soms_verplicht", ())
    return not field.field.required and field.name not in conditional


def veld_context(
    field: BoundField, *, vorm: str, mag_leeg: bool | None
) -> dict[str, Any]:
    """Gather what the template of one field needs."""
    field.form.use_required_attribute = False
    soort = _soort(field)
    options = _options(field) if soort == "groep" else []
    optional = _may_be_empty(field) if mag_leeg is None else mag_leeg
    return {
        "veld": field,
        "soort": soort,
        "vorm": vorm or _group_shape(field, options),
        "opties": options,
        "mag_leeg": optional and soort != "vink",
        "invoer": field.as_widget(attrs=widget_attributes(field))
        if soort in ("enkel", "vink")
        else "",
        "beschreven_door": _described_by(field),
    }


def anchor(field: BoundField) -> str:
    """Name the element that an error summary should jump to."""
    if _soort(field) == "groep":
        first = next(iter(field.subwidgets), None)
        return str(first.id_for_label) if first else ""
    return str(field.id_for_label or field.auto_id)


def _heading(field: BoundField) -> str:
    """Write the label as the beginning of a sentence about it."""
    if field.is_hidden:
        return ""
    label = str(field.label)
    return label if label.endswith(("?", ":", ".")) else f"{label}:"


def form_errors(form: forms.BaseForm) -> Iterator[dict[str, str]]:
    """List the errors of a form in the order of its fields, each with its anchor."""
    form.use_required_attribute = False
    for fout in form.non_field_errors():
        yield {"anker": "", "label": "", "tekst": str(fout)}
    for field in form:
        if not field.errors:
            continue
        anker = "" if field.is_hidden else anchor(field)
        for fout in field.errors:
            yield {"anker": anker, "label": _heading(field), "tekst": str(fout)}
