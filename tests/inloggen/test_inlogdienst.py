"""Logging in where one works, with a real provider; and every token that is wrong."""

import time
from collections.abc import Iterator
from typing import Any

import pytest
from allauth.socialaccount.models import SocialAccount
from django.test import Client
from django.urls import reverse

from keten.inloggen.models import Inlogdienst
from keten.organisaties import actions
from keten.organisaties.models import Medewerker
from keten.toegang.actor import systeem
from keten.toegang.models import Weigering
from tests.factories import InlogdienstFactory
from tests.inloggen.dienst import CLIENT_ID, GEHEIM, VREEMD, Dienst, Wie, visit
from tests.inloggen.telefoon import add_app, log_in
from tests.rollen import organisation_of

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def _draait() -> Iterator[Dienst]:
    dienst = Dienst()
    yield dienst
    dienst.stop()


@pytest.fixture
def dienst(_draait: Dienst, monkeypatch: pytest.MonkeyPatch) -> Dienst:
    _draait.reset()
    for naam in ("EEN", "TWEE"):
        monkeypatch.setenv(f"KETEN_OIDC_{naam}", GEHEIM)
    return _draait


@pytest.fixture
def bij(dienst: Dienst, lev: Medewerker) -> Inlogdienst:
    return _service(dienst, lev, "een")


def _service(dienst: Dienst, wie: Medewerker, sleutel: str) -> Inlogdienst:
    rij: Inlogdienst = InlogdienstFactory(
        organisatie=organisation_of(wie),
        uitgever=dienst.url,
        client_id=CLIENT_ID,
        sleutel=sleutel,
    )
    return rij


def _start(client: Client, rij: Inlogdienst) -> str:
    """Go to the service and log in there; return the way back."""
    antwoord = client.get(reverse("openid_connect_login", args=[rij.pk]))
    assert antwoord.status_code == 302, antwoord.text
    return visit(antwoord["Location"])


def _couple(client: Client, rij: Inlogdienst, wie: Medewerker) -> Any:
    geheim = actions.issue_link(wie, by=systeem("proef"))
    naar = reverse("koppelen", args=[geheim])
    antwoord = client.get(f"{naar}?dienst={rij.pk}")
    return client.get(visit(client.get(antwoord["Location"])["Location"]))


def test_who_was_given_a_link_is_coupled_and_comes_in(
    lev: Medewerker, bij: Inlogdienst
) -> None:
    client = Client()

    antwoord = _couple(client, bij, lev)

    assert antwoord.status_code == 302
    assert client.get("/").status_code == 200
    rij = SocialAccount.objects.get()
    assert (rij.user, rij.provider, rij.uid) == (lev, str(bij.pk), "sub-een")


def test_nothing_that_the_service_tells_of_somebody_is_kept(
    lev: Medewerker, bij: Inlogdienst
) -> None:
    _couple(Client(), bij, lev)

    assert "iemand@example.org" not in str(list(SocialAccount.objects.values()))


def test_who_is_coupled_comes_in_without_a_link(
    lev: Medewerker, bij: Inlogdienst
) -> None:
    _couple(Client(), bij, lev)
    client = Client()

    client.get(_start(client, bij))

    assert client.get("/").status_code == 200


def _refused(client: Client, terug: str, mensen: int) -> None:
    antwoord = client.get(terug)

    assert antwoord.status_code == 403
    assert "niet ingelogd" in antwoord.text
    assert "_auth_user_id" not in client.session
    assert Medewerker.objects.count() == mensen
    assert Weigering.objects.filter(soort="inlogdienst").exists()


def test_somebody_unknown_gets_no_account(lev: Medewerker, bij: Inlogdienst) -> None:
    client = Client()

    _refused(client, _start(client, bij), Medewerker.objects.count())

    assert not SocialAccount.objects.exists()


def test_two_services_that_tell_one_address_and_one_key_are_two_people(
    lev: Medewerker, vreemde: Medewerker, dienst: Dienst, bij: Inlogdienst
) -> None:
    ander = _service(dienst, vreemde, "twee")
    Medewerker.objects.update(email="iemand@example.org")
    _couple(Client(), bij, lev)

    _refused(client := Client(), _start(client, ander), Medewerker.objects.count())
    _couple(client, ander, vreemde)

    assert client.session["_auth_user_id"] == str(vreemde.pk)
    assert SocialAccount.objects.values("user").distinct().count() == 2


FOUT: dict[str, dict[str, Any]] = {
    "audience": {"aud": "een-ander"},
    "audience of others too": {"aud": [CLIENT_ID, "ander"], "azp": "ander"},
    "issuer": {"iss": "https://elders.example"},
    "nonce": {"nonce": "van-een-vorige-keer"},
    "no nonce": {"nonce": None},
    "expired": {"exp": int(time.time()) - 60},
    "no expiry": {"exp": None},
    "no subject": {"sub": None},
    "an empty subject": {"sub": ""},
}


