"""Tags and filters of every screen: icons, dates, states, buttons and links."""

from datetime import date, datetime, time
from typing import Any

from django import template
from django.forms import BaseForm
from django.forms.boundfield import BoundField
from django.forms.utils import flatatt
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString

from keten.kern import klok
from keten.kern.formulierveld import form_errors, veld_context, widget_attributes

register = template.Library()

WEEKDAGEN = ("ma", "di", "wo", "do", "vr", "za", "zo")

# Each state has a colour and, when the page names none, an icon: never colour alone.
STANDEN = {
    "": "open",
    "rood": "let-op",
    "oranje": "klok",
    "groen": "vink",
    "blauw": "half",
}
BADGES = {
    "neutral": "half",
    "active": "half",
    "success": "vink",
    "warning": "klok",
    "danger": "let-op",
}
KNOPPEN = {
    "primair": "utrecht-button--primary-action",
    "secundair": "utrecht-button--secondary-action",
    "stil": "utrecht-button--subtle",
    "gevaar": "utrecht-button--secondary-action k-knop-gevaar",
}
MELDINGEN = {
    "success": ("goed", "vink"),
    "warning": ("let-op", "let-op"),
    "error": ("veilig", "let-op"),
    "veilig": ("veilig", "schild"),
    "let-op": ("let-op", "let-op"),
    "goed": ("goed", "vink"),
}


class OnbekendeSoortError(ValueError):
    """A template asked for a colour or a kind of button that does not exist."""


def _pick(table: dict[str, str], soort: str) -> str:
    if soort not in table:
        raise OnbekendeSoortError(f"{soort!r} staat niet in {sorted(table)}")
    return table[soort]


def _calendar_day(value: date | datetime) -> date:
    if isinstance(value, datetime):
        return klok.lokaal(value).date() if value.tzinfo else value.date()
    return value


@register.simple_tag
def icoon(naam: str) -> SafeString:
    """Draw one icon of the sprite; it says nothing to a screen reader."""
    return format_html(
        '<svg class="k-ic" aria-hidden="true"><use href="{}#i-{}"/></svg>',
        static("iconen.svg"),
        naam,
    )


@register.filter
def datum(value: date | datetime | None) -> str:
    """Write a date as dd-mm-jjjj."""
    if not isinstance(value, date):
        return ""
    day = _calendar_day(value)
    return format_html(
        '<time datetime="{}">{}</time>', day.isoformat(), f"{day:%d-%m-%Y}"
    )


@register.filter
def dag(value: date | datetime | None) -> str:
    """Write a date with its weekday, as meetings and terms need it."""
    if not isinstance(value, date):
        return ""
    day = _calendar_day(value)
    return format_html(
        '<time datetime="{}">{} {}</time>',
        day.isoformat(),
        WEEKDAGEN[day.weekday()],
        f"{day:%d-%m-%Y}",
    )


@register.filter
def tijdstip(value: datetime | None) -> str:
    """Write a moment in local time: dd-mm-jjjj uu.mm."""
    if not isinstance(value, datetime):
        return ""
    local = klok.lokaal(value) if value.tzinfo else value
    return format_html(
        '<time datetime="{}">{}</time>',
        local.isoformat(timespec="minutes"),
        f"{local:%d-%m-%Y %H.%M}",
    )


@register.filter
def klokuur(value: time | datetime | None) -> str:
    """Write the time of day, in local time, with a dot: 13.30."""
    if isinstance(value, datetime):
        value = (klok.lokaal(value) if value.tzinfo else value).time()
    if not isinstance(value, time):
        return ""
    return format_html(
        '<time datetime="{}">{}</time>', f"{value:%H:%M}", f"{value:%H.%M}"
    )


@register.simple_tag
def stand(soort: str, woord: object, icoon_naam: str = "") -> SafeString:
    """Show a state in a list: icon and word, coloured when somebody must act."""
    standard = _pick(STANDEN, soort)
    return format_html(
        '<span class="k-stand{}">{}{}</span>',
        f" k-stand--{soort}" if soort else "",
        icoon(icoon_naam or standard),
        woord,
    )


@register.simple_tag
def badge(soort: str, woord: object, icoon_naam: str = "") -> SafeString:
    """Show a state beside a title, as a pill."""
    standard = _pick(BADGES, soort)
    return format_html(
        '<span class="utrecht-status-badge utrecht-status-badge--{}">{}{}</span>',
        soort,
        icoon(icoon_naam or standard),
        woord,
    )


