"""The pages on which somebody is let stand in, and what they refuse."""

import datetime as dt

import pytest
from django.urls import reverse

from casusoverleg.models import Casus
from keten.kern import klok
from keten.organisaties.models import Vervanging
from keten.toegang.rollen import Rol
from tests.casusoverleg.vervangkring import replace_colleague
from tests.factories import MedewerkerFactory
from tests.gedeeld import gedeeld
from tests.rollen import Kring, add_deelnemer, make_casus, make_kring

pytestmark = pytest.mark.django_db


@gedeeld
def kring() -> Kring:
    return make_kring()


@gedeeld
def casus(kring: Kring) -> Casus:
    return make_casus(kring)


def test_the_page_is_for_the_two_and_for_who_appoints(
    kring: Kring, casus: Casus
) -> None:
    url = reverse("casusoverleg:vervanging", args=[replace_colleague(kring).pk])

    for wie in (kring.politie, kring.politie2, kring.regisseur):
        assert kring.client(wie).get(url).status_code == 200
    for wie in (kring.lev, kring.vreemde):
        assert kring.client(wie).get(url).status_code == 404


def test_asked_on_the_screen_by_the_regie(kring: Kring, casus: Casus) -> None:
    client = kring.client(kring.regisseur)
    laatste = klok.vandaag() + dt.timedelta(days=20)
    velden = {
        "voor": str(kring.politie.dienstverbanden.get().pk),
        "door": str(kring.politie2.dienstverbanden.get().pk),
        "rol": Rol.PARTNERPROFESSIONAL.value,
        "van": "vandaag",
        "laatste_dag": f"{laatste:%d-%m-%Y}",
    }
    url = reverse("casusoverleg:vervanging_nieuw")
    assert client.get(url).status_code == 200

    assert client.post(url, velden).status_code == 302

    assert Vervanging.objects.get().laatste_dag == laatste
    lijst = client.get(reverse("casusoverleg:vervangingen")).content.decode()
    assert kring.politie2.naam in lijst


@pytest.mark.parametrize(
    ("veld", "waarde"),
    [
        ("laatste_dag", "31-02-2027"),
        ("laatste_dag", "1-1-2020"),
        ("voor", "geen sleutel"),
        ("door", "00000000-0000-4000-8000-000000000000"),
        ("rol", "voorzitter"),
        ("reden", "x" * 600),
    ],
)
def test_bad_input_is_answered_beside_the_field(
    kring: Kring, veld: str, waarde: str
) -> None:
    velden = {
        "voor": str(kring.politie.dienstverbanden.get().pk),
        "door": str(kring.politie2.dienstverbanden.get().pk),
        "rol": Rol.PARTNERPROFESSIONAL.value,
        "van": "vandaag",
        "laatste_dag": "overmorgen",
        "reden": "Even weg.",
    }

    antwoord = kring.client(kring.regisseur).post(
        reverse("casusoverleg:vervanging_nieuw"), velden | {veld: waarde}
    )

    assert antwoord.status_code == 422
    assert veld in antwoord.context["form"].errors


def test_a_partner_offers_nobody_of_another_organisation(kring: Kring) -> None:
    beheer = MedewerkerFactory(
        collegabeheer=True, organisatie=kring.politieorganisatie, verband=kring.verband
    )

    pagina = kring.client(beheer).get(reverse("casusoverleg:vervanging_nieuw"))

    assert kring.politie.naam in pagina.content.decode()
    assert kring.lev.naam not in pagina.content.decode()


def test_a_second_place_is_not_made_for_who_is_on_the_casus(kring: Kring) -> None:
    casus = make_casus(kring)
    add_deelnemer(kring, casus, kring.politie2)

    replace_colleague(kring)

    assert casus.deelnames.filter(medewerker=kring.politie2).count() == 1
