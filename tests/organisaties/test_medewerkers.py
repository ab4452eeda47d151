"""Who may add, change and shut out a colleague, and what that person notices."""

import datetime as dt
from typing import Any

import pytest
from django.contrib.sessions.models import Session
from django.test import Client
from django.urls import reverse

from keten.kern import klok
from keten.kern.models import Opdracht
from keten.kern.overgangen import GeenRechtError
from keten.organisaties import actions
from keten.organisaties.models import Dienstverband, Medewerker
from keten.toegang.rollen import Rol
from tests.factories import DeelnameFactory, MedewerkerFactory, OrganisatieFactory
from tests.factories.organisaties import WACHTWOORD
from tests.gedeeld import gedeeld
from tests.organisaties.beheerkring import Beheer, count_queries, make_beheer
from tests.rollen import actor_of, make_casus

pytestmark = pytest.mark.django_db
LIJST = "organisaties:medewerkers"


@gedeeld
def beheer() -> Beheer:
    return make_beheer()


def _new(beheer: Beheer, wie: Medewerker, **anders: object) -> Any:
    velden = {
        "naam": "Nieuwe Collega",
        "inlognaam": "Nieuwe.Collega",
        "email": "nieuw@example.org",
        "organisatie": str(beheer.kring.levgroep.pk),
        "functie": "jongerenwerker",
        "rollen": [Rol.PARTNERPROFESSIONAL.value],
    } | anders
    return beheer.kring.client(wie).post(
        reverse("organisaties:medewerker_nieuw"), velden
    )


def test_somebody_new_gets_work_a_role_that_waits_and_a_mail(beheer: Beheer) -> None:
    antwoord = _new(beheer, beheer.fb)

    assert antwoord.status_code == 302
    nieuw = Medewerker.objects.get(inlognaam="nieuwe.collega")
    assert not nieuw.has_usable_password()
    assert nieuw.dienstverbanden.get().organisatie == beheer.kring.levgroep
    assert nieuw.roltoekenningen.get().goedgekeurd_op is None
    opdracht = Opdracht.objects.get(taak="organisaties.mail_uitnodiging")
    assert opdracht.gegevens["medewerker_id"] == str(nieuw.pk)


def test_a_partner_adds_a_colleague_without_a_role(beheer: Beheer) -> None:
    assert _new(beheer, beheer.levbeheer).status_code == 302

    nieuw = Medewerker.objects.get(inlognaam="nieuwe.collega")
    assert not nieuw.roltoekenningen.exists()


def test_a_partner_adds_nobody_to_another_organisation(beheer: Beheer) -> None:
    elders = str(beheer.kring.politieorganisatie.pk)

    antwoord = _new(beheer, beheer.levbeheer, organisatie=elders)

    assert antwoord.status_code == 422


@pytest.mark.parametrize(
    ("veld", "waarde", "fout"),
    [
        ("inlognaam", "een naam", "Gebruik alleen letters"),
        ("inlognaam", "", "Vul dit in"),
        ("email", "geen adres", "geen mailadres"),
        ("naam", "x" * 100, "80"),
        ("naam", "nul\x00byte", ""),
        ("rollen", ["koning"], "Kies een rol uit de lijst"),
    ],
)
def test_bad_input_is_answered_beside_the_field(
    beheer: Beheer, veld: str, waarde: object, fout: str
) -> None:
    antwoord = _new(beheer, beheer.fb, **{veld: waarde})

    assert antwoord.status_code == 422
    assert veld in antwoord.context["form"].errors
    assert fout in antwoord.content.decode()
    assert "nieuw@example.org" in antwoord.content.decode() or veld == "email"


def test_a_login_name_that_is_taken_is_refused(beheer: Beheer) -> None:
    antwoord = _new(beheer, beheer.fb, inlognaam=beheer.kring.lev.inlognaam.upper())

    assert antwoord.status_code == 422
    assert "al in gebruik" in antwoord.content.decode()


def test_a_role_needs_an_organisation_that_takes_part(beheer: Beheer) -> None:
    weg = OrganisatieFactory()
    DeelnameFactory(
        organisatie=weg, samenwerkingsverband=beheer.kring.verband, tot=klok.vandaag()
    )

    antwoord = _new(beheer, beheer.fb, organisatie=str(weg.pk))

    assert antwoord.status_code == 422
    assert "neemt nu geen deel" in antwoord.content.decode()


def test_management_of_another_partnership_has_nothing_to_do_with_these(
    beheer: Beheer,
) -> None:
    client = beheer.kring.client(beheer.vreemd_beheer)
    collega = beheer.kring.lev
    url = reverse("organisaties:medewerker_wijzigen", args=[collega.pk])

    assert collega.naam not in client.get(reverse(LIJST)).content.decode()
    assert client.get(url).status_code in {302, 404}
    with pytest.raises(GeenRechtError):
        actions.freeze(collega, by=actor_of(beheer.vreemd_beheer))


@pytest.mark.parametrize("wie", ["lev", "meldpunt", "vreemde"])
def test_the_list_is_not_for_everybody(beheer: Beheer, wie: str) -> None:
    client = beheer.kring.client(getattr(beheer.kring, wie))

    antwoord = client.get(reverse(LIJST))

    # The stranger directs a partnership too, but sees nobody of this one.
    assert antwoord.status_code == (200 if wie == "vreemde" else 403)
    assert beheer.kring.politie.naam not in antwoord.content.decode()


