"""Two colours become a readable theme."""

import pytest

from keten.kern import thema


@pytest.mark.parametrize(
    "kleur",
    ["#000000", "#ffffff", "#ff0000", "#ffcc00", "#00ff00", "#808080", "#0b3d91"],
)
def test_any_brand_colour_gives_readable_pairs(kleur: str) -> None:
    tokens = thema.scale(kleur)

    for front, back, least in thema.PAREN:
        assert thema.contrast(tokens[front], tokens[back]) >= least


def test_a_brand_colour_never_becomes_the_action_colour() -> None:
    css = thema.theme_css(merk="#e30613", actie="#00558c")

    assert "--basis-color-accent-1-inverse-bg-default: #e30613;" in css
    assert "--basis-color-action-2-inverse-bg-default: #00558c;" in css


def test_a_colour_that_is_no_colour_is_refused() -> None:
    with pytest.raises(thema.OngeldigeKleurError):
        thema.theme_css(merk="rood", actie="#00558c")
