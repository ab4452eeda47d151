"""What machines ask of the site: whom to warn, and what a browser held back."""

import datetime as dt
import json
import logging
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import Resolver404, resolve
from django.utils.decorators import method_decorator
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_safe
from django.views.generic.base import View

from keten.kern import klok
from keten.kern.kopregels import WIS
from keten.kern.meldadres import valid_until

MAX_SCHENDING = 16_384
# Of every kind one line per process: a stranger cannot fill the log.
MAX_SOORTEN = 200
_gezien: set[tuple[str, str, str]] = set()
_log = logging.getLogger("keten.schending")


@require_safe
@login_not_required
def weg(request: HttpRequest) -> HttpResponse:
    """Show nothing: here one is who does not want to be seen at work."""
    antwoord = render(request, "weg.html")
    antwoord.headers["Clear-Site-Data"] = WIS
    return antwoord


@require_safe
@login_not_required
def beveiliging(request: HttpRequest) -> HttpResponse:
    """Tell whom to warn of a hole, as long as that surely holds."""
    contact, tot = settings.KETEN_VEILIGHEID_CONTACT, valid_until()
    if not contact or not tot or tot <= klok.vandaag():
        raise Http404
    regels = (
        f"Contact: {contact}",
        f"Expires: {dt.datetime.combine(tot, dt.time(), dt.UTC):%Y-%m-%dT%H:%M:%SZ}",
        "Preferred-Languages: nl, en",
        f"Canonical: {settings.KETEN_ADRES}/.well-known/security.txt",
    )
    return HttpResponse(
        "\n".join(regels) + "\n", content_type="text/plain; charset=utf-8"
    )


@method_decorator([csrf_exempt, login_not_required], name="dispatch")
class Schending(View):
    """Note what the policy held back: the rule, the kind of page, which site."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest) -> HttpResponse:
        for soort in _kinds(request.body) if _fits(request) else ():
            if soort not in _gezien and len(_gezien) < MAX_SOORTEN:
                _gezien.add(soort)
                _log.warning("richtlijn=%s plek=%s bron=%s", *soort)
        return HttpResponse(status=204)


def _fits(request: HttpRequest) -> bool:
    lengte = request.META.get("CONTENT_LENGTH") or "0"
    return lengte.isascii() and lengte.isdigit() and int(lengte) <= MAX_SCHENDING


def _kinds(inhoud: bytes) -> list[tuple[str, str, str]]:
    try:
        gelezen = json.loads(inhoud)
    except (ValueError, RecursionError):
        return []
    rijen = gelezen if isinstance(gelezen, list) else [gelezen]
    return [soort for rij in rijen[:20] if (soort := _kind(rij))]


def _kind(rij: Any) -> tuple[str, str, str] | None:
    """Read both ways in which browsers tell it; of an address only what it is of."""
    if not isinstance(rij, dict):
        return None
    wat = rij.get("body") or rij.get("csp-report")
    if not isinstance(wat, dict):
        return None
    richtlijn = wat.get("effectiveDirective") or wat.get("effective-directive")
    pagina = wat.get("documentURL") or wat.get("document-uri")
    bron = wat.get("blockedURL") or wat.get("blocked-uri")
    return _word(richtlijn), _place(pagina), _site(bron)


def _word(tekst: Any) -> str:
    return "".join(
        t for t in str(tekst or "")[:40] if t.isascii() and t.isalpha() or t == "-"
    )


def _place(adres: Any) -> str:
    try:
        return resolve(urlsplit(str(adres or "")).path).view_name
    except (Resolver404, ValueError):
        return "onbekend"


def _site(adres: Any) -> str:
    """Of an address only the site; else the word that a browser has for it."""
    try:
        heel = urlsplit(str(adres or ""))
        naam = heel.hostname or ""
    except ValueError:
        return "onbekend"
    schoon = "".join(
        t for t in naam[:100] if t.isascii() and (t.isalnum() or t in ".-")
    )
    return schoon or _word(adres)
