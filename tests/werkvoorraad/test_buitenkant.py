"""Whom to warn of a hole, and what a browser held back."""

import datetime as dt
import json
import logging
from typing import Any

import pytest
from django.conf import LazySettings
from django.core.checks import CheckMessage
from django.test import Client

from keten.kern import klok
from keten.kern.meldadres import HOOGUIT, check_meldadres
from keten.werkvoorraad import buitenkant
from tests.rollen import make_casus, make_kring

PAD = "/.well-known/security.txt"
CONTACT = "mailto:beveiliging@example.nl"
KANARIE = "kanarie-in-het-adres"
pytestmark = pytest.mark.django_db


@pytest.fixture
def gemeld(monkeypatch: pytest.MonkeyPatch) -> set[Any]:
    """A process that was told nothing yet."""
    gezien: set[Any] = set()
    monkeypatch.setattr(buitenkant, "_gezien", gezien)
    return gezien


def contact(settings: LazySettings, tot: dt.date | None) -> None:
    settings.KETEN_VEILIGHEID_CONTACT = CONTACT
    settings.KETEN_VEILIGHEID_TOT = tot


def test_who_finds_a_hole_reads_whom_to_warn(settings: LazySettings) -> None:
    contact(settings, klok.vandaag() + dt.timedelta(days=90))

    regels = Client().get(PAD).content.decode().splitlines()

    gelezen = dict(regel.split(": ", 1) for regel in regels)
    assert gelezen["Contact"] == CONTACT
    verloopt = dt.datetime.fromisoformat(gelezen["Expires"])
    assert klok.nu() < verloopt < klok.nu() + dt.timedelta(days=365)
    assert gelezen["Canonical"].endswith(PAD)


@pytest.mark.parametrize("dagen", [0, -1])
def test_a_contact_nobody_looks_at_any_more_is_not_told(
    settings: LazySettings, dagen: int
) -> None:
    contact(settings, klok.vandaag() + dt.timedelta(days=dagen))

    assert Client().get(PAD).status_code == 404


def warns(settings: LazySettings, tot: dt.date | None) -> list[CheckMessage]:
    contact(settings, tot)
    return check_meldadres()


@pytest.mark.parametrize("dagen", [1, HOOGUIT.days])
def test_within_a_year_is_well(settings: LazySettings, dagen: int) -> None:
    assert not warns(settings, klok.vandaag() + dt.timedelta(days=dagen))


@pytest.mark.parametrize("dagen", [0, HOOGUIT.days + 1])
def test_a_day_too_far_or_past_is_warned_of(settings: LazySettings, dagen: int) -> None:
    assert warns(settings, klok.vandaag() + dt.timedelta(days=dagen))


def test_no_day_is_warned_of(settings: LazySettings) -> None:
    assert warns(settings, None)


def old_report(pagina: str) -> Any:
    return {
        "csp-report": {
            "document-uri": pagina,
            "effective-directive": "script-src-elem",
            "blocked-uri": f"https://elders.example/a?naam={KANARIE}",
            "script-sample": KANARIE,
        }
    }


def new_report(pagina: str) -> Any:
    return [
        {
            "type": "csp-violation",
            "body": {
                "documentURL": pagina,
                "effectiveDirective": "style-src-attr",
                "blockedURL": "inline",
                "sample": KANARIE,
            },
        }
    ]


def tell(wat: Any, **hoe: Any) -> int:
    client = Client(enforce_csrf_checks=True)
    inhoud = wat if isinstance(wat, str | bytes) else json.dumps(wat)
    return client.post("/schending/", inhoud, "application/json", **hoe).status_code


@pytest.mark.parametrize("vorm", [old_report, new_report])
def test_a_browser_tells_the_rule_and_the_kind_of_page_and_no_more(
    vorm: Any, gemeld: set[Any], caplog: pytest.LogCaptureFixture
) -> None:
    casus = make_casus(make_kring())
    pagina = f"https://testserver{casus.get_absolute_url()}?na={KANARIE}#{KANARIE}"

    assert tell(vorm(pagina)) == 204

    (regel,) = [r.getMessage() for r in caplog.records]
    assert "plek=casusoverleg:casus " in regel
    assert KANARIE not in regel
    assert str(casus.pk) not in regel


def test_the_same_is_told_once(
    gemeld: set[Any], caplog: pytest.LogCaptureFixture
) -> None:
    for _ in range(3):
        tell(old_report("https://testserver/"))

    assert len(caplog.records) == 1


def test_a_stranger_cannot_fill_the_log(
    gemeld: set[Any], caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.WARNING):
        for nummer in range(buitenkant.MAX_SOORTEN + 20):
            bericht = old_report("https://testserver/")
            bericht["csp-report"]["blocked-uri"] = f"https://s{nummer}.example/"
            tell(bericht)

    assert len(caplog.records) == buitenkant.MAX_SOORTEN


@pytest.mark.parametrize(
    "wat",
    [
        b"", b"{", b"\xff\xfe", "[]", "[1, null]", "7", '{"csp-report": 3}',
        '{"csp-report": {"document-uri": "http://[", "blocked-uri": ["a"]}}',
        '{"csp-report": {"effective-directive": "a\\r\\nINFO b\\u001b[31m"}}',
        b"[" * 9000,
    ],
)  # fmt: skip
def test_rubbish_is_taken_in_silence(
    wat: Any, gemeld: set[Any], caplog: pytest.LogCaptureFixture
) -> None:
    assert tell(wat) == 204
    assert not any(set("\r\n\x1b") & set(r.getMessage()) for r in caplog.records)


def test_what_is_too_long_is_not_read(
    gemeld: set[Any], caplog: pytest.LogCaptureFixture
) -> None:
    bericht = old_report("https://testserver/") | {"vulling": "a" * 20_000}

    assert tell(bericht) == 204
    assert not caplog.records


def test_it_is_no_page() -> None:
    assert Client().get("/schending/").status_code == 405
