"""A link works once, for whom it is meant, and not for ever."""

import datetime as dt
import re
from typing import Any

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse

from keten.kern import klok
from keten.kern.models import Opdracht
from keten.organisaties import actions
from keten.organisaties.models import Medewerker, Uitnodiging
from keten.organisaties.tasks import mail_gekozen, mail_uitnodiging
from keten.toegang.actor import systeem
from tests.factories import MedewerkerFactory
from tests.gedeeld import gedeeld
from tests.organisaties.beheerkring import Beheer, make_beheer

pytestmark = pytest.mark.django_db
GOED = "vier woorden zijn genoeg"
BY = systeem("proef")


def _url(geheim: str) -> str:
    return reverse("organisaties:welkom", args=[geheim])


def _choose(geheim: str, een: str = GOED, twee: str = "") -> Any:
    return Client().post(_url(geheim), {"password1": een, "password2": twee or een})


@gedeeld
def nieuw() -> Medewerker:
    medewerker: Medewerker = MedewerkerFactory(professional=True)
    return medewerker


def test_a_password_is_chosen_and_lets_in(nieuw: Medewerker) -> None:
    geheim = actions.issue_link(nieuw, by=BY)
    pagina = Client().get(_url(geheim))
    assert pagina.status_code == 200
    assert nieuw.inlognaam in pagina.content.decode()
    assert pagina["Cache-Control"] == "no-store"
    assert pagina["Referrer-Policy"] == "no-referrer"

    antwoord = _choose(geheim)

    assert antwoord["Location"].startswith(reverse("account_login"))
    client = Client()
    client.post(reverse("account_login"), {"login": nieuw.inlognaam, "password": GOED})
    assert client.get("/").status_code == 200


def test_the_secret_is_kept_nowhere(nieuw: Medewerker) -> None:
    geheim = actions.issue_link(nieuw, by=BY)

    rij = Uitnodiging.objects.get()

    assert geheim not in str(rij.__dict__)
    assert len(rij.afdruk) == 64


def _used(geheim: str, nieuw: Medewerker) -> str:
    _choose(geheim)
    return geheim


def _old(geheim: str, nieuw: Medewerker) -> str:
    Uitnodiging.objects.update(geldig_tot=klok.nu() - dt.timedelta(seconds=1))
    return geheim


def _wrong(geheim: str, nieuw: Medewerker) -> str:
    return geheim[:-1] + ("a" if geheim[-1] != "a" else "b")


def _replaced(geheim: str, nieuw: Medewerker) -> str:
    actions.issue_link(nieuw, by=BY)
    return geheim


def _frozen(geheim: str, nieuw: Medewerker) -> str:
    Medewerker.objects.filter(pk=nieuw.pk).update(is_active=False)
    return geheim


@pytest.mark.parametrize("hoe", [_used, _old, _wrong, _replaced, _frozen])
def test_links_that_do_not_work_look_alike(hoe: Any, nieuw: Medewerker) -> None:
    nooit = Client().get(_url("nooit-gemaakt"))
    geheim = hoe(actions.issue_link(nieuw, by=BY), nieuw)
    nieuw.refresh_from_db()
    wachtwoord = nieuw.password

    antwoorden = [Client().get(_url(geheim)), _choose(geheim, "een heel ander woord")]

    for antwoord in antwoorden:
        assert antwoord.status_code == 404
        assert _plain(antwoord) == _plain(nooit)
    nieuw.refresh_from_db()
    assert nieuw.password == wachtwoord


def _plain(antwoord: Any) -> str:
    """The page without the token against forgery, which differs each time."""
    return re.sub(r'"X-CSRFToken": "[^"]*"', "", antwoord.content.decode())