@register.simple_tag
def aantal(getal: int, soort: str = "", woord: str = "") -> SafeString:
    """Show a count in a pill; `woord` is only read aloud."""
    return format_html(
        '<span class="k-aantal{}">{}{}</span>',
        " k-aantal--rood" if soort == "rood" else "",
        getal,
        format_html('<span class="k-vh"> {}</span>', woord) if woord else "",
    )


def _button_context(
    tekst: object, soort: str, icoon_naam: str, extra: dict[str, Any]
) -> dict[str, Any]:
    classes = ["utrecht-button", _pick(KNOPPEN, soort)]
    classes += ["k-groot"] if extra.pop("groot", False) else []
    classes += ["k-knop-klein"] if extra.pop("klein", False) else []
    verborgen = extra.pop("verborgen", "")
    attributes = {
        naam.replace("_", "-"): waarde
        for naam, waarde in extra.items()
        if waarde not in (None, "", False)
    }
    return {
        "tekst": tekst,
        "classes": " ".join(classes),
        "icoon_naam": icoon_naam,
        "verborgen": verborgen,
        "attributen": flatatt(attributes),
    }


@register.inclusion_tag("_components/knop.html")
def knop(
    tekst: object, soort: str = "primair", icoon: str = "", **extra: Any
) -> dict[str, Any]:
    """Draw a button; other keywords become attributes (hx_post is hx-post).

    `klein` and `groot` set the size, `verborgen` adds words only read aloud.
    """
    return _button_context(tekst, soort, icoon, {"type": "submit"} | extra)


@register.inclusion_tag("_components/linkknop.html")
def linkknop(
    url: str, tekst: object, soort: str = "secundair", icoon: str = "", **extra: Any
) -> dict[str, Any]:
    """Draw a link that looks like a button; keywords as for `knop`."""
    return _button_context(tekst, soort, icoon, extra) | {"url": url}


@register.inclusion_tag("_components/leeg.html")
def leeg(titel: str, uitleg: str = "") -> dict[str, str]:
    """Say what an empty list would hold and what to do."""
    return {"titel": titel, "uitleg": uitleg}


@register.inclusion_tag("_components/pagina_links.html")
def pagina_links(pagina: object) -> dict[str, object]:
    """Link to the page before and after; takes vorige_url, volgende_url and tekst."""
    return {"pagina": pagina}


@register.inclusion_tag("_components/kruimels.html")
def kruimels(*delen: str) -> dict[str, Any]:
    """Draw the breadcrumb: text, address, text, address, ..., text of this page."""
    return {
        "schakels": list(zip(delen[:-1:2], delen[1::2], strict=True)),
        "hier": delen[-1] if delen else "",
    }


@register.inclusion_tag("_components/melding.html")
def melding(soort: str, tekst: object) -> dict[str, object]:
    """Draw one notice: success, warning, error, info, veilig, let-op or goed."""
    klasse, icoon_naam = MELDINGEN.get(soort, ("", "info"))
    return {"klasse": klasse, "icoon_naam": icoon_naam, "tekst": tekst}


@register.inclusion_tag("_components/veld.html")
def veld(
    field: BoundField, vorm: str = "", *, mag_leeg: bool | None = None
) -> dict[str, Any]:
    """Draw one field with label, explanation and error.

    `vorm` overrules how choices look: keuze, opties or kaartjes.
    """
    return veld_context(field, vorm=vorm, mag_leeg=mag_leeg)


@register.simple_tag
def invoerveld(field: BoundField, **attributen: Any) -> str:
    """Draw only the box of a field, where the label stands elsewhere."""
    eigen = {naam: w for naam, w in attributen.items() if w not in (None, False)}
    return field.as_widget(attrs={**widget_attributes(field), **eigen})


@register.inclusion_tag("_components/formulier.html")
def formulier(form: BaseForm) -> dict[str, Any]:
    """Draw all fields of a form, the hidden ones too."""
    return {"form": form}


@register.inclusion_tag("_components/fouten.html")
def fouten(*forms: BaseForm | None) -> dict[str, Any]:
    """Sum up what is wrong, above the h1, with a link to each field."""
    return {"regels": [regel for form in forms if form for regel in form_errors(form)]}
