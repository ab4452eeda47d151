"""A failure tells where it went wrong, and nothing of what was typed."""

import io
import logging
from collections.abc import Iterator
from typing import Any

import pytest
from django.conf import settings
from django.core import mail
from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory, override_settings
from django.urls import path
from django.utils.module_loading import import_string

from keten import urls
from keten.celery import app
from keten.kern.bladeren import Sortering
from keten.kern.formulieren import Formulier, TekstVeld
from keten.kern.foutmelding import Foutmelding, Zeef
from keten.toegang.poort import AlleenPost
from keten.toegang.schermen import FormulierScherm, LijstScherm, Scherm
from tests.gedeeld import gedeeld
from tests.rollen import Kring, make_kring

KANARIE = "kanarie7f3a"
VELDEN = {"tekst": KANARIE, "wachtwoord": KANARIE}


def fall_over(request: HttpRequest) -> Any:
    """Fail as code does: with what was typed in a variable and in the message."""
    tekst = request.POST.get("tekst", "") or request.GET.get("tekst", "")
    raise ValueError(f"cannot read {tekst}")


class Blad(Scherm):
    recht = None
    template_name = "formulier.html"

    def context(self) -> dict[str, Any]:
        return {"weg": fall_over(self.request)}


class Lijst(LijstScherm):
    recht = None
    sorteringen = (Sortering("op", "Op", "pk"),)

    def rijen(self, filters: dict[str, Any]) -> Any:
        fall_over(self.request)


class EenVeld(Formulier):
    tekst = TekstVeld(label="Tekst")


class Form(FormulierScherm):
    recht = None
    formulier = EenVeld
    concept = False

    def handel(self, form: Any) -> str:
        return str(fall_over(self.request))


class Databank(AlleenPost):
    recht = None

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        with connection.cursor() as cursor:
            # The database quotes the row in its message.
            cursor.execute("SELECT %s::int", [request.POST["tekst"]])
        raise AssertionError


class Knop(AlleenPost):
    recht = None

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        return HttpResponse(fall_over(request))


urlpatterns = [
    *urls.urlpatterns,
    path("om/blad/<str:token>/", Blad.as_view(), name="blad"),
    path("om/lijst/<str:token>/", Lijst.as_view(), name="lijst"),
    path("om/form/<str:token>/", Form.as_view(), name="form"),
    path("om/databank/<str:token>/", Databank.as_view(), name="databank"),
    path("om/knop/<str:token>/", Knop.as_view(), name="knop"),
]


@pytest.fixture
def regels() -> Iterator[io.StringIO]:
    """What would stand in the log of the web server."""
    (console,) = [
        h for h in logging.getLogger().handlers if type(h) is logging.StreamHandler
    ]
    eigen = io.StringIO()
    vorige = console.setStream(eigen)
    yield eigen
    if vorige is not None:
        console.setStream(vorige)


@gedeeld
def kring(db: Any) -> Kring:
    return make_kring()


@pytest.mark.parametrize(
    ("naam", "manier"),
    [
        ("blad", "get"), ("lijst", "get"), ("form", "post"), ("databank", "post"),
        ("knop", "post"),
    ],
)  # fmt: skip
@override_settings(ROOT_URLCONF=__name__, ADMINS=[("Beheer", "beheer@example.nl")])
def test_a_failure_tells_the_page_and_nothing_of_what_was_typed(
    naam: str, manier: str, kring: Kring, regels: io.StringIO
) -> None:
    client = kring.client(kring.lev)
    client.raise_request_exception = False
    client.cookies["ander"] = KANARIE

    antwoord = getattr(client, manier)(
        f"/om/{naam}/{KANARIE}/", VELDEN, headers={"user-agent": KANARIE}
    )

    assert antwoord.status_code == 500
    assert f"500 {manier.upper()} {naam}\n" in regels.getvalue()
    assert __file__ in regels.getvalue()
    assert KANARIE not in regels.getvalue()
    assert KANARIE not in antwoord.content.decode()
    assert not mail.outbox


