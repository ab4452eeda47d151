"""What every answer says about itself, on every address there is."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from http.cookies import Morsel
from typing import Any

import pytest
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.test import Client, override_settings
from django.urls import path, reverse

from keten import urls
from keten.kern.documenten import download, store
from keten.kern.kopregels import WIS
from keten.opstart.paden import ROOT
from tests.browser.adressen import NIEMAND, rows
from tests.gedeeld import gedeeld
from tests.opstart.test_productie import GEHEIMEN
from tests.rollen import Kring, make_casus, make_kring

BELEID = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self'",
    "font-src": "'self'",
    "connect-src": "'self'",
    "form-action": "'self'",
    "frame-ancestors": "'none'",
    "base-uri": "'none'",
    "object-src": "'none'",
    "require-trusted-types-for": "'script'",
    "trusted-types": "default",
    "report-to": "csp",
    "report-uri": "/schending/",
}
KOPREGELS = {
    "Strict-Transport-Security": "max-age=63072000; includeSubDomains; preload",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "X-Robots-Tag": "noindex, nofollow",
}
# Addresses of which the answer may be kept: they hold nothing of anybody.
MAG_BEWAARD = ("/thema.css", "/static/")
EEN_PAGINA = "account_login"
VIA_TLS: Any = {"secure": True}


@login_not_required
def falls_over(request: HttpRequest) -> HttpResponse:
    raise ValueError


urlpatterns = [*urls.urlpatterns, path("valt-om/", falls_over, name="valt_om")]


def policy(antwoord: Any) -> dict[str, str]:
    delen = antwoord["Content-Security-Policy"].split("; ")
    return {naam: rest for naam, _, rest in (deel.partition(" ") for deel in delen)}


def faults(antwoord: Any, pad: str) -> Iterator[str]:
    """Tell what this answer does not say, or says wrong."""
    for naam, waarde in KOPREGELS.items():
        if antwoord.headers.get(naam) != waarde:
            yield f"{pad} {naam}: {antwoord.headers.get(naam)}"
    if policy(antwoord) != BELEID:
        yield f"{pad} Content-Security-Policy: {policy(antwoord)}"
    if "camera=()" not in antwoord.headers.get("Permissions-Policy", ""):
        yield f"{pad} Permissions-Policy"
    if not pad.startswith(MAG_BEWAARD) and "no-store" not in antwoord["Cache-Control"]:
        yield f"{pad} Cache-Control: {antwoord['Cache-Control']}"
    if "Content-Encoding" in antwoord.headers:
        yield f"{pad} is compressed"


def filled_in(route: str) -> str:
    for gat, vulling in (
        ("<uuid:pk>", NIEMAND),
        ("<slug:actie>", "weg"),
        ("<str:token>", "weg"),
    ):
        route = route.replace(gat, vulling)
    return f"/{route}"


@gedeeld
def kring(db: Any) -> Kring:
    return make_kring()


def test_every_address_says_it_to_everybody(kring: Kring) -> None:
    casus = make_casus(kring)
    paden = [filled_in(rij.route) for rij in rows()]
    paden += [casus.get_absolute_url(), "/nergens/", "/static/js/keten.js"]
    fouten: list[str] = []
    standen = set()

    for client in (Client(), kring.client(kring.regisseur), kring.client(kring.lev)):
        for pad in paden:
            antwoord = client.get(pad, **VIA_TLS)
            standen.add(antwoord.status_code)
            fouten += faults(antwoord, pad)

    assert not fouten, "\n".join(fouten)
    assert standen >= {200, 302, 403, 404, 405}


@pytest.mark.django_db
@override_settings(ROOT_URLCONF=__name__)
def test_a_failure_says_it_too() -> None:
    antwoord = Client(raise_request_exception=False).get(reverse("valt_om"), **VIA_TLS)

    assert antwoord.status_code == 500
    assert not list(faults(antwoord, "500"))


@pytest.mark.django_db
def test_a_host_that_is_not_ours_is_told_it_too() -> None:
    antwoord = Client(headers={"host": "elders.example"}).get("/", **VIA_TLS)

    assert antwoord.status_code == 400
    assert antwoord["Referrer-Policy"] == "no-referrer"


@pytest.mark.django_db
def test_a_made_document_runs_nowhere() -> None:
    document = store(inhoud=b"%PDF-1.7", bestandsnaam="V-1.pdf", mediatype="a/b")

    antwoord = download(document)

    assert antwoord["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert antwoord["Content-Disposition"].startswith("attachment; ")


def test_no_page_is_compressed(kring: Kring) -> None:
    client = kring.client(kring.regisseur)

    antwoord = client.get("/", headers={"accept-encoding": "gzip, br"}, **VIA_TLS)

    assert "Content-Encoding" not in antwoord.headers


def test_who_logs_out_leaves_nothing_in_the_browser(kring: Kring) -> None:
    antwoord = kring.client(kring.lev).post(reverse("account_logout"))

    assert antwoord["Clear-Site-Data"] == WIS


def test_who_only_looks_at_logging_out_keeps_the_pages(kring: Kring) -> None:
    antwoord = kring.client(kring.lev).get(reverse("account_logout"))

    assert "Clear-Site-Data" not in antwoord.headers


class TestForms:
    """A form over TLS, as a browser sends it that may not say where it came from."""

    def send(self, **headers: str) -> int:
        client = Client(enforce_csrf_checks=True)
        pagina = client.get(reverse(EEN_PAGINA), **VIA_TLS)
        velden = {"csrfmiddlewaretoken": str(pagina.context["csrf_token"])}
        pad = reverse(EEN_PAGINA)
        return client.post(pad, velden, headers=headers, **VIA_TLS).status_code

    @pytest.mark.django_db
    def test_its_own_origin_lets_it_in(self) -> None:
        assert self.send(origin="https://testserver") == 200

    @pytest.mark.django_db
    def test_an_origin_held_back_by_our_policy_lets_it_in(self) -> None:
        assert self.send(origin="null", **{"sec-fetch-site": "same-origin"}) == 200

    @pytest.mark.django_db
    @pytest.mark.parametrize("vanwaar", ["cross-site", "same-site", "none", ""])
    def test_an_origin_held_back_elsewhere_does_not(self, vanwaar: str) -> None:
        assert self.send(origin="null", **{"sec-fetch-site": vanwaar}) == 403

    @pytest.mark.django_db
    def test_an_origin_of_another_does_not(self) -> None:
        vals = {"sec-fetch-site": "same-origin", "origin": "https://elders.example"}

        assert self.send(**vals) == 403

    @pytest.mark.django_db
    def test_no_origin_does_not(self) -> None:
        assert self.send() == 403


def production() -> dict[str, Any]:
    """Return what production sets about cookies and transport."""
    code = (
        "import json; from keten.settings import productie as p;"
        " print(json.dumps({n: getattr(p, n) for n in dir(p)"
        " if n.startswith(('SESSION_COOKIE', 'CSRF_COOKIE', 'SECURE_'))}))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=ROOT,
        env=os.environ | GEHEIMEN,
        capture_output=True,
        text=True,
        check=True,
    )
    gelezen: dict[str, Any] = json.loads(done.stdout)
    return gelezen


def test_production_gives_cookies_to_this_host_alone(kring: Kring) -> None:
    with override_settings(**production()):
        client = kring.client(kring.lev)
        client.get("/", **VIA_TLS)

        koekjes: list[Morsel[str]] = list(client.cookies.values())

    assert {k.key for k in koekjes} == {"__Host-keten_sessie", "__Host-keten_csrf"}
    for koekje in koekjes:
        assert koekje["secure"] is True
        assert koekje["httponly"] is True
        assert koekje["samesite"] == "Lax"
        assert (koekje["path"], koekje["domain"]) == ("/", "")


@pytest.mark.django_db
def test_production_sends_plain_http_on_to_tls() -> None:
    with override_settings(**production()):
        antwoord = Client().get("/inloggen/")

    assert antwoord.status_code == 301
    assert antwoord["Location"].startswith("https://")
