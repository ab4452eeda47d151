"""The components that every screen is made of."""

import datetime as dt
import re
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.template import Context, Template
from django.template.loader import render_to_string
from django.urls import URLPattern

from keten.kern.templatetags import keten

ROOT = Path(__file__).resolve().parents[2]
UTC = dt.UTC
# The base may not need any address: it also carries the error pages.
urlpatterns: list[URLPattern] = []


def render(source: str, **context: Any) -> str:
    return Template("{% load keten %}" + source).render(Context(context))


# Dates and times


def test_a_day_names_its_weekday() -> None:
    assert render("{{ d|dag }}", d=dt.date(2026, 11, 12)) == (
        '<time datetime="2026-11-12">do 12-11-2026</time>'
    )


def test_a_date_is_written_dd_mm_jjjj() -> None:
    assert render("{{ d|datum }}", d=dt.date(2026, 3, 1)) == (
        '<time datetime="2026-03-01">01-03-2026</time>'
    )


def test_a_moment_late_in_the_evening_falls_on_the_local_day() -> None:
    moment = dt.datetime(2026, 11, 12, 23, 30, tzinfo=UTC)

    assert "vr 13-11-2026" in render("{{ m|dag }}", m=moment)
    assert "13-11-2026 00.30" in render("{{ m|tijdstip }}", m=moment)
    assert ">00.30<" in render("{{ m|klokuur }}", m=moment)


def test_a_clock_time_has_a_dot() -> None:
    assert render("{{ t|klokuur }}", t=dt.time(13, 30)) == (
        '<time datetime="13:30">13.30</time>'
    )


@pytest.mark.parametrize("filter_naam", ["dag", "datum", "tijdstip", "klokuur"])
def test_nothing_shows_as_nothing(filter_naam: str) -> None:
    assert render("{{ d|" + filter_naam + " }}", d=None) == ""


def test_a_moment_keeps_its_offset() -> None:
    zomer = dt.datetime(2026, 7, 1, 12, 0, tzinfo=ZoneInfo("Europe/Amsterdam"))

    assert 'datetime="2026-07-01T12:00+02:00"' in render("{{ m|tijdstip }}", m=zomer)


# States


@pytest.mark.parametrize("soort", keten.STANDEN)
def test_a_state_is_an_icon_and_a_word(soort: str) -> None:
    html = render("{% stand soort 'te laat' %}", soort=soort)

    assert "<use href=" in html
    assert "te laat</span>" in html


@pytest.mark.parametrize("soort", keten.BADGES)
def test_a_badge_is_an_icon_and_a_word(soort: str) -> None:
    html = render("{% badge soort 'actief' %}", soort=soort)

    assert f"utrecht-status-badge--{soort}" in html
    assert "<use href=" in html


def test_an_unknown_colour_is_refused() -> None:
    with pytest.raises(keten.OnbekendeSoortError):
        render("{% stand 'paars' 'te laat' %}")


def test_words_are_escaped_everywhere() -> None:
    kwaad = "<script>x</script>"
    sources = (
        "{% stand '' k %}{% badge 'neutral' k %}{% knop k %}{% linkknop '/' k %}"
        "{% leeg k k %}{% melding 'info' k %}{% kruimels k '/' k %}{% icoon k %}"
        "{% knop 'x' value=k verborgen=k %}{% aantal 1 '' k %}"
    )

    assert "<script" not in render(sources, k=kwaad)


# Buttons and links


def test_a_button_carries_its_attributes() -> None:
    html = render("{% knop 'Stel uit' soort='secundair' name='a' hx_post='/x' %}")

    assert 'type="submit"' in html
    assert 'name="a"' in html
    assert 'hx-post="/x"' in html


def test_the_last_crumb_is_the_page_itself() -> None:
    html = render("{% kruimels 'Casussen' '/casussen' 'C-26-7Q4K' %}")

    assert 'href="/casussen"' in html
    assert 'aria-current="page">C-26-7Q4K' in html


def test_paging_shows_only_the_ways_that_exist() -> None:
    pagina = {"vorige_url": "", "volgende_url": "?na=x", "tekst": "eerste 25 van 31"}

    html = render("{% pagina_links pagina %}", pagina=pagina)

    assert "Volgende" in html
    assert "Vorige" not in html


# The pages


def icons_of_sprite() -> set[str]:
    sprite = (ROOT / "static" / "iconen.svg").read_text(encoding="utf-8")
    return set(re.findall(r'id="i-([a-z-]+)"', sprite))


def test_every_icon_that_a_template_names_is_drawn() -> None:
    named = set()
    for path in (ROOT / "templates").rglob("*.html"):
        source = path.read_text(encoding="utf-8")
        named |= set(re.findall(r'{% icoon "([^"]+)"', source))
        named |= set(re.findall(r'icoon="([^"]+)"', source))
    named |= {*keten.STANDEN.values(), *keten.BADGES.values()}
    named |= {icoon for _, icoon in keten.MELDINGEN.values()}

    assert named <= icons_of_sprite()


def test_no_page_has_inline_style_or_script() -> None:
    for path in (ROOT / "templates").rglob("*.html"):
        # What is printed as PDF is read by no browser.
        if "pdf" in path.relative_to(ROOT).parts:
            continue
        source = re.sub(r"{%.*?%}", "", path.read_text(encoding="utf-8"))
        assert not re.search(r"\sstyle=|<style|\son[a-z]+=|<script(?! src)", source), (
            path
        )


def test_the_own_style_sheets_embed_nothing() -> None:
    sheets = list((ROOT / "static" / "css").glob("*.css"))
    listed = (ROOT / "templates" / "_components" / "stijl.html").read_text()

    for sheet in sheets:
        assert "data:image" not in sheet.read_text(encoding="utf-8"), sheet
        assert f"css/{sheet.name}" in listed


@pytest.mark.urls(__name__)
@pytest.mark.parametrize("pagina", ["base", "400", "403", "404", "500", "403_csrf"])
def test_a_page_renders_without_any_context(pagina: str) -> None:
    html = render_to_string(f"{pagina}.html")

    assert 'id="inhoud"' in html
    assert "Log uit" not in html
    assert "css/keten-basis" in html