@pytest.mark.parametrize("wat", FOUT)
def test_a_token_that_is_wrong_lets_nobody_in(
    wat: str, lev: Medewerker, dienst: Dienst, bij: Inlogdienst
) -> None:
    _couple(Client(), bij, lev)
    dienst.staat.claims = FOUT[wat]
    client = Client()

    _refused(client, _start(client, bij), Medewerker.objects.count())


def test_a_token_of_another_signer_lets_nobody_in(
    lev: Medewerker, dienst: Dienst, bij: Inlogdienst
) -> None:
    _couple(Client(), bij, lev)
    dienst.staat.sleutel = VREEMD
    client = Client()

    _refused(client, _start(client, bij), Medewerker.objects.count())


def test_an_answer_works_once_and_in_one_browser(
    lev: Medewerker, bij: Inlogdienst
) -> None:
    _couple(Client(), bij, lev)
    eigen, ander = Client(), Client()
    terug = _start(eigen, bij)

    _refused(ander, terug, Medewerker.objects.count())
    assert eigen.get(terug).status_code == 302
    eigen.post(reverse("account_logout"))
    _refused(eigen, terug, Medewerker.objects.count())


def test_a_service_that_says_to_be_another_is_not_asked(
    dienst: Dienst, bij: Inlogdienst
) -> None:
    dienst.staat.uitgever = "https://elders.example"

    antwoord = Client().get(reverse("openid_connect_login", args=[bij.pk]))

    assert antwoord.status_code == 403
    assert Weigering.objects.filter(soort="inlogdienst").exists()


@pytest.mark.parametrize("vraag", ["", "?code=x", "?state=x&code=x", "?error=x"])
def test_nonsense_on_the_way_back_is_refused(vraag: str, bij: Inlogdienst) -> None:
    terug = reverse("openid_connect_callback", args=[bij.pk])

    assert Client().get(f"{terug}{vraag}").status_code == 403


def test_a_service_that_is_off_does_not_exist(bij: Inlogdienst) -> None:
    Inlogdienst.objects.update(aan=False)

    antwoord = Client().get(reverse("openid_connect_login", args=[bij.pk]))

    assert antwoord.status_code == 404


def _freeze(lev: Medewerker) -> None:
    actions.freeze(lev, by=systeem("proef"))


def _leave(lev: Medewerker) -> None:
    actions.end_dienstverband(lev.dienstverbanden.get(), by=systeem("proef"))


@pytest.mark.parametrize("hoe", [_freeze, _leave])
def test_who_may_not_come_in_does_not_by_way_of_work(
    hoe: Any, lev: Medewerker, bij: Inlogdienst
) -> None:
    _couple(Client(), bij, lev)
    hoe(lev)
    client = Client()

    _refused(client, _start(client, bij), Medewerker.objects.count())


def test_a_link_couples_once(lev: Medewerker, dienst: Dienst, bij: Inlogdienst) -> None:
    client = Client()
    geheim = actions.issue_link(lev, by=systeem("proef"))
    naar = f"{reverse('koppelen', args=[geheim])}?dienst={bij.pk}"
    client.get(visit(client.get(client.get(naar)["Location"])["Location"]))
    dienst.staat.wie = Wie("sub-twee")

    assert Client().get(naar).status_code == 404


def test_a_word_in_the_address_couples_nobody(
    lev: Medewerker, bij: Inlogdienst
) -> None:
    client = Client()
    log_in(client, lev.inlognaam)
    begin = reverse("openid_connect_login", args=[bij.pk])

    terug = visit(client.get(f"{begin}?process=connect")["Location"])

    assert client.get(terug).status_code == 403
    assert not SocialAccount.objects.exists()


def test_without_a_claim_of_a_second_factor_ours_is_asked(
    lev: Medewerker, bij: Inlogdienst, verplicht: None
) -> None:
    client = Client()
    _couple(client, bij, lev)
    assert client.get("/")["Location"] == reverse("mfa_index")
    add_app(client)
    client = Client()

    antwoord = client.get(_start(client, bij))

    assert antwoord["Location"] == reverse("mfa_authenticate")


@pytest.mark.parametrize(("vertrouwd", "status"), [(True, 200), (False, 302)])
def test_a_claim_of_a_second_factor_counts_only_of_who_is_trusted_with_it(
    vertrouwd: bool,
    status: int,
    lev: Medewerker,
    dienst: Dienst,
    bij: Inlogdienst,
    verplicht: None,
) -> None:
    Inlogdienst.objects.update(vertrouwt_tweede_stap=vertrouwd)
    dienst.staat.claims = {"amr": ["pwd", "mfa"]}
    client = Client()

    _couple(client, bij, lev)

    assert client.get("/").status_code == status
