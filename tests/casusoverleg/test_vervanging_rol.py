"""The trajectregisseur is replaced: a role for weeks, with a second pair of eyes."""

import pytest
from django.urls import reverse

from casusoverleg.actions import vervanging as actions
from casusoverleg.models import Casus
from keten.organisaties.models import Medewerker, Roltoekenning, Vervanging
from keten.toegang.rollen import Rol
from tests.casusoverleg.vervangkring import replace_colleague, status_of
from tests.factories import MedewerkerFactory
from tests.gedeeld import gedeeld
from tests.rollen import Kring, actor_of, make_beheer, make_casus, make_kring

pytestmark = pytest.mark.django_db


@gedeeld
def kring() -> Kring:
    return make_kring()


@gedeeld
def casus(kring: Kring) -> Casus:
    return make_casus(kring)


def _replace_regie(kring: Kring, *, by: Medewerker) -> Vervanging:
    ander = MedewerkerFactory(organisatie=kring.gemeente, verband=kring.verband)
    return replace_colleague(
        kring,
        voor=kring.regisseur,
        door=ander,
        rol=Rol.TRAJECTREGISSEUR,
        by=actor_of(by),
    )


def test_the_trajectregisseur_is_replaced_only_when_another_agrees(
    kring: Kring, casus: Casus
) -> None:
    fb = make_beheer(kring)
    rij = _replace_regie(kring, by=kring.regisseur)
    assert status_of(kring, rij.door, casus) == 403

    antwoord = kring.client(fb).post(
        reverse("casusoverleg:vervanging_goedkeuren", args=[rij.pk])
    )

    assert antwoord.status_code == 302
    assert status_of(kring, rij.door, casus) == 200
    rol = Roltoekenning.objects.get(medewerker=rij.door)
    assert (rol.tot, rol.vervanging_id) == (rij.tot, rij.pk)


def test_a_casus_opened_meanwhile_is_of_both_who_direct(kring: Kring) -> None:
    rij = _replace_regie(kring, by=kring.regisseur)
    actions.approve(rij, by=actor_of(make_beheer(kring)))

    nieuw = make_casus(kring)

    plek = nieuw.deelnames.get(medewerker=rij.door)
    assert (plek.rol, plek.tot) == ("trajectregisseur", rij.tot)


@pytest.mark.parametrize("wie", ["vrager", "vervanger", "collega"])
def test_four_eyes(kring: Kring, wie: str) -> None:
    rij = _replace_regie(kring, by=kring.regisseur)
    wie_keurt = {
        "vrager": kring.regisseur,
        "vervanger": rij.door,
        "collega": kring.meldpunt,
    }[wie]

    antwoord = kring.client(wie_keurt).post(
        reverse("casusoverleg:vervanging_goedkeuren", args=[rij.pk])
    )

    assert antwoord.status_code in {403, 404}
    assert Vervanging.objects.get().goedgekeurd_op is None