@pytest.mark.parametrize(
    ("een", "twee", "fout"),
    [
        ("te kort", "", "te kort"),
        ("wachtwoordwachtwoord", "ander", "niet gelijk"),
        ("", "", "Vul een wachtwoord in"),
        ("x" * 501, "", "hooguit 500"),
    ],
)
def test_a_bad_password_is_refused_and_not_shown_again(
    een: str, twee: str, fout: str, nieuw: Medewerker
) -> None:
    geheim = actions.issue_link(nieuw, by=BY)

    antwoord = _choose(geheim, een, twee)

    assert antwoord.status_code == 422
    assert fout in antwoord.content.decode()
    assert not een or f'value="{een}"' not in antwoord.content.decode()
    assert Client().get(_url(geheim)).status_code == 200


def test_a_password_like_the_own_name_is_refused() -> None:
    nieuw = MedewerkerFactory(naam="Willemijn Proefpersoon")
    geheim = actions.issue_link(nieuw, by=BY)

    assert _choose(geheim, "willemijn proefpersoon").status_code == 422


def test_a_new_password_ends_what_was_open(nieuw: Medewerker) -> None:
    oud = Client()
    oud.force_login(
        nieuw, backend="allauth.account.auth_backends.AuthenticationBackend"
    )

    _choose(actions.issue_link(nieuw, by=BY))

    assert oud.get("/").status_code == 302


def test_who_tries_the_link_of_another_goes_on_as_nobody(nieuw: Medewerker) -> None:
    beheer = make_beheer()
    client = beheer.kring.client(beheer.fb)
    geheim = actions.issue_link(nieuw, by=BY)

    client.post(_url(geheim), {"password1": GOED, "password2": GOED})

    assert "_auth_user_id" not in client.session


def test_the_mail_holds_a_link_that_works_and_no_name(nieuw: Medewerker) -> None:
    actions.invite(nieuw, by=BY)
    opdracht = Opdracht.objects.get()

    mail_uitnodiging(opdracht_id=str(opdracht.pk))

    (brief,) = mail.outbox
    assert brief.to == [nieuw.email]
    assert nieuw.naam not in f"{brief.body}{brief.subject}"
    (geheim,) = re.findall(r"/welkom/([\w-]+)/", str(brief.body))
    assert geheim not in str(opdracht.gegevens)
    assert Client().get(_url(geheim)).status_code == 200


def test_nobody_frozen_gets_a_mail(nieuw: Medewerker) -> None:
    actions.invite(nieuw, by=BY)
    Medewerker.objects.filter(pk=nieuw.pk).update(is_active=False)

    mail_uitnodiging(opdracht_id=str(Opdracht.objects.get().pk))

    assert not mail.outbox
    assert not Uitnodiging.objects.exists()


def test_the_owner_is_told_that_a_password_was_chosen(nieuw: Medewerker) -> None:
    _choose(actions.issue_link(nieuw, by=BY))

    mail_gekozen(opdracht_id=str(Opdracht.objects.get().pk))

    assert mail.outbox[0].to == [nieuw.email]


@gedeeld
def beheer() -> Beheer:
    return make_beheer()


def _link_page(beheer: Beheer, wie: Medewerker, doe: str) -> Any:
    return beheer.kring.client(beheer.fb).post(
        reverse("organisaties:medewerker_link", args=[wie.pk]), {"doe": doe}
    )


def test_the_link_can_be_shown_before_the_first_login(beheer: Beheer) -> None:
    antwoord = _link_page(beheer, beheer.kring.lev, "toon")

    assert antwoord.status_code == 200
    assert antwoord["Cache-Control"] == "no-store"
    (pad,) = re.findall(
        r"http://testserver(/\S+/welkom/[\w-]+/)", antwoord.content.decode()
    )
    assert Client().get(pad).status_code == 200


def test_the_link_of_an_account_in_use_goes_by_mail_only(beheer: Beheer) -> None:
    beheer.kring.client(beheer.kring.lev)  # logs in

    antwoord = _link_page(beheer, beheer.kring.lev, "toon")

    assert antwoord.status_code == 409
    assert "/welkom/" not in antwoord.content.decode()
    assert _link_page(beheer, beheer.kring.lev, "mail").status_code == 302
    assert Opdracht.objects.filter(taak="organisaties.mail_uitnodiging").exists()
