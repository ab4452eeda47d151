"""Four eyes: who asks for a role, or gets it, does not agree to it."""

import pytest
from django.urls import reverse

from casusoverleg.models import CasusDeelname
from keten.kern.models import Statuswissel
from keten.organisaties import actions
from keten.organisaties.models import Medewerker, Roltoekenning
from keten.toegang.rollen import Rol
from tests.factories import MedewerkerFactory
from tests.gedeeld import gedeeld
from tests.organisaties.beheerkring import Beheer, count_queries, make_beheer
from tests.rollen import actor_of, make_casus

pytestmark = pytest.mark.django_db


@gedeeld
def beheer() -> Beheer:
    return make_beheer()


def _ask(beheer: Beheer, rol: Rol, *, voor: Medewerker | None = None) -> Roltoekenning:
    wie = voor or MedewerkerFactory(organisatie=beheer.kring.gemeente)
    return actions.grant_rol(
        wie, rol=rol, verband=beheer.kring.verband, by=actor_of(beheer.fb)
    )


def _approve(rij: Roltoekenning, beheer: Beheer, wie: Medewerker) -> int:
    url = reverse("casusoverleg:rol_goedkeuren", args=[rij.pk])
    return beheer.kring.client(wie).post(url).status_code


def test_a_role_holds_once_the_trajectregisseur_agreed(beheer: Beheer) -> None:
    rij = _ask(beheer, Rol.MELDPUNTMEDEWERKER)
    assert not actor_of(rij.medewerker).rollen

    assert _approve(rij, beheer, beheer.kring.regisseur) == 302

    rij.refresh_from_db()
    assert rij.goedgekeurd_door == beheer.kring.regisseur
    assert actor_of(rij.medewerker).rollen


@pytest.mark.parametrize("wie", ["fb", "beleid", "levbeheer"])
def test_nobody_else_agrees(beheer: Beheer, wie: str) -> None:
    rij = _ask(beheer, Rol.NOTULIST)

    assert _approve(rij, beheer, getattr(beheer, wie)) == 403


def test_the_trajectregisseur_of_another_verband_finds_nothing(beheer: Beheer) -> None:
    rij = _ask(beheer, Rol.NOTULIST)

    assert _approve(rij, beheer, beheer.kring.vreemde) == 404


def test_who_asked_does_not_agree(beheer: Beheer) -> None:
    beide = MedewerkerFactory(
        regisseur=True, organisatie=beheer.kring.gemeente, verband=beheer.kring.verband
    )
    rij = _ask(beheer, Rol.FUNCTIONEEL_BEHEERDER, voor=beide)
    assert _approve(rij, beheer, beheer.kring.regisseur) == 302
    gevraagd = actions.grant_rol(
        MedewerkerFactory(organisatie=beheer.kring.gemeente),
        rol=Rol.NOTULIST,
        verband=beheer.kring.verband,
        by=actor_of(beide),
    )

    assert _approve(gevraagd, beheer, beide) == 409

    gevraagd.refresh_from_db()
    assert gevraagd.goedgekeurd_op is None


def test_nobody_agrees_to_the_own_role(beheer: Beheer) -> None:
    rij = _ask(beheer, Rol.NOTULIST, voor=beheer.kring.regisseur)

    assert _approve(rij, beheer, beheer.kring.regisseur) == 409


def test_a_role_is_answered_once(beheer: Beheer) -> None:
    rij = _ask(beheer, Rol.NOTULIST)
    _approve(rij, beheer, beheer.kring.regisseur)

    with pytest.raises(actions.AlBeslistError):
        actions.approve_rol(rij, by=actor_of(beheer.kring.regisseur))


def test_the_same_role_is_not_asked_twice(beheer: Beheer) -> None:
    rij = _ask(beheer, Rol.NOTULIST)

    with pytest.raises(actions.AlBeslistError):
        _ask(beheer, Rol.NOTULIST, voor=rij.medewerker)


def test_refusing_asks_why(beheer: Beheer) -> None:
    rij = _ask(beheer, Rol.NOTULIST)
    client = beheer.kring.client(beheer.kring.regisseur)
    url = reverse("organisaties:rol_weigeren", args=[rij.pk])

    assert client.post(url, {"reden": " "}).status_code == 422
    assert client.post(url, {"reden": "Werkt hier niet."}).status_code == 302

    rij.refresh_from_db()
    assert rij.tot is not None
    assert rij.goedgekeurd_op is None
    assert Statuswissel.objects.get(object_id=rij.pk).reden == "Werkt hier niet."


def test_a_new_trajectregisseur_sees_every_open_casus(beheer: Beheer) -> None:
    casus = make_casus(beheer.kring)
    rij = _ask(beheer, Rol.TRAJECTREGISSEUR)
    nieuw = beheer.kring.client(rij.medewerker)
    assert nieuw.get(casus.get_absolute_url()).status_code == 403

    _approve(rij, beheer, beheer.kring.regisseur)

    assert nieuw.get(casus.get_absolute_url()).status_code == 200


def test_a_professional_who_becomes_trajectregisseur_directs(beheer: Beheer) -> None:
    casus = make_casus(
        beheer.kring, deelnemers=(beheer.kring.lev, beheer.kring.politie)
    )
    rij = _ask(beheer, Rol.TRAJECTREGISSEUR, voor=beheer.kring.politie)

    _approve(rij, beheer, beheer.kring.regisseur)

    nu = CasusDeelname.objects.get(
        casus=casus, medewerker=beheer.kring.politie, tot__isnull=True
    )
    assert nu.rol == CasusDeelname.Rol.TRAJECTREGISSEUR


def test_who_is_trajectregisseur_no_more_is_on_no_casus(beheer: Beheer) -> None:
    casus = make_casus(beheer.kring)
    rij = _ask(beheer, Rol.TRAJECTREGISSEUR)
    _approve(rij, beheer, beheer.kring.regisseur)

    antwoord = beheer.kring.client(beheer.fb).post(
        reverse("casusoverleg:rol_beeindigen", args=[rij.pk]),
        {"reden": "Andere baan."},
    )

    assert antwoord.status_code == 302
    rest = CasusDeelname.objects.filter(casus=casus, medewerker=rij.medewerker)
    assert rest.filter(tot__isnull=False).count() == 1
    assert not rest.filter(tot__isnull=True).exists()


@pytest.mark.parametrize("rol", [Rol.TRAJECTREGISSEUR, Rol.FUNCTIONEEL_BEHEERDER])
def test_the_last_without_whom_nobody_gets_a_role_stays(
    beheer: Beheer, rol: Rol
) -> None:
    rij = Roltoekenning.objects.get(rol=rol, samenwerkingsverband=beheer.kring.verband)

    antwoord = beheer.kring.client(beheer.fb).post(
        reverse("casusoverleg:rol_beeindigen", args=[rij.pk]), {"reden": "Weg."}
    )

    assert antwoord.status_code == 409
    assert "Dit is de enige" in antwoord.content.decode()


def test_the_list_asks_the_same_for_one_and_for_many(beheer: Beheer) -> None:
    _ask(beheer, Rol.NOTULIST)
    client = beheer.kring.client(beheer.kring.regisseur)
    url = reverse("organisaties:rollen")

    een = count_queries(client, url)
    for _ in range(20):
        _ask(beheer, Rol.NOTULIST)

    assert count_queries(client, url) == een
