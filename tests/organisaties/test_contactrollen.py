"""Whom to call for what: kept by the organisation, read by who is on the casus."""

import pytest
from django.urls import reverse

from keten.organisaties.models import Contactrol, Dienstverband
from tests.factories import ContactrolFactory
from tests.gedeeld import gedeeld
from tests.organisaties.beheerkring import Beheer, make_beheer
from tests.rollen import make_casus

pytestmark = pytest.mark.django_db
LIJST = "organisaties:contactrollen"


@gedeeld
def beheer() -> Beheer:
    return make_beheer()


def _velden(beheer: Beheer, wie: str = "lev", **anders: str) -> dict[str, str]:
    dienst = Dienstverband.objects.get(medewerker=getattr(beheer.kring, wie))
    gewoon = {
        "naam": "jongerenwerk",
        "waarvoor": "Contact op straat",
        "wie": str(dienst.pk),
        "telefoon": "0492-000001",
    }
    return gewoon | anders


def _add(beheer: Beheer, **anders: str) -> int:
    client = beheer.kring.client(beheer.levbeheer)
    url = reverse("organisaties:contactrol_nieuw")
    return client.post(url, _velden(beheer, **anders)).status_code


def test_a_role_stands_on_the_card_of_a_casus(beheer: Beheer) -> None:
    casus = make_casus(beheer.kring)
    assert _add(beheer) == 302

    url = reverse("casusoverleg:casus_contactkaart", args=[casus.pk])
    pagina = beheer.kring.client(beheer.kring.politie).get(url).content.decode()

    assert "jongerenwerk" in pagina
    assert "0492-000001" in pagina


def test_the_card_is_for_who_is_on_the_casus(beheer: Beheer) -> None:
    casus = make_casus(beheer.kring)
    url = reverse("casusoverleg:casus_contactkaart", args=[casus.pk])

    for wie, status in (("politie2", 404), ("vreemde", 404), ("meldpunt", 403)):
        client = beheer.kring.client(getattr(beheer.kring, wie))
        assert client.get(url).status_code == status


def test_who_left_is_nobody_to_call(beheer: Beheer) -> None:
    casus = make_casus(beheer.kring)
    rij = ContactrolFactory(organisatie=beheer.kring.levgroep)

    url = reverse("casusoverleg:casus_contactkaart", args=[casus.pk])
    pagina = beheer.kring.client(beheer.kring.lev).get(url).content.decode()

    assert "nu niemand" in pagina
    assert rij.telefoon not in pagina


def test_it_is_changed_and_taken_away(beheer: Beheer) -> None:
    _add(beheer)
    rij = Contactrol.objects.get()
    client = beheer.kring.client(beheer.levbeheer)
    wijzig = reverse("organisaties:contactrol_wijzigen", args=[rij.pk])
    velden = _velden(beheer, telefoon="0492-000009", versie=str(rij.versie))
    assert client.get(wijzig).status_code == 200
    assert client.post(wijzig, velden).status_code == 302

    weg = client.post(reverse("organisaties:contactrol_weghalen", args=[rij.pk]))

    assert weg.status_code == 302
    rij.refresh_from_db()
    assert (rij.telefoon, bool(rij.vervallen_op)) == ("0492-000009", True)


def test_a_partner_keeps_no_role_of_another(beheer: Beheer) -> None:
    rij = ContactrolFactory(organisatie=beheer.kring.politieorganisatie)
    client = beheer.kring.client(beheer.levbeheer)
    url = reverse("organisaties:contactrol_wijzigen", args=[rij.pk])

    assert client.get(url).status_code == 404
    assert rij.naam not in client.get(reverse(LIJST)).content.decode()
    assert (
        client.post(
            reverse("organisaties:contactrol_nieuw"), _velden(beheer, "politie")
        ).status_code
        == 422
    )


def test_a_name_is_taken_once(beheer: Beheer) -> None:
    assert [_add(beheer), _add(beheer)] == [302, 409]


@pytest.mark.parametrize("veld", ["naam", "waarvoor", "wie", "telefoon"])
def test_bad_input_is_refused(beheer: Beheer, veld: str) -> None:
    velden = _velden(beheer) | {veld: "x" * 400}
    url = reverse("organisaties:contactrol_nieuw")

    assert beheer.kring.client(beheer.levbeheer).post(url, velden).status_code == 422
    assert not Contactrol.objects.exists()


@pytest.mark.parametrize("wie", ["lev", "meldpunt", "regisseur"])
def test_the_list_is_for_who_manages_colleagues(beheer: Beheer, wie: str) -> None:
    client = beheer.kring.client(getattr(beheer.kring, wie))

    assert client.get(reverse(LIJST)).status_code == 403
