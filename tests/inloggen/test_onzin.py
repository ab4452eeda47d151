"""What is no code and no key lets nobody in, and is no error of ours."""

import pytest
from allauth.mfa.models import Authenticator
from django.test import Client
from django.urls import reverse

from keten.organisaties.models import Medewerker
from tests.inloggen.telefoon import log_in

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("verplicht")]
STAP = reverse("mfa_authenticate")


@pytest.mark.parametrize("code", ["", "x" * 30, "é", "000000\x00", "12345"])
def test_nonsense_is_refused_and_lets_nobody_in(
    code: str, lev: Medewerker, ingeschreven: tuple[str, list[str]]
) -> None:
    client = Client()
    log_in(client, lev.inlognaam)

    assert client.post(STAP, {"code": code}).status_code == 422
    assert "_auth_user_id" not in client.session


@pytest.mark.parametrize("credential", ["", "{}", "[]", "niets", '{"id": 3}', "3"])
def test_a_forged_key_is_refused(
    credential: str, lev: Medewerker, ingeschreven: tuple[str, list[str]]
) -> None:
    client = Client()
    log_in(client, lev.inlognaam)

    assert client.post(STAP, {"credential": credential}).status_code == 422


@pytest.mark.parametrize(
    "credential",
    ["", "{}", "[]", '{"id": "a", "rawId": "a", "type": "x", "response": {}}', "3"],
)
def test_what_is_no_key_is_not_added(credential: str, lev: Medewerker) -> None:
    client = Client()
    log_in(client, lev.inlognaam)

    antwoord = client.post(reverse("mfa_add_webauthn"), {"credential": credential})

    assert antwoord.status_code == 422
    assert not Authenticator.objects.exists()
