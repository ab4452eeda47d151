"""
Two colours of a municipality made into tokens with enough contrast.

The brand colour marks the organisation; the action colour is for buttons and links.
They are apart, because a red brand would make every button look like an error. Contrast
is counted as WCAG 2.2 does: 4.5 for text, 3 for lines and focus.
"""

import colorsys
import re

WIT = "#ffffff"
_KLEUR = re.compile(r"#[0-9a-fA-F]{6}")

# What must be readable on what, and how well.
PAREN = (
    ("color-default", "bg-document", 4.5),
    ("color-default", "bg-subtle", 4.5),
    ("color-default", "bg-default", 4.5),
    ("color-hover", "bg-hover", 4.5),
    ("color-active", "bg-active", 4.5),
    ("color-document", "bg-active", 4.5),
    ("color-subtle", "bg-document", 4.5),
    ("border-default", "bg-document", 3.0),
    ("border-active", "bg-default", 3.0),
    ("inverse-color-default", "inverse-bg-default", 4.5),
    ("inverse-color-hover", "inverse-bg-hover", 4.5),
    ("inverse-color-active", "inverse-bg-active", 4.5),
    ("inverse-color-subtle", "inverse-bg-document", 4.5),
)


class OngeldigeKleurError(ValueError):
    """The colour is not written as #rrggbb."""


class TeWeinigContrastError(ValueError):
    """A pair of colours cannot be told apart well enough."""


def _channels(kleur: str) -> tuple[int, int, int]:
    if not _KLEUR.fullmatch(kleur):
        raise OngeldigeKleurError(kleur)
    return int(kleur[1:3], 16), int(kleur[3:5], 16), int(kleur[5:7], 16)


def _luminance(kleur: str) -> float:
    red, green, blue = (
        c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4
        for c in (channel / 255 for channel in _channels(kleur))
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Tell how well two colours can be told apart: 1 (not) to 21 (black on white)."""
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


def _at(hue: float, saturation: float, lightness: float) -> str:
    rgb = colorsys.hls_to_rgb(hue, lightness, saturation)
    return "#" + "".join(f"{round(255 * channel):02x}" for channel in rgb)


def darken(kleur: str, *, contrast_on_white: float) -> str:
    """Return the colour itself, or the lightest darker one that reads on white."""
    hue, lightness, saturation = _hls(kleur)
    while contrast(kleur, WIT) < contrast_on_white:
        lightness = max(0.0, lightness - 0.005)
        kleur = _at(hue, saturation, lightness)
    return kleur


def _hls(kleur: str) -> tuple[float, float, float]:
    red, green, blue = (channel / 255 for channel in _channels(kleur))
    return colorsys.rgb_to_hls(red, green, blue)


def scale(kleur: str) -> dict[str, str]:
    """
    Make the whole scale of one colour, by the names that NL Design System gives.

    :raises OngeldigeKleurError: if the colour is not #rrggbb
    :raises TeWeinigContrastError: if a pair of the scale cannot be read
    """
    hue, _, saturation = _hls(kleur)
    soft = saturation * 0.6
    plain = darken(kleur, contrast_on_white=4.6)
    strong = darken(kleur, contrast_on_white=7)
    deep = darken(kleur, contrast_on_white=11)
    tokens = {
        "bg-document": WIT,
        "bg-subtle": _at(hue, soft, 0.98),
        "bg-default": _at(hue, soft, 0.95),
        "bg-hover": _at(hue, soft, 0.9),
        "bg-active": _at(hue, soft, 0.88),
        "border-subtle": _at(hue, soft, 0.8),
        "border-default": plain,
        "border-hover": strong,
        "border-active": strong,
        "color-subtle": plain,
        "color-default": strong,
        "color-hover": deep,
        "color-active": deep,
        "color-document": darken(kleur, contrast_on_white=15),
        "inverse-bg-document": strong,
        "inverse-bg-subtle": deep,
        "inverse-bg-default": plain,
        "inverse-bg-hover": strong,
        "inverse-bg-active": deep,
        "inverse-border-subtle": _at(hue, soft, 0.7),
        "inverse-border-default": _at(hue, soft, 0.9),
        "inverse-border-hover": WIT,
        "inverse-border-active": WIT,
        "inverse-color-subtle": _at(hue, soft, 0.9),
        "inverse-color-default": WIT,
        "inverse-color-hover": WIT,
        "inverse-color-active": WIT,
        "inverse-color-document": WIT,
    }
    _check(tokens)
    return tokens


def _check(tokens: dict[str, str]) -> None:
    for front, back, least in PAREN:
        found = contrast(tokens[front], tokens[back])
        if found < least:
            raise TeWeinigContrastError(
                f"{front} op {back}: {found:.2f}, nodig {least}"
            )


def theme_css(*, merk: str, actie: str) -> str:
    """Write the style sheet of a municipality from its brand and action colour."""
    lines = [
        f"  --basis-color-{rol}-{naam}: {waarde};"
        for rol, kleur in (("accent-1", merk), ("action-2", actie))
        for naam, waarde in scale(kleur).items()
    ]
    return ":root {\n" + "\n".join(lines) + "\n}\n"
