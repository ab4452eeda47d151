"""Another address: whoever it is, the roles wait until somebody looked."""

import pytest
from django.urls import reverse

from keten.organisaties.models import Medewerker, Roltoekenning
from tests.gedeeld import gedeeld
from tests.organisaties.beheerkring import Beheer, make_beheer
from tests.rollen import actor_of

pytestmark = pytest.mark.django_db


@gedeeld
def beheer() -> Beheer:
    return make_beheer()


def _change(beheer: Beheer, rij: Medewerker, email: str) -> int:
    return (
        beheer.kring.client(beheer.fb)
        .post(
            reverse("organisaties:medewerker_wijzigen", args=[rij.pk]),
            {"naam": rij.naam, "email": email, "telefoon": ""},
        )
        .status_code
    )


def test_another_address_of_an_account_in_use_makes_the_roles_wait(
    beheer: Beheer,
) -> None:
    lev = beheer.kring.lev
    beheer.kring.client(lev)  # logs in

    assert _change(beheer, lev, "ander@example.org") == 302

    assert Roltoekenning.objects.get(medewerker=lev).goedgekeurd_op is None
    assert not actor_of(lev).rollen


def test_another_address_before_the_first_login_changes_no_role(
    beheer: Beheer,
) -> None:
    lev = beheer.kring.lev

    assert _change(beheer, lev, "ander@example.org") == 302

    assert Roltoekenning.objects.get(medewerker=lev).goedgekeurd_op


def test_the_only_trajectregisseur_keeps_its_address(beheer: Beheer) -> None:
    regisseur = beheer.kring.regisseur
    beheer.kring.client(regisseur)

    assert _change(beheer, regisseur, "ander@example.org") == 409

    regisseur.refresh_from_db()
    assert regisseur.email != "ander@example.org"