@pytest.mark.django_db
def test_a_refused_page_is_no_news(kring: Kring, regels: io.StringIO) -> None:
    for pad in (f"/nergens/{KANARIE}/", "/beheer/medewerkers/"):
        kring.client(kring.lev).get(pad, {"naam": KANARIE})

    assert KANARIE not in regels.getvalue()


@pytest.mark.django_db
def test_a_forged_host_leaves_no_line_of_its_own(regels: io.StringIO) -> None:
    vals = Client(headers={"host": f"{KANARIE}\r\nERROR keten.kern vals"})

    assert vals.get("/").status_code == 400
    assert KANARIE not in regels.getvalue()
    assert "ERROR keten.kern" not in regels.getvalue()


@pytest.mark.parametrize("wat", [KANARIE, "127.0.0.1, 10.0.0.1", "'; --", "\x00", "é"])
def test_what_somebody_says_to_be_is_ignored(
    kring: Kring, wat: str, regels: io.StringIO
) -> None:
    client = kring.client(kring.lev)
    vals = {"x-forwarded-for": wat, "forwarded": f"for={wat}", "x-real-ip": wat}

    assert client.get("/", headers=vals).status_code == 200
    login = {"login": kring.lev.inlognaam, "password": "fout"}
    assert Client().post("/inloggen/", login, headers=vals).status_code == 200
    assert not regels.getvalue()


class TestLines:
    """Lines of others: their pattern, never what they filled in."""

    def line(self, regels: io.StringIO, naam: str, tekst: str, *met: Any) -> str:
        logging.getLogger(naam).error(tekst, *met)
        return regels.getvalue()

    def test_of_a_library_only_the_pattern(self, regels: io.StringIO) -> None:
        regel = self.line(regels, "kombu.x", "cannot reach %r", KANARIE)

        assert "kombu.x cannot reach %r" in regel
        assert KANARIE not in regel

    def test_of_what_was_filled_in_before_only_the_place(
        self, regels: io.StringIO
    ) -> None:
        regel = self.line(regels, "kombu.x", f"cannot reach {KANARIE}")

        assert f"{__file__}:" in regel
        assert KANARIE not in regel

    def test_of_a_task_that_failed_which_and_not_with_what(
        self, regels: io.StringIO
    ) -> None:
        wat = {"name": "kern.herinner", "id": "7", "exc": KANARIE, "args": KANARIE}
        patroon = "Task %(name)s[%(id)s] raised: %(exc)s %(args)s"

        regel = self.line(regels, "celery.app.trace", patroon, wat)

        assert "Task kern.herinner[7] raised: - -" in regel

    def test_our_own_stay_on_one_line(self, regels: io.StringIO) -> None:
        regel = self.line(regels, "keten.proef", "een\r\ntwee \x1b[31m %s", "drie\n")

        assert regel.count("\n") == 1
        assert "\x1b" not in regel


def test_the_worker_writes_the_lines_of_the_house() -> None:
    assert not app.conf.worker_hijack_root_logger
    assert not app.conf.worker_redirect_stdouts


def test_a_report_that_somebody_asks_for_holds_nothing_either() -> None:
    soort, zeef = (
        settings.DEFAULT_EXCEPTION_REPORTER,
        Foutmelding(None, None, None, None),
    )
    request = RequestFactory().post(f"/?tekst={KANARIE}", VELDEN)
    try:
        fall_over(request)
    except ValueError as fout:
        melding = Foutmelding(request, type(fout), fout, fout.__traceback__)

    assert import_string(soort) is Foutmelding
    assert isinstance(zeef.filter, Zeef)
    for tekst in (melding.get_traceback_text(), melding.get_traceback_html()):
        assert "ValueError" in tekst
        assert KANARIE not in tekst


def test_nobody_is_mailed_a_failure() -> None:
    assert settings.ADMINS == settings.MANAGERS == []