def test_the_trajectregisseur_reads_and_changes_nothing(beheer: Beheer) -> None:
    client = beheer.kring.client(beheer.kring.regisseur)
    pk = beheer.kring.lev.pk

    assert beheer.kring.lev.naam in client.get(reverse(LIJST)).content.decode()
    assert client.get(reverse("organisaties:medewerker", args=[pk])).status_code == 200
    for naam in ("medewerker_wijzigen", "medewerker_link", "rol_voorstellen"):
        assert client.get(reverse(f"organisaties:{naam}", args=[pk])).status_code == 403


@pytest.mark.parametrize(
    "naam", ["medewerker", "medewerker_link", "dienstverband_nieuw"]
)
def test_a_partner_finds_nobody_of_another_organisation(
    beheer: Beheer, naam: str
) -> None:
    url = reverse(f"organisaties:{naam}", args=[beheer.kring.politie.pk])

    assert beheer.kring.client(beheer.levbeheer).get(url).status_code == 404


def test_a_name_is_searched_without_standing_in_the_address(beheer: Beheer) -> None:
    client = beheer.kring.client(beheer.fb)

    antwoord = client.post(reverse(LIJST), {"woord": beheer.kring.lev.naam})

    assert antwoord.status_code == 302
    assert "Medewerker" not in antwoord["Location"]
    gevonden = client.get(antwoord["Location"]).content.decode()
    assert beheer.kring.lev.inlognaam in gevonden


def test_a_frozen_account_is_out_within_the_same_second(beheer: Beheer) -> None:
    lev = beheer.kring.client(beheer.kring.lev)
    assert lev.get("/").status_code == 200

    antwoord = beheer.kring.client(beheer.fb).post(
        reverse(
            "organisaties:medewerker_handeling", args=[beheer.kring.lev.pk, "bevriezen"]
        )
    )

    assert antwoord.status_code == 302
    assert lev.get("/").status_code == 302
    assert not [
        s
        for s in Session.objects.all()
        if s.get_decoded().get("_auth_user_id") == str(beheer.kring.lev.pk)
    ]


def test_a_frozen_account_cannot_log_in_and_does_not_learn_why(beheer: Beheer) -> None:
    lev = beheer.kring.lev
    actions.freeze(lev, by=actor_of(beheer.fb))

    antwoord = Client().post(
        reverse("account_login"), {"login": lev.inlognaam, "password": WACHTWOORD}
    )

    assert antwoord.status_code == 200
    assert "_auth_user_id" not in antwoord.client.session


def test_nobody_freezes_the_own_account(beheer: Beheer) -> None:
    with pytest.raises(actions.EigenAccountError):
        actions.freeze(beheer.fb, by=actor_of(beheer.fb))


def test_who_was_frozen_comes_in_again_with_the_same_roles(beheer: Beheer) -> None:
    lev = beheer.kring.lev
    actions.freeze(lev, by=actor_of(beheer.fb))

    actions.unfreeze(lev, reden="Laptop is terug.", by=actor_of(beheer.fb))

    lev.refresh_from_db()
    assert actor_of(lev).rollen


def test_a_dienstverband_that_ends_now_ends_what_somebody_sees(beheer: Beheer) -> None:
    casus = make_casus(beheer.kring)
    lev = beheer.kring.client(beheer.kring.lev)
    assert lev.get(casus.get_absolute_url()).status_code == 200
    rij = Dienstverband.objects.get(medewerker=beheer.kring.lev)

    antwoord = beheer.kring.client(beheer.levbeheer).post(
        reverse("casusoverleg:dienstverband_beeindigen", args=[rij.pk]),
        {"wanneer": "nu"},
    )

    assert antwoord.status_code == 302
    assert lev.get(casus.get_absolute_url()).status_code == 302


def test_a_last_day_is_worked_to_its_end(beheer: Beheer) -> None:
    rij = Dienstverband.objects.get(medewerker=beheer.kring.lev)
    laatste = klok.vandaag() + dt.timedelta(days=3)

    beheer.kring.client(beheer.fb).post(
        reverse("casusoverleg:dienstverband_beeindigen", args=[rij.pk]),
        {"wanneer": "later", "laatste_dag": f"{laatste:%d-%m-%Y}"},
    )

    rij.refresh_from_db()
    assert rij.tot == laatste + dt.timedelta(days=1)


@pytest.mark.parametrize("dag", ["", "31-02-2027", "01-01-2020"])
def test_a_last_day_that_cannot_be_is_refused(beheer: Beheer, dag: str) -> None:
    rij = Dienstverband.objects.get(medewerker=beheer.kring.lev)

    antwoord = beheer.kring.client(beheer.fb).post(
        reverse("casusoverleg:dienstverband_beeindigen", args=[rij.pk]),
        {"wanneer": "later", "laatste_dag": dag},
    )

    assert antwoord.status_code == 422
    assert "laatste_dag" in antwoord.context["form"].errors


def test_the_list_asks_the_same_for_one_and_for_many(beheer: Beheer) -> None:
    client = beheer.kring.client(beheer.fb)
    url = reverse(LIJST)

    weinig = count_queries(client, url)
    MedewerkerFactory.create_batch(
        15,
        professional=True,
        organisatie=beheer.kring.levgroep,
        verband=beheer.kring.verband,
    )

    assert count_queries(client, url) == weinig
