"""Another key of the site: all sessions end, and nobody loses the second step."""

from io import StringIO
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.test import Client

from keten.organisaties.models import Medewerker
from tests.inloggen.telefoon import log_in, make_code

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("verplicht")]
STAP = "/inloggen/tweede-stap/"
NIEUW = "een nieuwe sleutel, alleen voor deze proef"


def _come_in(wie: Medewerker, code: str) -> int:
    client = Client()
    log_in(client, wie.inlognaam)
    return client.post(STAP, {"code": code}).status_code


@pytest.fixture
def vervangen(settings: Any, ingeschreven: tuple[str, list[str]]) -> str:
    """The key was replaced after somebody had chosen an app; return the one before."""
    oud: str = settings.SECRET_KEY
    settings.SECRET_KEY = NIEUW
    return oud


def _reseal() -> str:
    uit = StringIO()
    call_command("roteer_inlogsleutel", stdout=uit)
    return uit.getvalue()


def test_a_code_of_a_key_that_is_gone_is_refused(
    vervangen: str, lev: Medewerker, ingeschreven: tuple[str, list[str]]
) -> None:
    assert _come_in(lev, make_code(ingeschreven[0], stap=1)) == 422
    assert _come_in(lev, ingeschreven[1][0]) == 422


def test_sealed_anew_the_app_and_the_codes_work_without_the_old_key(
    vervangen: str,
    settings: Any,
    lev: Medewerker,
    ingeschreven: tuple[str, list[str]],
) -> None:
    settings.KETEN_SECRET_KEY_VORIGE = vervangen
    assert "niet te lezen 0" in _reseal()
    settings.KETEN_SECRET_KEY_VORIGE = ""

    assert _come_in(lev, make_code(ingeschreven[0], stap=1)) == 302
    assert _come_in(lev, ingeschreven[1][0]) == 302


def test_with_another_key_it_says_that_it_cannot(vervangen: str) -> None:
    with pytest.raises(CommandError, match="vorige sleutel"):
        _reseal()


def test_who_was_logged_in_is_so_no_more(
    settings: Any, lev: Medewerker, ingeschreven: tuple[str, list[str]]
) -> None:
    client = Client()
    log_in(client, lev.inlognaam)
    client.post(STAP, {"code": make_code(ingeschreven[0], stap=1)})
    assert client.get("/").status_code == 200

    settings.KETEN_SECRET_KEY_VORIGE, settings.SECRET_KEY = settings.SECRET_KEY, NIEUW

    assert client.get("/").status_code == 302
